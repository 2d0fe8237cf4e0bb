"""How routes get their services: by type, from what the composition root put on the application."""

from typing import Any, TypeVar

from fastapi import Depends, Request

T = TypeVar("T")

Services = dict[type[Any], Any]


def provided(service: type[T]) -> Any:
    """A dependency on the one instance of `service`, for use in an Annotated alias."""

    def find(request: Request) -> T:
        services: Services = request.app.state.services
        found: T = services[service]
        return found

    return Depends(find)
