"""Users: who may sign in, as what."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.errors import StaleVersionError
from otomo.ids import new_id
from otomo.rich import Locale
from otomo.store.client import Operation
from otomo.store.idempotency import Idempotency, Once
from otomo.teams.leaving import Leaving
from otomo.users.errors import LastAdminError, UserOwnsCustomersError
from otomo.users.items import Identity, Role, User
from otomo.users.repository import UserRepository

_ENDS_SESSIONS = ("password_hash", "role")
_TRIES = 5

OwnsCustomers = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class NewUser:
    """What a user is made from. `password_hash` None: no sign-in by password; `invited`: by the first account of a
    provider with this verified address."""

    username: str
    email: str
    display_name: str
    role: Role
    locale: Locale
    password_hash: str | None
    identities: tuple[Identity, ...] = ()
    invited: bool = False


@dataclass(frozen=True, slots=True)
class UserService:
    """Reads and changes users."""

    users: UserRepository
    idempotency: Idempotency
    clock: Clock
    owns_customers: OwnsCustomers
    leaving: Leaving

    async def find(self, user_id: str) -> User | None:
        """The user with this id."""
        return await self.users.find(user_id)

    async def find_by_login(self, login: str) -> User | None:
        """The user with this user name or e-mail address."""
        return await self.users.find_by_login(login)

    async def find_by_identity(self, issuer: str, subject: str) -> User | None:
        """The user to whom this account of a provider belongs."""
        return await self.users.find_by_identity(issuer, subject)

    async def get(self, user_id: str) -> User:
        """The user with this id. Raises UserNotFoundError."""
        return await self.users.get(user_id)

    async def all(self) -> list[User]:
        """Everybody, by user name."""
        return await self.users.all()

    async def any(self) -> bool:
        """Whether there is anybody."""
        return await self.users.any()

    async def create(
        self, new: NewUser, once: Once | None = None, user_id: str | None = None, also: Sequence[Operation] = ()
    ) -> User:
        """Adds a user, and does `also` with it. Raises EmailTakenError, UsernameTakenError, IdentityTakenError,
        IdempotencyMismatchError, and ConditionFailedError when a condition of `also` refuses."""
        now = self.clock.now()
        user = User(
            user_id=user_id or new_id("u"),
            username=new.username,
            email=new.email,
            display_name=new.display_name,
            role=new.role,
            locale=new.locale,
            password_hash=new.password_hash,
            identities=new.identities,
            invited=new.invited,
            created_at=now,
            updated_at=now,
        )

        async def write(record: Any) -> User:
            # What is kept for a repeated request must not hold the hash.
            with audited("users.create", "users", user.user_id) as entry:
                entry.changed(None, user)
                await self.users.create(user, [*record(replace(user, password_hash=None)), *also])
            return user

        return await self.idempotency.run(once, User, write)

    async def change(self, user_id: str, expected: int, changes: dict[str, Any]) -> User:
        """Changes fields of a user; another password or role ends the user's sessions. Raises UserNotFoundError,
        StaleVersionError, LastAdminError, EmailTakenError, UsernameTakenError, IdentityTakenError."""
        before = await self.users.get(user_id)
        if before.version != expected:
            raise StaleVersionError
        steps_down = before.role == "admin" and changes.get("role", "admin") != "admin"
        staying = await self._other_admin(user_id) if steps_down else None
        ends = any(changes.get(name, getattr(before, name)) != getattr(before, name) for name in _ENDS_SESSIONS)
        after = replace(
            before,
            **changes,
            session_generation=before.session_generation + ends,
            updated_at=self.clock.now(),
            version=before.version + 1,
        )
        with audited("users.update", "users", user_id) as entry:
            entry.changed(before, after)
            if before.role == "manager" and after.role != "manager":
                await self.leaving.lead_no_more(user_id, lambda left: self.users.replace(before, after, staying, left))
            else:
                await self.users.replace(before, after, staying)
        return after

    async def set_password(self, user: User, password_hash: str) -> User:
        """Stores a new hash. Raises StaleVersionError."""
        return await self.change(user.user_id, user.version, {"password_hash": password_hash})

    async def end_sessions(self, user_id: str) -> User:
        """Ends all of a user's sessions with one write. Raises UserNotFoundError, StaleVersionError when somebody keeps
        changing the user."""
        for _ in range(_TRIES - 1):
            try:
                return await self._end_sessions(await self.users.get(user_id))
            except StaleVersionError:
                continue
        return await self._end_sessions(await self.users.get(user_id))

    async def _end_sessions(self, before: User) -> User:
        after = replace(before, session_generation=before.session_generation + 1, version=before.version + 1)
        with audited("sessions.revoke-all", "users", before.user_id):
            await self.users.replace(before, after)
        return after

    async def delete(self, user_id: str, expected: int) -> None:
        """Removes a user. Raises UserNotFoundError, StaleVersionError, LastAdminError, UserOwnsCustomersError."""
        user = await self.users.get(user_id)
        if user.version != expected:
            raise StaleVersionError
        staying = await self._other_admin(user_id) if user.role == "admin" else None
        if await self.owns_customers(user_id):
            raise UserOwnsCustomersError
        with audited("users.delete", "users", user_id) as entry:
            entry.changed(user, None)
            await self.leaving.remove(user_id, lambda left: self.users.delete(user, staying, left))

    async def _other_admin(self, user_id: str) -> User:
        for user in await self.users.all():
            if user.role == "admin" and user.user_id != user_id:
                return user
        raise LastAdminError
