"""/api/users: accounts, for administrators; one's own, for everybody."""

from typing import Any

from fastapi import APIRouter, Response

from otomo.auth.deps import Admin, AnyUser, AuthServiceDep, OnceDep, SignedInDep
from otomo.auth.passwords import check_strength, hash_password
from otomo.auth.router import session_list
from otomo.auth.schemas import SessionList
from otomo.tokens.deps import TokenServiceDep
from otomo.users.deps import UserServiceDep
from otomo.users.items import Preferences, User
from otomo.users.schemas import MePatch, UserCreate, UserList, UserPatch, UserResponse
from otomo.users.service import NewUser
from otomo.web.ids import PathId
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/users", tags=["users"])


def _response(user: User, response: Response) -> UserResponse:
    set_etag(response, user.version)
    return UserResponse.model_validate(user)


@router.get("/me")
async def read_me(signed_in: SignedInDep, response: Response) -> UserResponse:
    """One's own account."""
    return _response(signed_in.user, response)


@router.patch("/me")
async def change_me(
    body: MePatch, users: UserServiceDep, signed_in: SignedInDep, expected: ExpectedVersion, response: Response
) -> UserResponse:
    """Changes one's own display name, language and preferences."""
    changes = _given(body.model_dump(exclude={"preferences"}))
    if body.preferences:
        changes["preferences"] = Preferences(**body.preferences.model_dump())
    return _response(await users.change(signed_in.user.user_id, expected, changes), response)


@router.get("")
async def list_users(users: UserServiceDep, principal: AnyUser) -> UserList:
    """Everybody, for administrators; for managers those whose books they see; a rep or viewer sees only the own
    account."""
    everybody = await users.all()
    if principal.role not in ("admin", "manager"):
        everybody = [u for u in everybody if u.user_id == principal.user_id]
    everybody = [u for u in everybody if principal.may_see(u.user_id)]
    return UserList(items=[UserResponse.model_validate(u) for u in everybody], next_cursor=None)


@router.post("", status_code=201)
async def create_user(
    body: UserCreate, users: UserServiceDep, _: Admin, once: OnceDep, response: Response
) -> UserResponse:
    """Adds a user, or without a password invites one. 409 `email-taken` or `username-taken`."""
    hashed = None
    if body.password is not None:
        check_strength(body.password, names=(body.username, body.email, body.display_name))
        hashed = await hash_password(body.password)
    new = NewUser(**body.model_dump(exclude={"password"}), password_hash=hashed, invited=hashed is None)
    return _response(await users.create(new, once), response)


@router.get("/{user_id}")
async def read_user(user_id: PathId, users: UserServiceDep, _: Admin, response: Response) -> UserResponse:
    """One user."""
    return _response(await users.get(user_id), response)


@router.patch("/{user_id}")
async def change_user(
    user_id: PathId,
    body: UserPatch,
    users: UserServiceDep,
    _: Admin,
    expected: ExpectedVersion,
    response: Response,
) -> UserResponse:
    """Changes a user; another password or role ends the user's sessions."""
    changes = _given(body.model_dump(exclude={"password"}))
    if body.password is not None:
        before = await users.get(user_id)
        names = (before.username, before.email, before.display_name, body.username, body.email, body.display_name)
        check_strength(body.password, names=tuple(filter(None, names)))
        changes["password_hash"] = await hash_password(body.password)
    return _response(await users.change(user_id, expected, changes), response)


@router.delete("/{user_id}", status_code=204)
async def delete_user(
    user_id: PathId,
    users: UserServiceDep,
    auth: AuthServiceDep,
    tokens: TokenServiceDep,
    _: Admin,
    expected: ExpectedVersion,
) -> None:
    """Removes a user, who leaves all teams, and ends the user's sessions and tokens. 409 while customers are owned by
    them."""
    await users.delete(user_id, expected)
    await auth.sweep(user_id)
    await tokens.revoke_all(user_id)


@router.get("/{user_id}/sessions")
async def list_sessions(user_id: PathId, auth: AuthServiceDep, _: Admin, signed_in: SignedInDep) -> SessionList:
    """Where a user is signed in."""
    return session_list(await auth.list(user_id), signed_in)


@router.delete("/{user_id}/sessions", status_code=204)
async def revoke_sessions(user_id: PathId, auth: AuthServiceDep, _: Admin) -> None:
    """Ends all sessions of a user."""
    await auth.revoke_all(user_id)


@router.delete("/{user_id}/sessions/{session_ref}", status_code=204)
async def revoke_session(user_id: PathId, session_ref: PathId, auth: AuthServiceDep, _: Admin) -> None:
    """Ends one session of a user."""
    await auth.revoke(user_id, session_ref)


def _given(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None}
