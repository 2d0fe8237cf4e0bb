"""Signing in and out: opaque sessions in the store, so that a restart logs nobody out."""

import secrets
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from otomo.access_settings import SessionSettings
from otomo.audit.journal import audited
from otomo.auth.errors import InvalidCredentialsError, SessionNotFoundError
from otomo.auth.items import Session
from otomo.auth.passwords import check_strength, hash_password, verify_password
from otomo.auth.repository import SessionRepository
from otomo.auth.throttle import SignInThrottle
from otomo.caller import acting, caller
from otomo.clock import Clock
from otomo.errors import UnauthenticatedError
from otomo.users.items import User
from otomo.users.service import UserService

_TOUCH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Client:
    """Where a sign-in comes from, for the user's list of sessions."""

    ip: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session, its user, and the cookie's value when it was made just now."""

    session: Session
    user: User
    token: str | None = None


def session_id_of(token: str) -> str:
    """The stored id of a cookie's value."""
    return sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class AuthService:
    """Sessions and passwords."""

    sessions: SessionRepository
    users: UserService
    throttle: SignInThrottle
    clock: Clock
    settings: SessionSettings

    async def sign_in(self, login: str, password: str, client: Client, previous: str | None) -> SignedIn:
        """A new session; the one the browser had ends (rotation). Raises InvalidCredentialsError,
        TooManySignInsError."""
        async with self.throttle.attempt(login, client.ip) as attempt:
            user = await self.users.find_by_login(login)
            if not await verify_password(user.password_hash if user else None, password) or user is None:
                caller().about = ("users", user.user_id) if user else None
                await attempt.failed()
                raise InvalidCredentialsError
            await attempt.succeeded()
        return await self.open(user, client, previous, "password")

    async def prove(self, user: User, password: str, client: Client) -> None:
        """Raises InvalidCredentialsError for a wrong password of somebody who is signed in, TooManySignInsError."""
        async with self.throttle.attempt(user.username, client.ip) as attempt:
            if not await verify_password(user.password_hash, password):
                await attempt.failed()
                raise InvalidCredentialsError("The current password is not right")

    async def resume(self, token: str) -> SignedIn:
        """The session and user of a cookie. Raises UnauthenticatedError when it is unknown, ended or idle too long."""
        signed_in = await self.look(session_id_of(token))
        session, now = signed_in.session, self.clock.epoch()
        if now - session.last_seen_at < _TOUCH_SECONDS:
            return signed_in
        await self.sessions.touch(session, now)
        return SignedIn(msgspec.structs.replace(session, last_seen_at=now), signed_in.user)

    async def look(self, session_id: str) -> SignedIn:
        """The session and its user as they are now; to look is no use of it. Raises UnauthenticatedError."""
        session = await self.sessions.find(session_id)
        if session is None or not self._is_live(session, self.clock.epoch()):
            raise UnauthenticatedError
        user = await self.users.find(session.user_id)
        if user is None or session.generation != user.session_generation:
            raise UnauthenticatedError
        return SignedIn(session, user)

    def idle_expires_at(self, session: Session) -> int:
        """When the session ends if nothing is asked any more; epoch seconds."""
        return min(session.expires_at, session.last_seen_at + self.settings.idle_minutes * 60)

    async def sign_out(self, token: str) -> None:
        """Ends the session of this cookie."""
        session = await self.sessions.find(session_id_of(token))
        if session is None:
            return
        acting("user", session.user_id)
        with audited("auth.sign-out", "sessions", session.session_ref):
            await self.sessions.delete(session.session_id)

    async def list(self, user_id: str) -> list[Session]:
        """The user's live sessions, newest first. Raises UserNotFoundError."""
        user, now = await self.users.get(user_id), self.clock.epoch()
        found = await self.sessions.of_user(user_id)
        return [s for s in found if self._is_live(s, now) and s.generation == user.session_generation]

    async def revoke(self, user_id: str, session_ref: str) -> None:
        """Ends one of the user's sessions. Raises SessionNotFoundError, UserNotFoundError."""
        for session in await self.list(user_id):
            if session.session_ref == session_ref:
                with audited("sessions.revoke", "sessions", session_ref) as entry:
                    entry.changed({"user_id": user_id}, None)
                    await self.sessions.delete(session.session_id)
                return
        raise SessionNotFoundError

    async def revoke_all(self, user_id: str) -> None:
        """Ends all of the user's sessions, those too that are being opened now. Raises UserNotFoundError."""
        await self.users.end_sessions(user_id)

    async def sweep(self, user_id: str) -> None:
        """Deletes what is left of a user who is no more: a user restored under the same id would inherit it."""
        for session in await self.sessions.of_user(user_id):
            await self.sessions.delete(session.session_id)

    async def revoke_others(self, signed_in: SignedIn) -> SignedIn:
        """Ends all of the user's sessions but this one, which goes on under another cookie."""
        with audited("sessions.revoke-others", "users", signed_in.user.user_id):
            user = await self.users.end_sessions(signed_in.user.user_id)
        return await self._renewed(signed_in.session, user)

    async def change_password(self, signed_in: SignedIn, current: str, new: str, client: Client) -> SignedIn:
        """Sets a new password and ends the user's sessions; this one goes on under another cookie. Raises
        InvalidCredentialsError, WeakPasswordError, TooManySignInsError."""
        user = signed_in.user
        await self.prove(user, current, client)
        check_strength(new, names=(user.username, user.email, user.display_name))
        hashed = await hash_password(new)
        with audited("auth.password", "users", user.user_id):
            changed = await self.users.set_password(user, hashed)
        return await self._renewed(signed_in.session, changed)

    async def open(self, user: User, client: Client, previous: str | None, method: str) -> SignedIn:
        """A new session of somebody who has proved who they are; the one the browser had ends (rotation)."""
        if previous:
            await self.sessions.delete(session_id_of(previous))
        token = secrets.token_urlsafe(32)
        now = self.clock.epoch()
        session = Session(
            session_id=session_id_of(token),
            session_ref=secrets.token_hex(8),
            user_id=user.user_id,
            created_at=now,
            last_seen_at=now,
            expires_at=now + self.settings.absolute_hours * 3600,
            user_agent=client.user_agent[:200],
            ip=client.ip,
            method=method,
            generation=user.session_generation,
        )
        acting("user", user.user_id)
        with audited("auth.sign-in", "users", user.user_id) as entry:
            entry.changed(None, {"method": method, "session_ref": session.session_ref})
            await self.sessions.create(session)
        return SignedIn(session, user, token)

    async def _renewed(self, session: Session, user: User) -> SignedIn:
        """The session under another cookie, in the user's new generation; it lasts no longer than it would have."""
        token, now = secrets.token_urlsafe(32), self.clock.epoch()
        renewed = msgspec.structs.replace(
            session, session_id=session_id_of(token), last_seen_at=now, generation=user.session_generation
        )
        await self.sessions.create(renewed)
        return SignedIn(renewed, user, token)

    def _is_live(self, session: Session, now: int) -> bool:
        return now < session.expires_at and now < session.last_seen_at + self.settings.idle_minutes * 60
