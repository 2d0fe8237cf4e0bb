"""Readings of the past, written at once: packed and summed up as maintenance would have done with time."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from otomo.devices.states import DeviceStates
from otomo.metrics.items import CHUNKS, ROLLUPS, ROWS, Layout
from otomo.metrics.maintenance import PACKED_AFTER_MS
from otomo.metrics.readings import Readings, floor_hour
from otomo.metrics.rollups import Rollup, Rollups, combined, floor_day, rollup_of
from otomo.metrics.stored import Stored
from otomo.settings import MetricsSettings
from otomo.store.bulk import MOST_PUTS, Put, put_batch
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError

_CALLS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class History:
    """Writes what devices measured before they were known here. Nothing may be stored of them in that time."""

    store: Store
    states: DeviceStates
    settings: MetricsSettings

    async def write(self, device_id: str, readings: Readings, now_ms: int) -> None:
        """Chunks of all readings, the last one as a row, and the sums of hours that are over. Raises
        StoreUnavailableError."""
        horizon = floor_hour(now_ms - PACKED_AFTER_MS)
        layout = Layout(self.settings)
        puts = [Put(CHUNKS, item) for item in layout.chunks(device_id, readings, now_ms)]
        puts.append(Put(ROWS, layout.row(device_id, readings, len(readings) - 1, now_ms)))
        puts += self._sums(device_id, readings.between(0, horizon), now_ms)
        gate = asyncio.Semaphore(_CALLS_AT_ONCE)
        async with asyncio.TaskGroup() as tasks:
            for at in range(0, len(puts), MOST_PUTS):
                tasks.create_task(self._put(puts[at : at + MOST_PUTS], gate))
        await self.states.advance_packed(device_id, horizon)

    async def _put(self, puts: list[Put], gate: asyncio.Semaphore) -> None:
        async with gate:
            if failures := await put_batch(self.store, puts):
                raise StoreUnavailableError("history was not written") from next(iter(failures.values()))

    def _sums(self, device_id: str, readings: Readings, now_ms: int) -> Iterator[Put]:
        hours = [
            rollup_of(hour, Stored(part, np.full(len(part), now_ms, np.int64))) for hour, part in readings.by_hour()
        ]
        for hour in hours:
            yield Put(ROLLUPS, Rollups.item(self.settings, device_id, "1h", hour))
        for day, parts in groupby(hours, key=lambda rollup: floor_day(rollup.bucket)):
            whole: Rollup = combined(day, list(parts))
            yield Put(ROLLUPS, Rollups.item(self.settings, device_id, "1d", whole))
