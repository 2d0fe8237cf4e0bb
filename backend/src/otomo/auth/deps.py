"""Who is calling, as annotated aliases. Who may is decided by the gate (`auth/policy.py`); that a route's signature
says it too is the second lock."""

from typing import Annotated

from fastapi import Depends, Request

from otomo.auth.admitted import Admitted
from otomo.auth.cookies import cookie_name
from otomo.auth.errors import ClosedToTokensError
from otomo.auth.principal import Principal
from otomo.auth.principals import Principals
from otomo.auth.service import AuthService, Client, SignedIn
from otomo.errors import UnauthenticatedError
from otomo.settings import Settings
from otomo.store.idempotency import Once
from otomo.web.once import IdempotencyKey, RawBody, once_of
from otomo.web.provide import provided

AuthServiceDep = Annotated[AuthService, provided(AuthService)]
SettingsDep = Annotated[Settings, provided(Settings)]


def _token(request: Request, settings: SettingsDep) -> str | None:
    return request.cookies.get(cookie_name(settings))


SessionToken = Annotated[str | None, Depends(_token)]


def _admitted(request: Request) -> Admitted:
    admitted: Admitted | None = request.scope.get("admitted")
    if admitted is None:
        raise UnauthenticatedError
    return admitted


AdmittedDep = Annotated[Admitted, Depends(_admitted)]


def _signed_in(admitted: AdmittedDep) -> SignedIn:
    if admitted.session is None:
        raise ClosedToTokensError
    return SignedIn(admitted.session, admitted.user)


SignedInDep = Annotated[SignedIn, Depends(_signed_in)]


async def _principal(
    request: Request, admitted: AdmittedDep, principals: Annotated[Principals, provided(Principals)]
) -> Principal:
    principal = request.scope["principal"] = await principals.of(admitted.user)
    return principal


AnyUser = Annotated[Principal, Depends(_principal)]


def _writer(principal: AnyUser) -> Principal:
    principal.require_writer()
    return principal


Writer = Annotated[Principal, Depends(_writer)]


def _manager(principal: AnyUser) -> Principal:
    principal.require_manager()
    return principal


Manager = Annotated[Principal, Depends(_manager)]


def _admin(principal: AnyUser) -> Principal:
    principal.require_admin()
    return principal


Admin = Annotated[Principal, Depends(_admin)]


def _once(request: Request, principal: AnyUser, body: RawBody, key: IdempotencyKey = None) -> Once | None:
    return once_of(request, body, principal.user_id, key)


OnceDep = Annotated[Once | None, Depends(_once)]


def _client(request: Request) -> Client:
    address = request.client.host if request.client else None
    return Client(address or "unknown", request.headers.get("user-agent") or "unknown")


ClientDep = Annotated[Client, Depends(_client)]
