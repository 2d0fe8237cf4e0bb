"""The gate before every route: who is calling, and does the policy let them in. It stands before anything of the
request's body is read, so a stranger's upload is refused unread."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from otomo.auth.admitted import Admitted
from otomo.auth.cookies import cookie_name
from otomo.auth.errors import ClosedToTokensError, MissingScopeError
from otomo.auth.policy import POLICY, Rule
from otomo.auth.service import AuthService
from otomo.auth.watch import Watch
from otomo.caller import acting
from otomo.errors import ForbiddenError, UnauthenticatedError
from otomo.limits.service import Caller, Limits
from otomo.settings import Settings
from otomo.tokens.items import ApiToken
from otomo.tokens.service import TokenService

_REFUSALS = {
    "writers": "Viewers read; ask a manager for a role that writes",
    "managers": "Only managers and administrators may do this",
    "admins": "Only an administrator may do this",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets callers in as the policy says."""

    auth: AuthService
    tokens: TokenService
    limits: Limits
    watch: Watch
    settings: Settings

    async def admit(self, rule: Rule, scope: Scope) -> None:
        """Puts who it is into the scope, as `admitted`. Raises UnauthenticatedError, ForbiddenError."""
        if rule.is_open:
            return
        admitted = scope["admitted"] = await self._who(HTTPConnection(scope))
        scope["user_id"] = admitted.user.user_id
        acting("token" if admitted.token else "user", admitted.user.user_id)
        if admitted.token is not None:
            _check_scopes(rule, admitted.token)
        if admitted.user.role not in rule.roles:
            raise ForbiddenError(_REFUSALS[rule.access])

    async def count(self, operation: tuple[str, str], scope: Scope) -> None:
        """Counts the request against the limits of whom it comes from. Raises OverLimitError."""
        admitted: Admitted | None = scope.get("admitted")
        client = scope.get("client")
        caller = Caller(
            address=client[0] if client else "unknown",
            user_id=admitted.user.user_id if admitted else None,
            token_id=admitted.token.token_id if admitted and admitted.token else None,
        )
        scope["standing"] = await self.limits.admit(operation, caller)

    async def _who(self, connection: HTTPConnection) -> Admitted:
        scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            token, user = await self.tokens.verify(secret.strip())
            return Admitted(user, token=token)
        cookie = connection.cookies.get(cookie_name(self.settings))
        if cookie is None:
            raise UnauthenticatedError
        signed_in = await self.auth.resume(cookie)
        return Admitted(signed_in.user, session=signed_in.session)


class GatedRoute(APIRoute):
    """A route behind the gate."""

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Asks the gate, then answers; a method that the route does not have is refused by the route."""
        if scope["method"] not in (self.methods or ()):
            await super().handle(scope, receive, send)
            return
        gate: Gate = scope["app"].state.services[Gate]
        operation = scope["method"], self.path
        await gate.admit(POLICY[operation], scope)
        await gate.count(operation, scope)
        await gate.watch.answer(super().handle, scope, receive, send)


def gated(routers: Iterable[APIRouter]) -> APIRouter:
    """The routes of all these routers, each behind the gate. Raises ValueError for one without a line in the policy."""
    made = APIRouter()
    for router in routers:
        made.routes += [_gated(route) for route in router.routes]
    return made


def _gated(route: object) -> APIRoute:
    if not isinstance(route, APIRoute):
        raise TypeError(f"{route} is no route that the gate can stand before")
    for method in route.methods or ():
        if (method, route.path) not in POLICY:
            raise ValueError(f'("{method}", "{route.path}") has no line in otomo/auth/policy.py: who may call it?')
    twin = copy.copy(route)
    twin.__class__ = GatedRoute
    return twin


def _check_scopes(rule: Rule, token: ApiToken) -> None:
    if not rule.scopes:
        raise ClosedToTokensError
    if missing := rule.scopes.difference(token.scopes):
        raise MissingScopeError(f"The token lacks {', '.join(sorted(missing))}")
