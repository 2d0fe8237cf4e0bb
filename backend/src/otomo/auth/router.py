"""/api/auth: sign in, stay signed in, sign out here and everywhere."""

from collections.abc import Iterable
from datetime import UTC, datetime

from fastapi import APIRouter, Response

from otomo.auth.cookies import clear_session_cookie, set_session_cookie
from otomo.auth.deps import AuthServiceDep, ClientDep, SessionToken, SettingsDep, SignedInDep
from otomo.auth.device import device_of
from otomo.auth.errors import PasswordSignInOffError
from otomo.auth.items import Session
from otomo.auth.schemas import PasswordChange, SessionList, SessionResponse, SessionRow, SignInRequest
from otomo.auth.service import AuthService, SignedIn
from otomo.users.schemas import UserResponse
from otomo.web.ids import PathId

router = APIRouter(prefix="/api/auth", tags=["auth"])


@router.post("/sign-in")
async def sign_in(
    body: SignInRequest,
    response: Response,
    auth: AuthServiceDep,
    settings: SettingsDep,
    client: ClientDep,
    token: SessionToken,
) -> SessionResponse:
    """Opens a session and sets its cookie. 401 for wrong credentials, 429 after too many failures,
    403 `password-sign-in-off` where only providers' accounts count."""
    if not settings.sign_in.password:
        raise PasswordSignInOffError
    signed_in = await auth.sign_in(body.login.strip(), body.password, client, token)
    set_session_cookie(response, settings, signed_in.token or "")
    return session_response(auth, signed_in)


@router.post("/sign-out", status_code=204)
async def sign_out(response: Response, auth: AuthServiceDep, settings: SettingsDep, token: SessionToken) -> None:
    """Ends this session; without one it does nothing."""
    if token:
        await auth.sign_out(token)
    clear_session_cookie(response, settings)


@router.post("/sign-out-everywhere", status_code=204)
async def sign_out_everywhere(
    response: Response, auth: AuthServiceDep, settings: SettingsDep, signed_in: SignedInDep
) -> None:
    """Ends all of the user's sessions, this one too."""
    await auth.revoke_all(signed_in.user.user_id)
    clear_session_cookie(response, settings)


@router.get("/session")
async def read_session(auth: AuthServiceDep, signed_in: SignedInDep) -> SessionResponse:
    """Who is signed in."""
    return session_response(auth, signed_in)


@router.get("/sessions")
async def list_sessions(auth: AuthServiceDep, signed_in: SignedInDep) -> SessionList:
    """The user's live sessions."""
    return session_list(await auth.list(signed_in.user.user_id), signed_in)


@router.delete("/sessions", status_code=204)
async def revoke_others(
    response: Response, auth: AuthServiceDep, settings: SettingsDep, signed_in: SignedInDep
) -> None:
    """Ends all of the user's sessions but this one, which gets another cookie."""
    renewed = await auth.revoke_others(signed_in)
    set_session_cookie(response, settings, renewed.token or "")


@router.delete("/sessions/{session_ref}", status_code=204)
async def revoke_session(session_ref: PathId, auth: AuthServiceDep, signed_in: SignedInDep) -> None:
    """Ends one of the user's sessions."""
    await auth.revoke(signed_in.user.user_id, session_ref)


@router.post("/password", status_code=204)
async def change_password(
    body: PasswordChange,
    response: Response,
    auth: AuthServiceDep,
    settings: SettingsDep,
    signed_in: SignedInDep,
    client: ClientDep,
) -> None:
    """Sets a new password and ends the user's other sessions; this one gets another cookie. 403
    `password-sign-in-off` where only providers' accounts count."""
    if not settings.sign_in.password:
        raise PasswordSignInOffError
    renewed = await auth.change_password(signed_in, body.current_password, body.new_password, client)
    set_session_cookie(response, settings, renewed.token or "")


def session_response(auth: AuthService, signed_in: SignedIn) -> SessionResponse:
    """Who is signed in, until when."""
    return SessionResponse(
        user=UserResponse.model_validate(signed_in.user),
        expires_at=_utc(signed_in.session.expires_at),
        idle_expires_at=_utc(auth.idle_expires_at(signed_in.session)),
    )


def session_list(sessions: Iterable[Session], signed_in: SignedIn) -> SessionList:
    """Somebody's sessions as `signed_in` sees them."""
    return SessionList(items=[_row(session, signed_in.session.session_id) for session in sessions])


def _row(session: Session, current_id: str) -> SessionRow:
    return SessionRow(
        session_ref=session.session_ref,
        current=session.session_id == current_id,
        created_at=_utc(session.created_at),
        last_seen_at=_utc(session.last_seen_at),
        expires_at=_utc(session.expires_at),
        ip=session.ip,
        user_agent=session.user_agent,
        device=device_of(session.user_agent),
        method=session.method,
    )


def _utc(epoch: int) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
