"""Packing: rows of hours that are over become chunks and sums, whoever does it and how often."""

import asyncio
from typing import Any

import pytest
from otomo.metrics.items import CHUNKS, ROWS
from otomo.metrics.maintenance import Packed
from otomo.metrics.readings import floor_hour
from otomo.metrics.rollups import DAY_MS, Rollup, floor_day
from otomo.metrics.stored import find
from otomo.store.client import partition

from tests.store.metrics.conftest import HOUR, NOW, Side

pytestmark = pytest.mark.mission("IOT-1")


async def packed_through(side: Side) -> int:
    return (await side.states.get(side.device_id)).packed_through


async def hours(side: Side, start: int = 0, end: int = 4_000_000_000_000) -> list[Rollup]:
    return await side.rollups.of(side.device_id, "1h", start, end)


async def count(side: Side, table: str) -> int:
    return len(await side.store.query(table, partition("device_id", side.device_id)))


async def minutes(side: Side, start: int, number: int) -> None:
    """A device that posts one reading a minute, as it is read."""
    for at in range(number):
        moment = start + at * 60_000
        side.clock.forward(milliseconds=moment - side.now)
        await side.post([(moment, 20 + at % 10 / 10, 50.0, "ok")])


async def test_single_posts_become_one_chunk_an_hour(side: Side) -> None:
    start = floor_hour(NOW)
    await minutes(side, start, 90)
    assert (await count(side, ROWS), await count(side, CHUNKS)) == (90, 0)
    before = await side.stored()
    side.clock.forward(milliseconds=start + 4 * HOUR - side.now)
    assert await side.maintenance.compact() == Packed(devices=1, readings=90, chunks=2)
    assert await packed_through(side) == start + 2 * HOUR
    assert (await count(side, ROWS), await count(side, CHUNKS)) == (90, 2)
    assert await side.stored() == await side.packed() == before
    assert [(hour.bucket, hour.n) for hour in await hours(side)] == [(start, 60), (start + HOUR, 30)]


async def test_an_hour_is_left_alone_until_two_hours_after_its_end(side: Side) -> None:
    start = floor_hour(NOW)
    await minutes(side, start, 2)
    side.clock.forward(milliseconds=start + 3 * HOUR - 1 - side.now)
    await side.maintenance.compact()
    assert await packed_through(side) <= start
    side.clock.forward(milliseconds=1)
    await side.maintenance.compact()
    assert await packed_through(side) == start + HOUR


async def test_packing_again_and_by_two_at_once_changes_nothing(side: Side, make_side: Any) -> None:
    await minutes(side, floor_hour(NOW), 70)
    other = await make_side(side.device_id)
    for each in (side, other):
        each.clock.at = side.clock.at
        each.clock.forward(hours=4)
    await asyncio.gather(side.maintenance.compact(), other.maintenance.compact())
    chunks, sums = await count(side, CHUNKS), await hours(side)
    assert chunks == 2
    assert await side.maintenance.compact() == Packed()
    await side.rollups.recompute(side.device_id, [hour.bucket for hour in sums])
    assert (await count(side, CHUNKS), await hours(side)) == (chunks, sums)


async def test_posts_of_many_need_no_packing_only_sums(side: Side) -> None:
    start = floor_hour(NOW)
    side.clock.forward(milliseconds=start + HOUR - side.now)
    await side.post([(start + at * 60_000, 20.0, None, "ok") for at in range(60)])
    assert await hours(side) == []
    side.clock.forward(hours=3)
    assert await side.maintenance.compact() == Packed(devices=1)
    [hour] = await hours(side)
    assert (hour.n, hour.humidity) == (60, None)


async def test_late_readings_of_a_packed_hour_are_in_chunks_and_sums_before_the_answer(side: Side) -> None:
    start = floor_hour(NOW)
    await minutes(side, start, 3)
    side.clock.forward(hours=5)
    await side.maintenance.compact()
    await side.post([(start + 30_000, 60.0, None, "late")])
    await side.post([(start + 31_000, 61.0, None, "late"), (start + 32_000, None, 1.0, "late")])
    [hour] = await hours(side)
    assert hour.temperature
    assert (hour.n, hour.temperature.greatest, hour.temperature.count) == (6, 61.0, 5)
    [day] = await side.rollups.of(side.device_id, "1d", 0, side.now)
    assert (day.bucket, day.n) == (floor_day(start), 6)
    assert sorted(await side.packed()) == [start + s * 1000 for s in (0, 30, 31, 32, 60, 120)]


async def test_a_stale_sum_never_overwrites_a_fuller_or_a_newer_one(side: Side) -> None:
    hour = floor_hour(NOW) - 5 * HOUR
    await side.post([(hour + at, 20.0, None, "ok") for at in range(3)])
    stale = (await find(side.store, side.device_id, hour, hour + HOUR)).whole()
    side.clock.forward(seconds=1)
    await side.post([(hour, 30.0, None, "ok")])  # a correction: as many readings, received later
    corrected = await hours(side)
    await side.rollups.keep(side.device_id, stale, [hour])
    assert await hours(side) == corrected
    await side.post([(hour + 3, 20.0, None, "ok")])
    fuller = await hours(side)
    await side.rollups.keep(side.device_id, stale, [hour])
    assert await hours(side) == fuller
    assert [rollup.n for rollup in fuller] == [4]


async def test_late_posts_at_once_leave_sums_of_all_of_them(side: Side, make_side: Any) -> None:
    start = floor_hour(NOW) - 30 * HOUR
    sides = [side, await make_side(side.device_id), await make_side(side.device_id)]
    posts = [
        sides[number % 3].post([(start + hour * HOUR + number, float(number), None, "ok") for hour in range(3)])
        for number in range(9)
    ]
    await asyncio.gather(*posts)
    assert [rollup.n for rollup in await hours(side)] == [9, 9, 9]
    days = await side.rollups.of(side.device_id, "1d", 0, side.now)
    assert sum(day.n for day in days) == 27


async def test_a_day_is_japanese(side: Side) -> None:
    midnight = floor_day(NOW) - 2 * DAY_MS
    assert (midnight + 9 * HOUR) % DAY_MS == 0
    await side.post([(midnight - 1, 1.0, None, "ok"), (midnight, 2.0, None, "ok")])
    days = await side.rollups.of(side.device_id, "1d", 0, side.now)
    assert [(day.bucket, day.n) for day in days] == [(midnight - DAY_MS, 1), (midnight, 1)]


async def test_sums_tell_mean_and_deviation(side: Side) -> None:
    hour = floor_hour(NOW) - 5 * HOUR
    values = (2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0)
    await side.post([(hour + at, value, None, "ok") for at, value in enumerate(values)])
    [rollup] = await hours(side)
    assert rollup.temperature
    assert (rollup.temperature.mean, rollup.temperature.deviation) == (5.0, 2.0)
    assert rollup.sums("humidity") is None


async def test_one_process_at_a_time_packs_from_time_to_time(side: Side, make_side: Any) -> None:
    other = await make_side(side.device_id)
    assert await side.maintenance._lease()
    assert not await other.maintenance._lease()
    other.clock.forward(minutes=15)
    assert await other.maintenance._lease()


async def test_a_device_without_readings_is_passed_over(side: Side) -> None:
    assert await side.maintenance.compact() == Packed()


async def test_history_that_came_late_is_not_gone_through_again_unless_asked(side: Side) -> None:
    old = floor_hour(NOW) - 60 * DAY_MS
    await side.post([(old + hour * HOUR, 20.0, None, "ok") for hour in range(48)])
    sums = await hours(side)
    assert await side.maintenance.compact() == Packed(devices=1)
    assert await packed_through(side) == floor_hour(NOW) - 2 * HOUR
    assert await side.maintenance.compact() == Packed()
    await side.store.delete("metric-rollups", {"series": f"{side.device_id}#1h", "bucket": old})
    assert await side.maintenance.compact([side.device_id], again=True) == Packed(devices=1)
    assert await hours(side) == sums


async def test_the_first_posts_of_a_device_are_packed_from_their_first_hour_on(side: Side) -> None:
    start = floor_hour(NOW)
    side.clock.forward(milliseconds=start + HOUR + 60_000 - side.now)
    await side.post([(start + HOUR - 1000, 20.0, None, "ok"), (start + HOUR, 20.0, None, "ok")])
    side.clock.forward(hours=4)
    await side.maintenance.compact()
    assert [hour.n for hour in await hours(side)] == [1, 1]
