"""Packing hours that are over: plain rows into chunks, hours and days into rollups, beside the running application.

An hour is packed two hours after its end. Whatever arrives later takes care of its rollups itself (see `ingest`), and
is a chunk from the beginning; so packing never has to look back. Rows stay: they expire, which costs nothing, and
deleting one costs as much as writing it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from aiodynamo.errors import AIODynamoError
from aiodynamo.expressions import F, HashKey

from otomo.clock import Clock
from otomo.crm.imports.lease import beside
from otomo.devices.states import DeviceStates
from otomo.errors import UnavailableError
from otomo.metrics.items import CHUNKS, ROWS, SETTLED_MS, Layout
from otomo.metrics.readings import HOUR_MS, floor_hour
from otomo.metrics.rollups import DAY_MS, Rollups, floor_day
from otomo.metrics.stored import Stored, find
from otomo.store.bulk import MOST_PUTS, Put, put_batch
from otomo.store.client import Store
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

log = structlog.get_logger(__name__)

PACKED_AFTER_MS = 2 * HOUR_MS
_EVERY_SECONDS = 900.0
_FIRST_AFTER_SECONDS = 60.0
_LEASE = {"key": "job#metrics-compact"}
_LEASE_SECONDS = 840

DeviceIds = Callable[[], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a pass did."""

    devices: int = 0
    readings: int = 0
    chunks: int = 0

    def __add__(self, other: "Packed") -> "Packed":
        return Packed(self.devices + other.devices, self.readings + other.readings, self.chunks + other.chunks)


@dataclass(slots=True)
class Maintenance:
    """Packs what is over. `device_ids`: all there are."""

    store: Store
    layout: Layout
    rollups: Rollups
    states: DeviceStates
    device_ids: DeviceIds
    clock: Clock

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Packs from time to time while the body runs; of several processes one at a time."""
        async with beside(self._keep_packed()):
            yield

    async def compact(self, device_ids: Sequence[str] | None = None, *, again: bool = False) -> Packed:
        """Packs all hours that are over, of these devices or of all; with `again` also those that were packed. Any
        number may run at once: what they write is the same. Raises StoreUnavailableError."""
        done = Packed()
        for device_id in await self.device_ids() if device_ids is None else device_ids:
            done += await self._compact_device(device_id, again=again)
        return done

    async def _compact_device(self, device_id: str, *, again: bool) -> Packed:
        horizon = floor_hour(self._now() - PACKED_AFTER_MS)
        start = await self._begin(device_id, horizon, again=again)
        if start is None:
            return Packed()
        done = Packed(devices=1)
        for day in range(floor_day(start), horizon, DAY_MS):
            end = min(day + DAY_MS, horizon)
            done += await self._pack(device_id, max(day, start), end)
        await self.states.advance_packed(device_id, horizon)
        return done

    async def _pack(self, device_id: str, start: int, end: int) -> Packed:
        """Hours of one day."""
        found = await find(self.store, device_id, start, end)
        rows = found.unpacked()
        chunks = [Put(CHUNKS, item) for hour in _hours(rows, start, end) for item in self._chunks(device_id, hour)]
        await self._put(chunks)
        await self.rollups.keep(device_id, found.whole(), range(start, end, HOUR_MS))
        await self.rollups.recompute_days(device_id, [floor_day(start)])
        return Packed(readings=len(rows), chunks=len(chunks))

    def _chunks(self, device_id: str, hour: Stored) -> list[dict[str, object]]:
        # As new as the newest of its readings, and no newer: a correction that came in between keeps its place.
        return list(self.layout.chunks(device_id, hour.readings, int(hour.received_at.max())))

    async def _put(self, puts: Sequence[Put]) -> None:
        for at in range(0, len(puts), MOST_PUTS):
            if failures := await put_batch(self.store, puts[at : at + MOST_PUTS]):
                raise StoreUnavailableError("chunks were not written") from next(iter(failures.values()))

    async def _begin(self, device_id: str, horizon: int, *, again: bool) -> int | None:
        """The first hour to look at, at most `horizon`; None: nothing is to be done."""
        packed_through = (await self.states.get(device_id)).packed_through
        if packed_through and not again:
            return packed_through if packed_through < horizon else None
        row, chunk = await asyncio.gather(*(self._first(device_id, table) for table in (ROWS, CHUNKS)))
        # A chunk that no row follows soon came late, and its sums were made on arrival.
        live = None if row is None else row - SETTLED_MS
        known = [at for at in (live, chunk if again else None) if at is not None]
        return None if row is chunk is None else min([horizon, *map(floor_hour, known)])

    async def _first(self, device_id: str, table: str) -> int | None:
        page = await self.store.query_page(table, HashKey("device_id", device_id), limit=1)
        return int(page.items[0]["timestamp"]) if page.items else None

    # -- from time to time ---------------------------------------------------------------------------

    async def _keep_packed(self) -> None:
        await asyncio.sleep(_FIRST_AFTER_SECONDS)
        while True:
            try:
                if await self._lease():
                    done = await self.compact()
                    log.info("metrics.packed", devices=done.devices, readings=done.readings, chunks=done.chunks)
            except (UnavailableError, AIODynamoError) as cause:
                log.warning("metrics.packing_postponed", cause=type(cause).__name__)
            await asyncio.sleep(_EVERY_SECONDS)

    async def _lease(self) -> bool:
        """Whether no other process packs already."""
        now = self.clock.epoch()
        item = _LEASE | {"expires_at": now + _LEASE_SECONDS}
        try:
            await self.store.put("idempotency", item, F("key").does_not_exist() | F("expires_at").lte(now))
        except ConditionFailedError:
            return False
        return True

    def _now(self) -> int:
        return int(self.clock.now().timestamp() * 1000)


def _hours(stored: Stored, start: int, end: int) -> list[Stored]:
    hours = (stored.between(hour, hour + HOUR_MS) for hour in range(start, end, HOUR_MS))
    return [hour for hour in hours if len(hour)]
