"""API tokens: made and taken back by their user or an administrator, verified at every request that brings one."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.policy import Scope
from otomo.clock import Clock
from otomo.errors import FieldError, InvalidError
from otomo.store.client import Operation
from otomo.store.commits import commit
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.tokens.errors import TokenNotFoundError, TokenRefusedError, TooManyTokensError
from otomo.tokens.items import ApiToken
from otomo.tokens.repository import TokenRepository
from otomo.tokens.secret import hash_of, new_token, parse
from otomo.users.items import User
from otomo.users.service import UserService

MOST_TOKENS = 20
LONGEST_SECONDS = 366 * 86_400
_USE_NOTED_EVERY = 300


class TokenMade(NamedTuple):
    """A new token, and what its program sends: shown this once, None when the request is repeated."""

    token: ApiToken
    secret: str | None


@dataclass(frozen=True, slots=True)
class TokenService:
    """Tokens of users."""

    tokens: TokenRepository
    users: UserService
    idempotency: Idempotency
    clock: Clock

    async def verify(self, sent: str) -> tuple[ApiToken, User]:
        """The token and its user as they are now: what is revoked or changed counts from the next request on. Raises
        TokenRefusedError."""
        parts = parse(sent)
        if parts is None:
            raise TokenRefusedError
        token_id, secret = parts
        token = await self._find(token_id)
        if not hmac.compare_digest(hash_of(secret), token.secret_hash):
            raise TokenRefusedError
        user, now = await self._user_of(token), self.clock.epoch()
        if now - (token.last_used_at or 0) >= _USE_NOTED_EVERY:
            await self.tokens.touch(token, now)
        return token, user

    async def look(self, token_id: str) -> User:
        """Whose token it is, as they are now; to look is no use of it. Raises TokenRefusedError."""
        return await self._user_of(await self._find(token_id))

    async def _find(self, token_id: str) -> ApiToken:
        token = await self.tokens.find(token_id)
        if token is None or token.expires_at <= self.clock.epoch():
            raise TokenRefusedError
        return token

    async def _user_of(self, token: ApiToken) -> User:
        user = await self.users.find(token.user_id)
        if user is None:
            raise TokenRefusedError
        return user

    async def of_user(self, user_id: str) -> list[ApiToken]:
        """The user's tokens that have not expired, newest first."""
        listed = await self.tokens.list_of(user_id)
        return self._in_force(await self.tokens.find_many(listed.token_ids))

    async def create(
        self, user_id: str, name: str, scopes: Sequence[Scope], expires_at: int, once: Once | None = None
    ) -> TokenMade:
        """Makes a token. Raises InvalidError (expires in the past, or more than a year from now),
        TooManyTokensError."""
        self._check_expiry(expires_at)
        new = new_token()
        token = ApiToken(
            token_id=new.token_id,
            user_id=user_id,
            name=name,
            scopes=tuple(dict.fromkeys(scopes)),
            secret_hash=new.secret_hash,
            created_at=self.clock.epoch(),
            expires_at=expires_at,
        )

        async def plan() -> tuple[list[Operation], ApiToken]:
            before = await self.tokens.list_of(user_id)
            kept = [each.token_id for each in self._in_force(await self.tokens.find_many(before.token_ids))]
            if len(kept) >= MOST_TOKENS:
                raise TooManyTokensError(f"{MOST_TOKENS} is the limit")
            listed = self.tokens.list_op(user_id, before, [*kept, token.token_id])
            return [self.tokens.create_op(token), listed], token

        async def write(record: Record[ApiToken]) -> ApiToken:
            # What is kept for a repeated request must not help anybody in.
            return await commit(self.tokens.store, plan, lambda made: record(replace(made, secret_hash=b"")))

        with audited("tokens.create", "tokens", token.token_id) as entry:
            entry.changed(None, token)
            made = await self.idempotency.run(once, ApiToken, write)
        return TokenMade(made, new.token if made.token_id == token.token_id else None)

    async def revoke(self, user_id: str, token_id: str) -> None:
        """Takes one of the user's tokens back. Raises TokenNotFoundError."""

        async def plan() -> tuple[list[Operation], None]:
            before = await self.tokens.list_of(user_id)
            if token_id not in before.token_ids:
                raise TokenNotFoundError
            left = [each for each in before.token_ids if each != token_id]
            return [self.tokens.delete_op(token_id), self.tokens.list_op(user_id, before, left)], None

        with audited("tokens.revoke", "tokens", token_id) as entry:
            entry.changed({"user_id": user_id}, None)
            await commit(self.tokens.store, plan)

    async def revoke_all(self, user_id: str) -> None:
        """Takes all of the user's tokens back."""

        async def plan() -> tuple[list[Operation], None]:
            before = await self.tokens.list_of(user_id)
            if before.version == 0:
                return [], None
            return [*map(self.tokens.delete_op, before.token_ids), self.tokens.forget_op(user_id, before)], None

        await commit(self.tokens.store, plan)

    def _in_force(self, tokens: Sequence[ApiToken]) -> list[ApiToken]:
        now = self.clock.epoch()
        return [token for token in tokens if token.expires_at > now]

    def _check_expiry(self, expires_at: int) -> None:
        now = self.clock.epoch()
        if expires_at <= now:
            raise InvalidError(errors=[FieldError("expires_at", "must be in the future", "in-the-past")])
        if expires_at > now + LONGEST_SECONDS:
            raise InvalidError(errors=[FieldError("expires_at", "at most a year from now", "too-late")])
