"""Readings from rows and chunks: each once, the last received of two, exactly the range."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
import pytest
from devicemaking import MINUTE, START, readings
from otomo.clock import Clock
from otomo.devices.states import DeviceStates
from otomo.metrics.items import Layout
from otomo.metrics.reader import MetricsReader
from otomo.metrics.readings import HOUR_MS, Readings, merge
from otomo.settings import MetricsSettings
from otomo.store.bulk import MOST_PUTS, put_batch
from otomo.store.client import Store

from tests.store.metrics.conftest import as_dict

pytestmark = pytest.mark.mission("IOT-1")

LATER = START + 100 * HOUR_MS


@pytest.fixture
def device_id() -> str:
    return f"d-{uuid4().hex[:8]}"


@pytest.fixture(scope="module")
def reader(own_store: Store) -> MetricsReader:
    return MetricsReader(own_store, DeviceStates(own_store), Clock(lambda: datetime.fromtimestamp(LATER / 1000, UTC)))


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


@pytest.mark.parametrize("piece", [1, 2, 7, 20_000])
async def test_pages_and_pieces_give_the_range(
    reader: MetricsReader, own_store: Store, device_id: str, piece: int
) -> None:
    """Posts of one and of several, some of them about the same minutes, with a long hole."""
    dice = random.Random(piece)
    for number in range(40):
        first = dice.choice((0, 50_000)) + dice.randrange(300)
        await store(own_store, device_id, some(first, [float(number)] * dice.choice((1, 1, 3, 90))), LATER + number)
    start, end = START + 5 * MINUTE, START + 50_200 * MINUTE
    whole = await reader.read(device_id, start, end)
    pieces = [found async for found in reader.stream(device_id, start, end, piece=piece)]
    assert all(len(found) for found in pieces)
    assert as_dict(merge(pieces)) == as_dict(whole)
    assert np.all(np.diff(np.concatenate([found.timestamps for found in pieces])) > 0)
    paged, at = [], start
    while len(page := await reader.page(device_id, at, end, 3 * piece)):
        paged.append(page)
        at = int(page.timestamps[-1]) + 1
    assert all(len(page) == 3 * piece for page in paged[:-1])
    assert as_dict(merge(paged)) == as_dict(whole)
    assert [found async for found in reader.stream(device_id, end, start)] == []


async def test_what_has_expired_is_not_read(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    """The store removes it days later."""
    settings = MetricsSettings(row_days=2, chunk_days=3)
    for days in (1, 4, 5):  # before LATER
        posted = some(100 * 60 - days * 24 * 60, [1.0, 2.0])
        puts = Layout(settings).puts(device_id, posted, LATER - days * 24 * HOUR_MS, settled_before=0)
        assert await put_batch(own_store, puts) == {}
    assert len(await reader.read(device_id, 0, LATER)) == 2
    assert await reader.latest(device_id) is not None
    later = MetricsReader(
        own_store, reader.states, Clock(lambda: datetime.fromtimestamp(LATER / 1000 + 2 * 86_400, UTC))
    )
    assert await later.latest(device_id) is None


async def test_the_newest_reading(reader: MetricsReader, own_store: Store, device_id: str) -> None:
    assert await reader.latest(device_id) is None
    await store(own_store, device_id, some(30, [3.0, 4.0]))
    await store(own_store, device_id, some(5, [5.0]))
    newest = await reader.latest(device_id)
    assert newest is not None
    assert (newest.timestamp, newest.temperature, newest.humidity) == (START + 31 * MINUTE, 4.0, None)
