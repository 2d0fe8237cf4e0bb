"""Items in the tables: what a post becomes, keys that come back as they are, and how long things are kept."""

import random
from decimal import Decimal
from typing import Any

import pytest
from aiodynamo.expressions import HashKey, RangeKey
from otomo.metrics.chunks import VERSION, decode
from otomo.metrics.errors import BadReadingError
from otomo.metrics.items import CHUNKS, ROWS
from otomo.store.bulk import Put, put_batch
from otomo.store.client import Item, Store, partition
from otomo.store.wire import item_size, write_units

from tests.store.metrics.conftest import HOUR, NOW, Side

pytestmark = pytest.mark.mission("IOT-1")

DAY = 24 * HOUR


async def items(side: Side, table: str) -> list[Item]:
    return await side.store.query(table, partition("device_id", side.device_id))


async def test_a_post_of_one_is_a_row_that_any_client_can_read(side: Side) -> None:
    await side.post([(NOW, 21.5, None, "ok")])
    assert await items(side, ROWS) == [
        {
            "device_id": side.device_id,
            "timestamp": NOW,
            "temperature": 21.5,
            "status": "ok",
            "received_at": NOW,
            "expires_at": NOW // 1000 + 30 * 86_400,
        }
    ]
    assert await items(side, CHUNKS) == []


async def test_a_post_of_many_is_its_last_reading_and_a_chunk_an_hour(side: Side) -> None:
    rows = [(NOW - 60_000 * back, 20 + back / 10, 40.0, "ok") for back in range(40)]
    await side.post(rows)
    assert [row["timestamp"] for row in await items(side, ROWS)] == [NOW]
    before, within = await items(side, CHUNKS)
    assert (before["n"], within["n"]) == (39, 1)
    assert (int(before["timestamp"]), before["t1"]) == (NOW - 39 * 60_000, NOW - 60_000)
    assert before["v"] == VERSION
    assert before["received_at"] == NOW
    assert before["expires_at"] == (NOW - 60_000) // 1000 + 400 * 86_400
    assert before["temperature"] == [20.1, 23.9, pytest.approx(22.0)]
    assert before["humidity"] == [40, 40, 40]
    assert len(decode(before["data"])) == 39
    assert await side.stored() == {at: (t, h, word) for at, t, h, word in sorted(rows)}


async def test_an_hour_of_minutes_is_two_write_units(side: Side) -> None:
    start = NOW - HOUR
    await side.post([(start + 60_000 * at, 20 + at % 7 / 10, 40 + at % 5 / 10, "ok") for at in range(60)])
    [chunk], [row] = await items(side, CHUNKS), await items(side, ROWS)
    assert (write_units(chunk), write_units(row)) == (1, 1)
    assert item_size(chunk) < 600


async def test_another_split_of_an_hour_overwrites_nothing_and_a_repeat_only_itself(side: Side) -> None:
    rows = [(NOW - 600_000 + at, 20.0, 40.0, "ok") for at in range(6)]
    for post in (rows, rows, rows[:3], rows[:3], rows[:2]):
        await side.post(post)
    chunks = await items(side, CHUNKS)
    assert sorted(chunk["n"] for chunk in chunks) == [2, 3, 6]
    assert len({int(chunk["timestamp"]) for chunk in chunks}) == 1


async def test_a_chunks_key_comes_back_as_it_is(side: Side) -> None:
    rows = [(NOW - 600_000 + at, 20.0, 40.0, "ok") for at in range(6)]
    for size in (6, 5, 4, 3, 2):
        await side.post(rows[:size])
    keys = [chunk["timestamp"] for chunk in await items(side, CHUNKS)]
    assert all(isinstance(key, Decimal) for key in keys)
    found: list[Any] = []
    start: Item | None = None
    within = HashKey("device_id", side.device_id) & RangeKey("timestamp").between(NOW - HOUR, NOW)
    while True:
        page = await side.store.query_page(CHUNKS, within, limit=1, start=start)
        found += [item["timestamp"] for item in page.items]
        start = page.last_evaluated_key
        if start is None:
            break
    assert found == keys == sorted(keys)


async def test_a_correction_that_comes_later_counts(side: Side) -> None:
    await side.post([(NOW - 1000, 20.0, None, "ok"), (NOW, 20.0, None, "ok")])
    side.clock.forward(seconds=1)
    await side.post([(NOW - 1000, 25.0, None, "ok")])
    assert await side.stored() == {NOW - 1000: (25.0, None, "ok"), NOW: (20.0, None, "ok")}
    side.clock.forward(seconds=1)
    await side.post([(NOW - 1000, 30.0, None, "ok"), (NOW, 20.0, None, "ok")])
    side.clock.forward(hours=4)
    await side.maintenance.compact()
    assert await side.packed() == {NOW - 1000: (30.0, None, "ok"), NOW: (20.0, None, "ok")}


async def test_what_is_older_than_rows_are_kept_is_a_chunk_only(side: Side) -> None:
    old, older = NOW - 31 * DAY, NOW - 399 * DAY
    await side.post([(old, 20.0, None, "ok")])
    await side.post([(older, 19.0, None, "ok"), (older + 1, 19.0, None, "ok")])
    assert await items(side, ROWS) == []
    assert list(await side.packed()) == [older, older + 1, old]
    with pytest.raises(BadReadingError):
        await side.post([(NOW - 401 * DAY, 20.0, None, "ok")])


async def test_a_large_hour_is_cut_until_it_fits_an_item(side: Side) -> None:
    start = NOW - 2 * HOUR + 1
    some = random.Random(7)
    words = ("".join(map(chr, some.choices(range(0x4E00, 0x9FA0), k=32))) for _ in range(5_000))
    rows = [(start + at, None, None, word) for at, word in enumerate(words)]
    await side.post(rows)
    chunks = await items(side, CHUNKS)
    assert len(chunks) > 1
    assert all(item_size(chunk) < 400_000 for chunk in chunks)
    assert len(await side.packed()) == 5_000


async def test_an_item_that_is_refused_fails_alone(own_store: Store) -> None:
    good = [Put(ROWS, {"device_id": "poisoned", "timestamp": at, "status": "ok"}) for at in range(9)]
    bad = Put(ROWS, {"device_id": "poisoned", "timestamp": "no number"})
    failures = await put_batch(own_store, [*good[:4], bad, *good[4:]])
    assert list(failures) == [4]
    stored = await own_store.query(ROWS, partition("device_id", "poisoned"))
    assert [row["timestamp"] for row in stored] == list(range(9))
