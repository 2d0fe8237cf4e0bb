"""/api/setup: the first administrator of an empty installation."""

from typing import Annotated

from fastapi import APIRouter, Response

from otomo.auth.cookies import set_session_cookie
from otomo.auth.deps import AuthServiceDep, ClientDep, SessionToken, SettingsDep
from otomo.auth.errors import PasswordSignInOffError
from otomo.auth.router import session_response
from otomo.auth.schemas import SessionResponse
from otomo.auth.setup.schemas import SetupRequest
from otomo.auth.setup.service import SetupService
from otomo.users.service import NewUser
from otomo.web.provide import provided

router = APIRouter(prefix="/api/setup", tags=["auth"])

SetupServiceDep = Annotated[SetupService, provided(SetupService)]


@router.post("", status_code=201)
async def set_up(
    body: SetupRequest,
    response: Response,
    setup: SetupServiceDep,
    auth: AuthServiceDep,
    settings: SettingsDep,
    client: ClientDep,
    token: SessionToken,
) -> SessionResponse:
    """Adds the first administrator and opens a session. 403 `setup-code-wrong`, `password-sign-in-off`;
    409 `already-set-up` for ever once there is a user."""
    if not settings.sign_in.password:
        raise PasswordSignInOffError
    new = NewUser(body.username, body.email, body.display_name, "admin", body.locale, None)
    signed_in = await setup.set_up(body.code, new, body.password, client, token)
    set_session_cookie(response, settings, signed_in.token or "")
    return session_response(auth, signed_in)
