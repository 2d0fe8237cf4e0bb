"""Readings as they were sent, from plain rows and chunks."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import numpy as np
from aiodynamo.expressions import HashKey, RangeKey

from otomo.devices.items import Latest
from otomo.devices.states import DeviceStates
from otomo.metrics.chunks import decode
from otomo.metrics.items import CHUNKS, ROWS, readings_of_rows
from otomo.metrics.readings import Readings, floor_hour, latest_positions, merge
from otomo.store.client import Item, Store

_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class MetricsReader:
    """Reads devices' readings. Times are epoch ms; ranges are [start, end).

    Of several readings with one timestamp the one that was received last counts; of those received in the same
    millisecond, the one whose item comes later by key.
    """

    store: Store
    states: DeviceStates

    async def read(self, device_id: str, start: int, end: int) -> Readings:
        """All readings of the range, in memory: for ranges that are known to be short."""
        if start >= end:
            return Readings.empty()
        chunks, rows = await asyncio.gather(self._chunks(device_id, start, end), self._rows(device_id, start, end))
        return _merged(chunks, rows).between(start, end)

    async def stream(self, device_id: str, start: int, end: int, *, step: int = _DAY_MS) -> AsyncIterator[Readings]:
        """The same in pieces of at most `step` ms, in order, for ranges of any length; empty pieces are left out."""
        start = await self._begin(device_id, start, end)
        while start < end:
            until = min(end, start - start % step + step)
            piece = await self.read(device_id, start, until)
            if len(piece):
                yield piece
            start = until

    async def page(self, device_id: str, start: int, end: int, limit: int) -> Readings:
        """The first `limit` readings of the range."""
        found: list[Readings] = []
        left = limit
        async for piece in self.stream(device_id, start, end):
            found.append(piece.part(0, min(left, len(piece))))
            left -= len(found[-1])
            if not left:
                break
        return merge(found)

    async def latest(self, device_id: str) -> Latest | None:
        """The newest reading, of what the store has at this moment."""
        page = await self.store.query_page(ROWS, HashKey("device_id", device_id), forward=False, limit=1)
        if not page.items:
            return None
        row = page.items[0]
        return Latest(row["timestamp"], row.get("temperature"), row.get("humidity"), row["status"])

    async def _begin(self, device_id: str, start: int, end: int) -> int:
        """Not before the first reading there is: a range may begin years earlier."""
        after = HashKey("device_id", device_id) & RangeKey("timestamp").between(floor_hour(start), end)
        pages = await asyncio.gather(*(self.store.query_page(t, after, limit=1) for t in (ROWS, CHUNKS)))
        firsts = [int(page.items[0]["timestamp"]) for page in pages if page.items]
        return max(start, min(firsts)) if firsts else end

    async def _chunks(self, device_id: str, start: int, end: int) -> list[Item]:
        # A chunk lies within one hour, so the first that may reach into the range begins with that hour.
        within = HashKey("device_id", device_id) & RangeKey("timestamp").between(floor_hour(start), end)
        return await self.store.query(CHUNKS, within)

    async def _rows(self, device_id: str, start: int, end: int) -> list[Item]:
        # What is packed is in chunks, whole: rows before it would only be read twice.
        state = (await self.states.glance([device_id])).get(device_id)
        begin = max(start, state.packed_through if state else 0)
        if begin >= end:
            return []
        within = HashKey("device_id", device_id) & RangeKey("timestamp").between(begin, end - 1)
        return await self.store.query(ROWS, within)


def _merged(chunks: Sequence[Item], rows: Sequence[Item]) -> Readings:
    """The readings of items, each kind in the order of its keys."""
    parts = [decode(bytes(chunk["data"])) for chunk in chunks]
    received = [np.full(len(part), chunk["received_at"]) for part, chunk in zip(parts, chunks, strict=True)]
    if rows:
        parts.append(readings_of_rows(rows))
        # A row that another client has put there does not say when.
        received.append(np.array([row.get("received_at", 0) for row in rows], np.int64))
    if not parts:
        return Readings.empty()
    together = Readings(
        np.concatenate([part.timestamps for part in parts]),
        np.concatenate([part.temperature for part in parts]),
        np.concatenate([part.humidity for part in parts]),
        [word for part in parts for word in part.status],
    )
    in_order = np.argsort(np.concatenate(received), kind="stable")
    return together.pick(in_order[latest_positions(together.timestamps[in_order])])
