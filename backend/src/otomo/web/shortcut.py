"""Routes that are called a thousand times for each other one, past the framework's routing."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from otomo.errors import ProblemError
from otomo.web.problems import problem_response


class Shortcut:
    """Calls the endpoints of some routes directly: those that take the request alone and return a response. Everything
    else goes its way; the routes stay in the router, which describes them."""

    def __init__(self, app: ASGIApp, router: APIRouter) -> None:
        self.app = app
        self.routes = _routes(router)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for one of the routes, passes on the others."""
        route = self.routes.get((scope["method"], scope["path"])) if scope["type"] == "http" else None
        if route is None:
            await self.app(scope, receive, send)
            return
        scope["route"] = route
        request = Request(scope, receive)
        try:
            response = await route.endpoint(request)
        except ProblemError as problem:
            response = problem_response(request, problem)
        await response(scope, receive, send)


def _routes(router: APIRouter) -> Mapping[tuple[str, str], APIRoute]:
    routes = [route for route in router.routes if isinstance(route, APIRoute)]
    return {(method, route.path): route for route in routes for method in route.methods or ()}
