"""Who may call, as annotated aliases: the signature of a route says it."""

from typing import Annotated

from fastapi import Depends, Request

from otomo.auth.cookies import cookie_name
from otomo.auth.principal import Principal
from otomo.auth.service import AuthService, Client, SignedIn
from otomo.caller import acting
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


async def _signed_in(request: Request, token: SessionToken, auth: AuthServiceDep) -> SignedIn:
    if token is None:
        raise UnauthenticatedError
    signed_in = await auth.resume(token)
    request.scope["user_id"] = signed_in.user.user_id
    acting("user", signed_in.user.user_id)
    return signed_in


SignedInDep = Annotated[SignedIn, Depends(_signed_in)]


def _principal(signed_in: SignedInDep) -> Principal:
    user = signed_in.user
    return Principal(user.user_id, user.username, user.display_name, user.role, user.locale)


AnyUser = Annotated[Principal, Depends(_principal)]


def _writer(principal: AnyUser) -> Principal:
    principal.require_writer()
    return principal


Writer = Annotated[Principal, Depends(_writer)]


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
