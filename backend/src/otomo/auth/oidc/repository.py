"""Sign-ins under way, each usable once."""

from dataclasses import dataclass

from aiodynamo.expressions import F

from otomo.auth.oidc.items import Attempt
from otomo.auth.repository import TABLE
from otomo.store.client import Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError


@dataclass(frozen=True, slots=True)
class AttemptRepository:
    """Finds, adds and uses up sign-ins."""

    store: Store

    async def add(self, attempt: Attempt) -> None:
        """Begins one."""
        await self.store.put(TABLE, to_item(attempt), F("session_id").does_not_exist())

    async def find(self, attempt_id: str) -> Attempt | None:
        """One with this id, expired or not."""
        item = await self.store.get(TABLE, {"session_id": attempt_id})
        return from_item(item, Attempt) if item else None

    async def use_up(self, attempt: Attempt) -> bool:
        """Whether it was still there: of two who come with the same state one gets it."""
        try:
            await self.store.delete(TABLE, {"session_id": attempt.session_id}, F("session_id").exists())
        except ConditionFailedError:
            return False
        return True
