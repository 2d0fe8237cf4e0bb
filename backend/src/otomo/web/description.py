"""The API's description, extended by what FastAPI does not know."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI


def extend_description(app: FastAPI, change: Callable[[dict[str, Any]], None]) -> None:
    """Has `change` complete the OpenAPI document, once, when it is first asked for; several are carried out in turn."""
    describe = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            change(describe())
        return describe()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the description
