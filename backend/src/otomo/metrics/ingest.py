"""Taking readings in: decoded, sifted, written, and only then answered for."""

import asyncio
from collections.abc import Callable, Sequence
from contextvars import Context
from dataclasses import dataclass, field

import msgspec
import numpy as np

from otomo.clock import Clock
from otomo.devices.keys import KeyGrant
from otomo.errors import UnavailableError
from otomo.metrics.decode import Body, decode_batch, decode_one
from otomo.metrics.errors import BadReadingError, ForeignDeviceError, NotWrittenError
from otomo.metrics.items import SETTLED_MS, Layout
from otomo.metrics.readings import HOUR_MS, Readings
from otomo.metrics.rollups import Rollups
from otomo.metrics.shapes import Rejected
from otomo.metrics.sift import FOREIGN, Part, Span, sift
from otomo.metrics.writer import MetricsWriter
from otomo.settings import MetricsSettings
from otomo.store.bulk import Failures, Put

_DEVICES_AT_ONCE = 8  # whose late readings are summed up

Listener = Callable[[str, Readings], None]


class Report(msgspec.Struct, frozen=True):
    """What became of a post: readings stored, readings that stood in it again, readings refused."""

    accepted: int
    duplicates: int
    rejected: list[Rejected]


@dataclass(slots=True)
class IngestService:
    """Takes posts of devices."""

    writer: MetricsWriter
    layout: Layout
    rollups: Rollups
    clock: Clock
    settings: MetricsSettings
    _listeners: list[Listener] = field(default_factory=list)
    _recomputing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_DEVICES_AT_ONCE))

    def on_accepted(self, listener: Listener) -> None:
        """Calls it with each device's readings once they are in the store. Its failures are its own."""
        self._listeners.append(listener)

    async def post_one(self, grant: KeyGrant, content: bytes) -> Report:
        """Stores the reading of a post of one. Raises UnreadableBodyError, BadReadingError, ForeignDeviceError,
        KeyRateError, QueueFullError and NotWrittenError."""
        return await self._take(grant, decode_one(content))

    async def post_batch(self, grant: KeyGrant, content: bytes) -> Report:
        """Stores the good readings of a batch. Raises the same when there is none, and TooManyReadingsError."""
        return await self._take(grant, decode_batch(content, self.settings.max_readings))

    async def _take(self, grant: KeyGrant, body: Body) -> Report:
        now_ms = int(self.clock.now().timestamp() * 1000)
        sifted = sift(body, grant.devices, self._span(now_ms))
        if not sifted.parts:
            if all(each.code == FOREIGN for each in sifted.rejected):
                raise ForeignDeviceError
            raise BadReadingError(sifted.rejected)
        accepted = sifted.accepted
        grant.charge(accepted)
        await self._store(sifted.parts, accepted, now_ms)
        return Report(accepted, sifted.duplicates, sifted.rejected)

    def _span(self, now_ms: int) -> Span:
        return Span(now_ms - self.settings.chunk_days * 86_400_000, now_ms + self.settings.ahead_seconds * 1000)

    async def _store(self, parts: Sequence[Part], accepted: int, now_ms: int) -> None:
        puts: list[Put] = []
        ends = []
        for part in parts:
            puts += self.layout.puts(part.device_id, part.readings, now_ms, settled_before=now_ms - SETTLED_MS)
            ends.append(len(puts))
        failures = await self.writer.write(puts, accepted)
        lost = _lost(parts, ends, failures) if failures else []
        stored = [part for part in parts if part not in lost]
        self._tell(stored)
        await self._sum_up_late(stored, now_ms - SETTLED_MS)
        if lost:
            positions = sorted(at for part in lost for at in part.index.tolist())
            raise NotWrittenError(positions) from next(iter(failures.values()))

    async def _sum_up_late(self, parts: Sequence[Part], settled_before: int) -> None:
        """Readings of hours that are summed up already change the sums before they are answered for."""
        late = [part for part in parts if part.readings.timestamps[0] < settled_before]
        if late:
            await asyncio.gather(*(self._recompute(part, settled_before) for part in late))

    async def _recompute(self, part: Part, settled_before: int) -> None:
        times = part.readings.timestamps
        hours = np.unique(times[times < settled_before] // HOUR_MS) * HOUR_MS
        async with self._recomputing:
            await self.rollups.recompute(part.device_id, hours.tolist())

    def _tell(self, parts: Sequence[Part]) -> None:
        loop = asyncio.get_running_loop()
        for listener in self._listeners:
            loop.call_soon(_call, listener, parts, context=Context())


def _call(listener: Listener, parts: Sequence[Part]) -> None:
    for part in parts:
        listener(part.device_id, part.readings)


def _lost(parts: Sequence[Part], ends: Sequence[int], failures: Failures) -> list[Part]:
    """The parts of which a put failed. Raises what is not for the client to repeat."""
    for failure in failures.values():
        if not isinstance(failure, UnavailableError):
            raise failure
    starts = [0, *ends]
    return [
        part for part, start, end in zip(parts, starts, ends, strict=False) if any(start <= at < end for at in failures)
    ]
