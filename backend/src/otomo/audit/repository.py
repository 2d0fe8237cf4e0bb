"""Reads the log, newest first: by who, by what, or day by day."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiodynamo.expressions import HashKey, RangeKey

from otomo.audit.items import SHARDS, TABLE, Entry, chain_partition, entry_partition
from otomo.store.client import Store, partition
from otomo.store.codec import from_item

_DAYS_AT_A_TIME = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Keys from `since` on and before `before`: times, or a time and whole key."""

    since: str
    before: str


@dataclass(frozen=True, slots=True)
class AuditRepository:
    """Finds entries. Every question is answered with the newest `limit` of the span."""

    store: Store

    async def of_actor(self, user_id: str, span: Span, limit: int) -> list[Entry]:
        """What one actor did."""
        return await self._read("user_id", user_id, span, limit, "user")

    async def of_action(self, action: str, span: Span, limit: int) -> list[Entry]:
        """Who did this."""
        return await self._read("action", action, span, limit, "action")

    async def of_all(self, span: Span, limit: int) -> list[Entry]:
        """What happened."""
        day, first = date.fromisoformat(span.before[:10]), date.fromisoformat(span.since[:10])
        found = await self._days([day], span, limit)
        if len(found) < limit and day > first:
            first = max(first, await self._oldest_day() or day)
        while (day := day - timedelta(days=1)) >= first and len(found) < limit:
            window = [day - timedelta(days=n) for n in range(_DAYS_AT_A_TIME)]
            found += await self._days(window, span, limit - len(found))
            day = window[-1]
        return found[:limit]

    async def _oldest_day(self) -> date | None:
        """Nothing is older than the first link that is left; None: there is none."""
        pages = await asyncio.gather(
            *(self.store.query_page(TABLE, partition("pk", chain_partition(shard)), limit=1) for shard in range(SHARDS))
        )
        return min((date.fromisoformat(item["at"][:10]) for page in pages for item in page.items), default=None)

    async def _days(self, days: list[date], span: Span, limit: int) -> list[Entry]:
        parts = [entry_partition(day, shard) for day in days for shard in range(SHARDS)]
        found = await asyncio.gather(*(self._read("pk", part, span, limit, None) for part in parts))
        return sorted((entry for each in found for entry in each), key=lambda entry: entry.sk, reverse=True)

    async def _read(self, key: str, value: str, span: Span, limit: int, index: str | None) -> list[Entry]:
        condition = HashKey(key, value) & RangeKey("sk").between(span.since, span.before)
        items: list[dict[str, Any]] = []
        start: dict[str, Any] | None = None
        while len(items) < limit:
            page = await self.store.query_page(
                TABLE, condition, index=index, forward=False, limit=limit + 1, start=start
            )
            items += (item for item in page.items if item["sk"] != span.before)
            start = page.last_evaluated_key
            if start is None:
                break
        return [from_item(item, Entry) for item in items[:limit]]
