"""Counters in DynamoDB: one item per user and month, only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiodynamo.expressions import F

from otomo.assistant import keys
from otomo.assistant.usage.items import MICROS, MonthUsage, Usage
from otomo.store.client import Item, Operation, Store


@dataclass(frozen=True, slots=True)
class UsageRepository:
    """Adds to counters and reads them."""

    store: Store

    def add(self, user_id: str, month: str, usage: Usage) -> Operation:
        """One run's usage, for a transaction."""
        counted = (
            F("input").add(usage.input)
            & F("output").add(usage.output)
            & F("micros").add(round(usage.cost * MICROS))
            & F("runs").add(1)
        )
        return self.store.update_op(keys.TABLE, keys.usage(user_id, month), counted, None)

    async def write(self, operation: Operation) -> None:
        """Exactly once."""
        await self.store.transact([operation])

    async def of_users(self, user_ids: Sequence[str], month: str) -> dict[str, MonthUsage]:
        """The counters of users; who used nothing is left out."""
        items = await self.store.batch_get(keys.TABLE, [keys.usage(user_id, month) for user_id in user_ids])
        found = (_month(item) for item in items)
        return {usage.user_id: usage for usage in found}


def _month(item: Item) -> MonthUsage:
    user_id, month = keys.user_and_month(item)
    return MonthUsage(user_id, month, *(int(item[name]) for name in ("input", "output", "micros", "runs")))
