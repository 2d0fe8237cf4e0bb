"""The event log of a run while it is written: numbered in memory, stored in batches."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import msgspec

from otomo.assistant.limits import FLUSH_BYTES, FLUSH_SECONDS
from otomo.assistant.runs.items import RunEvent
from otomo.assistant.runs.repository import RunRepository
from otomo.assistant.runs.wakeups import Wakeups
from otomo.clock import Clock
from otomo.store.errors import StoreUnavailableError


@dataclass(slots=True)
class RunLog:
    """Collects events; the first is stored at once, then every 300 ms or 4 KB. Nobody sees an event before it is
    stored, so that what was seen is never lost."""

    run_id: str
    runs: RunRepository
    clock: Clock
    wakeups: Wakeups
    number: int = 0
    _waiting: list[RunEvent] = field(default_factory=list)
    _bytes: int = 0
    _writing: "asyncio.Future[None] | None" = None
    _due: asyncio.Event = field(default_factory=asyncio.Event)
    _full: asyncio.Event = field(default_factory=asyncio.Event)

    def emit(self, kind: str, data: dict[str, Any]) -> None:
        """Adds an event."""
        self.number += 1
        event = RunEvent(self.number, kind, int(self.clock.now().timestamp() * 1000), data)
        self._waiting.append(event)
        self._bytes += len(msgspec.json.encode(event))
        self._due.set()
        if self._bytes >= FLUSH_BYTES:
            self._full.set()

    def rest(self) -> list[RunEvent]:
        """What is not stored yet; the caller stores it."""
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        self._due.clear()
        self._full.clear()
        return waiting

    async def keep_flushing(self) -> None:
        """Stores what was added, until cancelled; a write that has begun goes on. Raises StoreUnavailableError."""
        while True:
            await self._due.wait()
            self._writing = asyncio.ensure_future(self._store(self.rest()))
            await asyncio.shield(self._writing)
            self.wakeups.wake(self.run_id)
            try:
                async with asyncio.timeout(FLUSH_SECONDS):
                    await self._full.wait()
            except TimeoutError:
                continue

    async def settled(self) -> None:
        """Until no write is under way."""
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def _store(self, events: list[RunEvent]) -> None:
        try:
            await self.runs.write([self.runs.batch(self.run_id, events)])
        except StoreUnavailableError:
            self._waiting = events + self._waiting
            raise
