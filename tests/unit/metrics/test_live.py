"""Who follows a device gets every reading once, whatever the order of writes, cuts and processes."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from devicemaking import MINUTE, START, readings
from hypothesis import given
from hypothesis import strategies as st
from otomo.clock import Clock
from otomo.devices.items import Latest
from otomo.metrics.following import Position
from otomo.metrics.live import Arrival, Live, TooManyStreamsError
from otomo.metrics.readings import Readings, merge
from otomo.settings import MetricsSettings
from otomo.store.errors import StoreUnavailableError

pytestmark = pytest.mark.mission("IOT-3")


@dataclass
class Kept:
    """A store of readings, with what two processes do to it."""

    devices: dict[str, Readings] = field(default_factory=dict)
    reads: list[str] = field(default_factory=list)
    at: int = START + 60 * MINUTE
    is_away: bool = False

    def put(self, device_id: str, *minutes: int) -> Readings:
        """Stores readings of these minutes."""
        parts = [readings([minute * 1.0], start=START + minute * MINUTE) for minute in minutes]
        self.devices[device_id] = merge([self.devices.get(device_id, Readings.empty()), *parts])
        return merge(parts)

    async def read(self, device_id: str, start: int, end: int) -> Readings:
        self.reads.append(device_id)
        await asyncio.sleep(0)
        if self.is_away:
            raise StoreUnavailableError
        return self.devices.get(device_id, Readings.empty()).between(start, end)

    async def latest(self, device_id: str) -> Latest | None:
        found = self.devices.get(device_id, Readings.empty())
        return Latest(int(found.timestamps[-1])) if len(found) else None

    def live(self, **settings: Any) -> Live:
        """A process's live views."""
        clock = Clock(lambda: datetime.fromtimestamp(self.at / 1000, UTC))
        defaults: dict[str, Any] = {"stream_seconds": 5.0, "stream_poll_seconds": 0.01}
        return Live(self.read, self.latest, clock, MetricsSettings(**defaults | settings))


def minutes(arrivals: Sequence[Arrival]) -> list[int]:
    return [(t - START) // MINUTE for arrival in arrivals for t in arrival.readings.timestamps.tolist()]


async def some(live: Live, device_ids: list[str], known: dict[str, Position], count: int, **more: Any) -> list[Arrival]:
    """The next readings, at least `count`; the stream is cut then."""
    found: list[Arrival] = []
    async with aclosing(live.follow("u", device_ids, known, **more)) as arrivals:
        async for arrival in arrivals:
            if arrival is not None:
                found.append(arrival)
            if sum(len(each.readings) for each in found) >= count:
                break
    return found


async def test_begins_with_the_newest_reading_and_goes_on() -> None:
    kept = Kept()
    kept.put("a", 1, 2, 3)
    live = kept.live()
    first = await some(live, ["a", "b"], {}, 1)
    assert minutes(first) == [3]
    kept.put("a", 4, 5)
    kept.put("b", 50)
    rest = await some(live, ["a", "b"], dict(first[-1].positions), 3)
    assert sorted(minutes(rest)) == [4, 5, 50]
    assert live._watches == {}
    assert live._followers == {}


async def test_begins_where_it_is_told_to() -> None:
    kept = Kept()
    kept.put("a", *range(10))
    assert minutes(await some(kept.live(), ["a"], {}, 3, since=START + 7 * MINUTE)) == [7, 8, 9]


async def test_what_is_too_far_back_is_read_anew() -> None:
    kept = Kept(at=START + 24 * 60 * MINUTE)
    kept.put("a", 0, 1400)
    found = await some(kept.live(), ["a"], {"a": Position.before(START)}, 1)
    assert [arrival.is_reset for arrival in found] == [True, False]
    assert minutes(found) == [1400]


async def test_an_accepted_reading_wakes_only_who_follows_its_device() -> None:
    kept = Kept()
    live = kept.live(stream_poll_seconds=60.0)
    found: list[Arrival] = []

    async def follow() -> None:
        async with aclosing(live.follow("u", ["a", "b"], {})) as arrivals:
            async for arrival in arrivals:
                found.extend([arrival] if arrival else [])

    following = asyncio.ensure_future(follow())
    await asyncio.sleep(0.02)
    kept.reads.clear()
    live.accepted("c", kept.put("c", 55))
    live.accepted("b", kept.put("b", 55))
    await asyncio.sleep(0.02)
    assert (minutes(found), kept.reads) == ([55], ["b"])
    live.drain()
    await asyncio.wait_for(following, 20)


async def test_a_stream_ends_in_time_and_when_the_store_is_away() -> None:
    kept = Kept()
    kept.put("a", 1)
    ended = [arrival async for arrival in kept.live(stream_seconds=0.05).follow("u", ["a"], {}) if arrival]
    assert minutes(ended) == [1]
    kept.is_away = True
    assert [arrival async for arrival in kept.live().follow("u", ["a"], {}) if arrival] == []


async def test_streams_are_counted_by_user_and_in_all() -> None:
    live = Kept().live(streams=3, streams_per_user=2)
    open_ = [live.follow(user, ["a"], {}) for user in ("u", "u", "v")]
    for each in open_:
        await anext(each)
    for user in ("u", "w"):
        with pytest.raises(TooManyStreamsError):
            await anext(live.follow(user, ["a"], {}))
    await open_[0].aclose()
    again = live.follow("w", ["a"], {})
    await anext(again)
    for each in (*open_[1:], again):
        await each.aclose()
    assert live._followers == {}


@given(st.data())
async def test_each_reading_comes_once_whatever_is_cut_and_written_meanwhile(data: st.DataObject) -> None:
    """Posts become visible a piece at a time, the last reading first; the stream is cut after any event."""
    kept = Kept()
    kept.put("a", 0)
    live = kept.live(stream_poll_seconds=0.001)
    sizes = data.draw(st.lists(st.integers(1, 10), min_size=1, max_size=6))  # an hour: not ahead of the clock
    found: list[Arrival] = []
    known: dict[str, Position] = {"a": Position.before(START)}
    last = 0
    for size in sizes:
        post = list(range(last + 1, last + size + 1))
        last = post[-1]
        for piece in ([post[-1]], post[:-1]) if data.draw(st.booleans()) else (post,):
            if piece:
                kept.put("a", *piece)
            got = await some(live, ["a"], known, data.draw(st.integers(0, max(len(piece), 1) if piece else 0)))
            found += got
            known = dict(found[-1].positions) if found else known
    missing = last + 1 - len(minutes(found))
    found += await some(live, ["a"], known, missing) if missing else []
    assert sorted(minutes(found)) == list(range(last + 1))


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=60))
def test_a_position_survives_the_way_to_the_client(steps: list[int]) -> None:
    position = Position.before(START).after(START + np.cumsum(steps, dtype=np.int64))
    assert Position.load(position.dump()) == position
    assert len(position.recent) <= 32
