"""API tokens in DynamoDB. Keys: a token at its id; `user#<id>` lists a user's tokens and is written with each of them,
so that the limit holds and what was just made is in the list. Expired rows may linger until TTL deletes them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiodynamo.expressions import F
from msgspec.structs import replace

from otomo.store.client import Operation, Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError
from otomo.tokens.items import ApiToken, TokenList

TABLE = "tokens"


@dataclass(frozen=True, slots=True)
class TokenRepository:
    """Finds and writes tokens."""

    store: Store

    async def find(self, token_id: str) -> ApiToken | None:
        """The token with this id, expired or not."""
        item = await self.store.get(TABLE, {"token_id": token_id})
        return from_item(item, ApiToken) if item else None

    async def find_many(self, token_ids: Sequence[str]) -> list[ApiToken]:
        """Those of the tokens that exist, expired or not, newest first."""
        items = await self.store.batch_get(TABLE, [{"token_id": token_id} for token_id in token_ids])
        found = (from_item(item, ApiToken) for item in items)
        return sorted(found, key=lambda token: (token.created_at, token.token_id), reverse=True)

    async def list_of(self, user_id: str) -> TokenList:
        """Which tokens the user has."""
        item = await self.store.get(TABLE, {"token_id": _list_key(user_id)})
        return from_item(item, TokenList) if item else TokenList()

    def create_op(self, token: ApiToken) -> Operation:
        """Adds a token."""
        return self.store.put_op(TABLE, to_item(token), F("token_id").does_not_exist())

    def delete_op(self, token_id: str) -> Operation:
        """Removes a token."""
        return self.store.delete_op(TABLE, {"token_id": token_id})

    def list_op(self, user_id: str, before: TokenList, token_ids: Iterable[str]) -> Operation:
        """Says anew which tokens the user has, provided that nobody else has meanwhile."""
        after = replace(before, token_ids=tuple(token_ids), version=before.version + 1)
        unchanged = F("version").equals(before.version) if before.version else F("version").does_not_exist()
        return self.store.put_op(TABLE, {**to_item(after), "token_id": _list_key(user_id)}, unchanged)

    def forget_op(self, user_id: str, before: TokenList) -> Operation:
        """Removes the list of a user who has no tokens any more."""
        return self.store.delete_op(TABLE, {"token_id": _list_key(user_id)}, F("version").equals(before.version))

    async def touch(self, token: ApiToken, now: int) -> None:
        """Notes that the token is in use; a revoked one stays revoked."""
        try:
            await self.store.update(
                TABLE, {"token_id": token.token_id}, F("last_used_at").set(now), F("token_id").exists()
            )
        except ConditionFailedError:
            return


def _list_key(user_id: str) -> str:
    return f"user#{user_id}"
