"""The write side over a real store: posts without HTTP, and what any reader finds."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec
import numpy as np
import pytest
from otomo.devices.keys import Bucket, KeyGrant
from otomo.devices.states import DeviceStates
from otomo.metrics.ingest import IngestService, Report
from otomo.metrics.items import Layout
from otomo.metrics.maintenance import Maintenance
from otomo.metrics.readings import Readings
from otomo.metrics.rollups import Rollups
from otomo.metrics.stored import find
from otomo.metrics.writer import MetricsWriter
from otomo.settings import MetricsSettings
from otomo.store.client import Store

from tests.api.conftest import START, MovableClock

NOW = int(START.timestamp() * 1000)
HOUR = 3_600_000

Value = tuple[float | None, float | None, str]
Row = tuple[int, float | None, float | None, str]

_NUMBERS = count(1)


@dataclass
class Side:
    """The write side of one process, and a device of its own."""

    device_id: str
    store: Store
    clock: MovableClock
    ingest: IngestService
    maintenance: Maintenance
    rollups: Rollups
    states: DeviceStates

    @property
    def now(self) -> int:
        """Epoch ms."""
        return int(self.clock.now().timestamp() * 1000)

    async def post(self, rows: Sequence[Row]) -> Report:
        """A batch of this device's readings."""
        names = ("timestamp", "temperature", "humidity", "status")
        readings = [{"device_id": self.device_id} | dict(zip(names, row, strict=True)) for row in rows]
        return await self.ingest.post_batch(self.grant(), msgspec.json.encode({"readings": readings}))

    def grant(self) -> KeyGrant:
        """A key of the device."""
        return KeyGrant("key", frozenset({self.device_id}), Bucket(1e9, 1e9, lambda: 0.0, 1e9, 0.0))

    async def stored(self, start: int = 0, end: int = 4_000_000_000_000) -> dict[int, Value]:
        """What any reader of both tables finds."""
        return as_dict((await find(self.store, self.device_id, start, end)).whole().readings)

    async def packed(self, start: int = 0, end: int = 4_000_000_000_000) -> dict[int, Value]:
        """What a reader of the chunks alone finds."""
        found = await find(self.store, self.device_id, start, end)
        return {at: value for chunk in found.chunks for at, value in as_dict(chunk.readings).items()}


def as_dict(readings: Readings) -> dict[int, Value]:
    """The readings by time."""
    columns = (readings.timestamps, readings.temperature, readings.humidity)
    rows = zip(*(column.tolist() for column in columns), readings.status, strict=True)
    return {at: (_given(t), _given(h), word) for at, t, h, word in rows}


def _given(value: float) -> float | None:
    return None if np.isnan(value) else value


@pytest.fixture
async def make_side(own_store: Store) -> AsyncIterator[Any]:
    """Makes write sides; several with one device are several processes."""
    async with AsyncExitStack() as stack:

        async def make(device_id: str | None = None, store: Store = own_store, **settings: Any) -> Side:
            device_id = device_id or f"d{next(_NUMBERS)}"
            limits, clock, states = MetricsSettings(**settings), MovableClock(), DeviceStates(store)
            writer, layout, rollups = MetricsWriter(store, limits), Layout(limits), Rollups(store, limits)
            await stack.enter_async_context(writer.running())

            async def device_ids() -> list[str]:
                return [device_id]

            maintenance = Maintenance(store, layout, rollups, states, device_ids, clock)
            ingest = IngestService(writer, layout, rollups, clock, limits)
            return Side(device_id, store, clock, ingest, maintenance, rollups, states)

        yield make


@pytest.fixture
async def side(make_side: Any) -> Side:
    """The write side of one process."""
    made: Side = await make_side()
    return made
