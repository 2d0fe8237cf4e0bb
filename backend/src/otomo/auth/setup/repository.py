"""The code of the first use: one row beside the users, by its hash."""

from dataclasses import dataclass

from aiodynamo.expressions import F

from otomo.store.client import Operation, Store
from otomo.users.repository import TABLE

_KEY = {"user_id": "setup#code"}


@dataclass(frozen=True, slots=True)
class SetupRepository:
    """Keeps the one code that counts."""

    store: Store

    async def keep(self, code_hash: str, expires_at: int) -> None:
        """Another code, in the place of the one before."""
        await self.store.put(TABLE, {**_KEY, "code_hash": code_hash, "valid_until": expires_at})

    async def find(self, now: int) -> str | None:
        """The hash of the code that counts now, epoch seconds."""
        row = await self.store.get(TABLE, _KEY)
        return row["code_hash"] if row and row["valid_until"] > now else None

    def use_up(self, code_hash: str) -> Operation:
        """Takes the code away, for the transaction that it lets through: of two who come with it one gets it."""
        return self.store.delete_op(TABLE, _KEY, F("code_hash").equals(code_hash))
