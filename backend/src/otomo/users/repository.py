"""Users in DynamoDB. Keys: a user at `user_id`; the unique rows `email#<address>`, `username#<name>` and
`identity#<hash of issuer and subject>` point to it and are written in the same transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from aiodynamo.expressions import F, HashKey
from aiodynamo.operations import ConditionCheck

from otomo.errors import ConflictError, StaleVersionError
from otomo.store.client import Operation, Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError
from otomo.users.errors import (
    EmailTakenError,
    IdentityTakenError,
    LastAdminError,
    UsernameTakenError,
    UserNotFoundError,
)
from otomo.users.items import Identity, User

TABLE = "users"
_LISTING = "user"


def email_key(email: str) -> str:
    """The unique row of an address."""
    return f"email#{email.casefold()}"


def username_key(username: str) -> str:
    """The unique row of a name."""
    return f"username#{username.casefold()}"


def identity_key(issuer: str, subject: str) -> str:
    """The unique row of a provider's account; both parts are the issuer's words and may hold anything."""
    return f"identity#{sha256(json.dumps([issuer, subject]).encode()).hexdigest()}"


Taken = dict[int, type[ConflictError]]
"""Positions of the operations that claim something unique, with what it means when they are refused."""


@dataclass(frozen=True, slots=True)
class UserRepository:
    """Finds and writes users."""

    store: Store

    async def find(self, user_id: str) -> User | None:
        """The user with this id."""
        item = await self.store.get(TABLE, {"user_id": user_id})
        return _user(item) if item and item.get("listing") == _LISTING else None

    async def get(self, user_id: str) -> User:
        """The user with this id. Raises UserNotFoundError."""
        user = await self.find(user_id)
        if user is None:
            raise UserNotFoundError
        return user

    async def find_by_login(self, login: str) -> User | None:
        """The user with this user name or e-mail address."""
        key = email_key(login) if "@" in login else username_key(login)
        pointer = await self.store.get(TABLE, {"user_id": key})
        # Read twice for nobody, too: how long it takes must not tell who has an account.
        return await self.find(pointer["target"] if pointer else key)

    async def all(self) -> list[User]:
        """Everybody, by user name. A firm's users are few: this is one page."""
        items = await self.store.query(TABLE, HashKey("listing", _LISTING), index="listing")
        return [_user(item) for item in items]

    async def any(self) -> bool:
        """Whether there is anybody."""
        page = await self.store.query_page(TABLE, HashKey("listing", _LISTING), index="listing", limit=1)
        return bool(page.items)

    async def find_by_identity(self, issuer: str, subject: str) -> User | None:
        """The user to whom this account of a provider belongs."""
        pointer = await self.store.get(TABLE, {"user_id": identity_key(issuer, subject)})
        return await self.find(pointer["target"]) if pointer else None

    async def create(self, user: User, also: list[Operation]) -> None:
        """Adds a user. Raises EmailTakenError, UsernameTakenError, IdentityTakenError."""
        operations = [
            self._put(user, F("user_id").does_not_exist()),
            self._claim(email_key(user.email), user.user_id),
            self._claim(username_key(user.username), user.user_id),
            *(self._claim(_key(identity), user.user_id) for identity in user.identities),
        ]
        taken: Taken = {1: EmailTakenError, 2: UsernameTakenError}
        await self._transact(operations, also, taken | dict.fromkeys(range(3, len(operations)), IdentityTakenError))

    async def replace(
        self, before: User, after: User, staying_admin: User | None = None, left: Sequence[Operation] = ()
    ) -> None:
        """Changes a user, and with it what is `left`, provided that `staying_admin` still is one. Raises
        StaleVersionError, EmailTakenError, UsernameTakenError, IdentityTakenError, LastAdminError."""
        operations = [self._put(after, F("version").equals(before.version))]
        taken: Taken = {}
        if email_key(before.email) != email_key(after.email):
            taken[len(operations)] = EmailTakenError
            operations += self._move(email_key(before.email), email_key(after.email), after.user_id)
        if username_key(before.username) != username_key(after.username):
            taken[len(operations)] = UsernameTakenError
            operations += self._move(username_key(before.username), username_key(after.username), after.user_id)
        had, has = {_key(i) for i in before.identities}, {_key(i) for i in after.identities}
        for key in sorted(has - had):
            taken[len(operations)] = IdentityTakenError
            operations.append(self._claim(key, after.user_id))
        operations += [self.store.delete_op(TABLE, {"user_id": key}) for key in sorted(had - has)]
        await self._transact(operations, [*self._check(staying_admin), *left], taken)

    async def delete(self, user: User, staying_admin: User | None = None, left: Sequence[Operation] = ()) -> None:
        """Removes a user and frees the address, name and identities, and with it what is `left`, provided that
        `staying_admin` still is one. Raises StaleVersionError, LastAdminError."""
        keys = [email_key(user.email), username_key(user.username), *map(_key, user.identities)]
        operations: list[Operation] = [
            self.store.delete_op(TABLE, {"user_id": user.user_id}, F("version").equals(user.version)),
            *(self.store.delete_op(TABLE, {"user_id": key}) for key in keys),
        ]
        await self._transact(operations, [*self._check(staying_admin), *left], {})

    def _check(self, staying_admin: User | None) -> list[Operation]:
        """Two administrators who take each other's role at the same moment must not both succeed."""
        if staying_admin is None:
            return []
        return [self.store.check_op(TABLE, {"user_id": staying_admin.user_id}, F("role").equals("admin"))]

    def _put(self, user: User, condition: Any) -> Operation:
        return self.store.put_op(TABLE, {**to_item(user), "listing": _LISTING}, condition)

    def _claim(self, key: str, user_id: str) -> Operation:
        return self.store.put_op(TABLE, {"user_id": key, "target": user_id}, F("user_id").does_not_exist())

    def _move(self, before: str, after: str, user_id: str) -> list[Operation]:
        return [self._claim(after, user_id), self.store.delete_op(TABLE, {"user_id": before})]

    async def _transact(self, operations: list[Operation], also: list[Operation], taken: Taken) -> None:
        try:
            await self.store.transact([*operations, *also])
        except ConditionFailedError as refused:
            for at in refused.failed:
                if at in taken:
                    raise taken[at] from refused
            if 0 in refused.failed:
                raise StaleVersionError from refused
            if any(isinstance(also[i - len(operations)], ConditionCheck) for i in refused.failed):
                raise LastAdminError from refused
            raise


def _key(identity: Identity) -> str:
    return identity_key(identity.issuer, identity.subject)


def _user(item: dict[str, Any]) -> User:
    return from_item(item, User)
