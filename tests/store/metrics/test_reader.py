"""Readings from rows and chunks: each once, the last received of two, exactly the range."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from devicemaking import MINUTE, START, readings
from otomo.devices.states import DeviceStates
from otomo.metrics.items import Layout
from otomo.metrics.reader import MetricsReader
from otomo.metrics.readings import HOUR_MS, Readings
from otomo.settings import MetricsSettings
from otomo.store.bulk import MOST_PUTS, put_batch
from otomo.store.client import Store

pytestmark = pytest.mark.mission("IOT-1")

LATER = START + 100 * HOUR_MS


@pytest.fixture
def device_id() -> str:
    return f"d-{uuid4().hex[:8]}"


@pytest.fixture(scope="module")
def reader(own_store: Store) -> MetricsReader:
    return MetricsReader(own_store, DeviceStates(own_store))


async def store(own_store: Store, device_id: str, posted: Readings, received_at: int = LATER) -> None:
    layout = Layout(MetricsSettings(row_days=1830))
    puts = layout.puts(device_id, posted, received_at, settled_before=0)
    for start in range(0, len(puts), MOST_PUTS):
        assert await put_batch(own_store, puts[start : start + MOST_PUTS]) == {}


def minutes(found: Readings) -> list[int]:
    return [(t - START) // MINUTE for t in found.timestamps.tolist()]


def some(first: int, values: Sequence[float | None]) -> Readings:
    """Readings a minute apart from minute `first` on."""
    return readings(values, start=START + first * MINUTE)


async def test_rows_and_chunks_are_one_series(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    await store(own_store, device_id, some(50, [1.0 * k for k in range(20)]))  # over the hour: two chunks and a row
    await store(own_store, device_id, some(80, [8.0]))
    await store(own_store, device_id, some(20, [2.0, None, 2.5]))
    found = await reader.read(device_id, START, START + 3 * HOUR_MS)
    assert minutes(found) == [20, 21, 22, *range(50, 70), 80]
    assert found.temperature[-1] == 8.0
    assert minutes(await reader.read(device_id, START + 21 * MINUTE, START + 52 * MINUTE)) == [21, 22, 50, 51]
    assert not len(await reader.read(device_id, START + 81 * MINUTE, START + 90 * MINUTE))
    assert not len(await reader.read(device_id, START + MINUTE, START))


@pytest.mark.parametrize("late_first", [True, False])
async def test_of_two_readings_the_last_received_counts(
    reader: MetricsReader, own_store: Store, device_id: str, *, late_first: bool
) -> None:
    posts = [(some(10, [1.0, 1.1, 1.2]), LATER), (some(11, [9.0, 9.1]), LATER + 1)]
    for posted, received_at in reversed(posts) if late_first else posts:
        await store(own_store, device_id, posted, received_at)
    found = await reader.read(device_id, START, START + HOUR_MS)
    assert found.temperature.tolist()[:2] == [1.0, 9.0]
    assert minutes(found) == [10, 11, 12]


async def test_packed_hours_are_not_read_as_rows(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    await store(own_store, device_id, some(10, [1.0]))
    await store(own_store, device_id, some(70, [2.0]))
    await reader.states.advance_packed(device_id, START + HOUR_MS)
    assert minutes(await reader.read(device_id, START, START + 2 * HOUR_MS)) == [70]


async def test_pages_and_pieces_give_the_range(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    day = 24 * 60
    for first in range(0, 3 * day, 360):
        await store(own_store, device_id, some(first, [float(first)] * 3))
    whole = minutes(await reader.read(device_id, START, START + 3 * day * MINUTE))
    pieces = [piece async for piece in reader.stream(device_id, START, START + 3 * day * MINUTE)]
    assert [m for piece in pieces for m in minutes(piece)] == whole
    assert len(pieces) == 3
    paged, start = [], 0
    while len(page := await reader.page(device_id, start, START + 3 * day * MINUTE, 5)):
        paged += minutes(page)
        start = int(page.timestamps[-1]) + 1
    assert paged == whole


async def test_the_newest_reading(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    assert await reader.latest(device_id) is None
    await store(own_store, device_id, some(30, [3.0, 4.0]))
    await store(own_store, device_id, some(5, [5.0]))
    newest = await reader.latest(device_id)
    assert newest is not None
    assert (newest.timestamp, newest.temperature, newest.humidity) == (START + 31 * MINUTE, 4.0, None)
