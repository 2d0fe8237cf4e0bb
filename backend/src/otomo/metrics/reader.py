"""Readings as they were sent, from plain rows and chunks."""

import asyncio
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

import numpy as np
from aiodynamo.expressions import HashKey

from otomo.clock import Clock
from otomo.devices.items import Latest
from otomo.devices.states import DeviceStates
from otomo.metrics.chunks import decode
from otomo.metrics.items import CHUNKS, ROWS
from otomo.metrics.readings import DEFAULT_STATUS, Readings, floor_hour, merge
from otomo.metrics.stored import Stored, newest
from otomo.store.client import Store
from otomo.store.queries import Attributes, Bytes, Digits, Number, Pages, Span, Text, Whole

_PIECE = 20_000  # readings, about
_ROWS = 2_000
_CHUNKS = 64
_MOST_CHUNKS = 1_000
_KNOWN_SECONDS = 300.0
_MOST_KNOWN = 50_000


class _Row(Attributes, frozen=True, gc=False):
    timestamp: Digits
    temperature: Number | None = None
    humidity: Number | None = None
    status: Text = Text(DEFAULT_STATUS)
    received_at: Whole = Whole(0)  # a row that another client has put there does not say
    expires_at: Number | None = None


class _Chunk(Attributes, frozen=True, gc=False):
    timestamp: Digits
    n: Whole
    data: Bytes
    received_at: Whole
    expires_at: Number | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """Some of what a source has, and the epoch ms before which it has given everything."""

    parts: list[Stored]
    reach: int


@dataclass(frozen=True, slots=True)
class MetricsReader:
    """Reads devices' readings. Times are epoch ms; ranges are [start, end).

    Of several readings with one timestamp the one that was received last counts; of those received in the same
    millisecond, the one whose item comes later by key, rows after chunks.
    """

    store: Store
    states: DeviceStates
    clock: Clock
    _packed: dict[str, tuple[int, float]] = field(default_factory=dict)

    async def read(self, device_id: str, start: int, end: int) -> Readings:
        """All readings of the range, in memory: for ranges that are known to be short."""
        if start >= end:
            return Readings.empty()
        packed = await self._packed_through(device_id)
        sources = (
            self._packed_steps(device_id, start, end, None),
            self._plain_steps(device_id, start, end, packed, None),
        )
        found = await asyncio.gather(*map(_all, sources))
        return newest([part for parts in found for part in parts]).readings.between(start, end)

    async def stream(
        self, device_id: str, start: int, end: int, *, piece: int = _PIECE
    ) -> AsyncGenerator[Readings, None]:
        """The same in pieces of about `piece` readings, in order, for ranges of any length and with any holes. What is
        held in memory does not grow with the range."""
        packed = await self._packed_through(device_id)
        sources = (
            self._packed_steps(device_id, start, end, piece),
            self._plain_steps(device_id, start, end, packed, piece),
        )
        held: tuple[list[Stored], list[Stored]] = ([], [])
        reach = [start, start]
        at = start
        while at < end:
            behind = [k for k in (0, 1) if reach[k] == at]
            steps = await asyncio.gather(*(anext(sources[k], _Step([], end)) for k in behind))
            for k, step in zip(behind, steps, strict=True):
                held[k].extend(step.parts)
                reach[k] = step.reach
            until = min(*reach, end)
            found = newest([*held[0], *held[1]]).readings.between(at, until)
            if len(found):
                yield found
            for parts in held:
                parts[:] = [rest for part in parts if len(rest := part.between(until, end))]
            at = until

    async def page(self, device_id: str, start: int, end: int, limit: int) -> Readings:
        """The first `limit` readings of the range."""
        found: list[Readings] = []
        left = limit
        async with aclosing(self.stream(device_id, start, end, piece=limit)) as pieces:
            async for piece in pieces:
                found.append(piece.part(0, min(left, len(piece))))
                left -= len(found[-1])
                if not left:
                    break
        return merge(found)

    async def latest(self, device_id: str) -> Latest | None:
        """The newest plain reading, of what the store has at this moment."""
        page = await self.store.query_page(ROWS, HashKey("device_id", device_id), forward=False, limit=1)
        if not page.items or page.items[0].get("expires_at", math.inf) <= self.clock.epoch():
            return None
        row = page.items[0]
        return Latest(row["timestamp"], row.get("temperature"), row.get("humidity"), row.get("status", DEFAULT_STATUS))

    async def _packed_steps(
        self, device_id: str, start: int, end: int, piece: int | None
    ) -> AsyncGenerator[_Step, None]:
        """Chunks, unpacked. One lies within an hour, so the first that may reach into the range begins with that."""
        if start >= end:
            return
        pages = Pages(self.store, _Chunk, Span(CHUNKS, device_id, floor_hour(start), end))
        pages.limit = None if piece is None else min(_CHUNKS, piece)
        async for page in pages:
            chunks = [chunk for chunk in page if self._is_kept(chunk.expires_at)]
            parts = [_stored(decode(chunk.data.B), chunk.received_at.N) for chunk in chunks]
            if piece is not None and page:
                mean = sum(chunk.n.N for chunk in page) / len(page)
                pages.limit = min(max(1, int(piece / mean)), _MOST_CHUNKS)
            yield _Step([part.between(start, end) for part in parts], max(start, _whole(page[-1])) if page else start)

    async def _plain_steps(
        self, device_id: str, start: int, end: int, packed: int, piece: int | None
    ) -> AsyncGenerator[_Step, None]:
        """Rows. What is packed is in chunks, whole: rows before it would only be read twice."""
        begin = max(start, packed)
        if begin >= end:
            return
        pages = Pages(self.store, _Row, Span(ROWS, device_id, begin, end - 1))
        pages.limit = None if piece is None else min(_ROWS, piece)
        async for page in pages:
            rows = [row for row in page if self._is_kept(row.expires_at)]
            yield _Step([_plain(rows)], _whole(page[-1]) + 1 if page else begin)

    async def _packed_through(self, device_id: str) -> int:
        """Before this, chunks have everything. It never goes back, so an older value only reads rows in vain."""
        known, until = self._packed.get(device_id, (0, -math.inf))
        if until <= time.monotonic():
            state = (await self.states.glance([device_id])).get(device_id)
            known = state.packed_through if state else 0
            self._packed.pop(device_id, None)
            self._packed[device_id] = (known, time.monotonic() + _KNOWN_SECONDS)
            if len(self._packed) > _MOST_KNOWN:
                del self._packed[next(iter(self._packed))]
        return known

    def _is_kept(self, expires_at: Number | None) -> bool:
        return expires_at is None or self.clock.epoch() < expires_at.N


async def _all(steps: AsyncIterator[_Step]) -> list[Stored]:
    return [part async for step in steps for part in step.parts]


def _whole(item: _Row | _Chunk) -> int:
    """The item's time, without a chunk's fraction."""
    return int(item.timestamp.N.partition(".")[0])


def _plain(rows: Sequence[_Row]) -> Stored:
    readings = Readings(
        np.array([_whole(row) for row in rows], np.int64),
        np.array([row.temperature.N if row.temperature else np.nan for row in rows], np.float64),
        np.array([row.humidity.N if row.humidity else np.nan for row in rows], np.float64),
        [row.status.S for row in rows],
    )
    return Stored(readings, np.array([row.received_at.N for row in rows], np.int64))


def _stored(readings: Readings, received_at: int) -> Stored:
    return Stored(readings, np.full(len(readings), received_at, np.int64))
