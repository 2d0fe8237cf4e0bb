"""Readings while DynamoDB leaves puts out, throttles, loses answers or is away: nothing is acknowledged that is not
there, and what is not written is said (rows 1 to 3)."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import msgspec
import pytest
from fault_proxy import THROTTLE, BlackHole, CutReply, Delay, DropReply, Fault, FaultProxy, LeaveOutPuts, Refuse, Reset
from otomo.clock import Clock
from otomo.devices.keys import Bucket, KeyGrant
from otomo.metrics.errors import NotWrittenError, QueueFullError
from otomo.metrics.ingest import IngestService, Report
from otomo.metrics.items import Layout
from otomo.metrics.rollups import Rollups
from otomo.metrics.stored import find
from otomo.metrics.writer import MetricsWriter
from otomo.settings import MetricsSettings
from otomo.store.client import Store
from otomo.store.deadline import deadline_in

pytestmark = pytest.mark.mission("IOT-1")

_NUMBERS = count(1)


class Post:
    """Posts to a write side behind the proxy, each with a deadline of its own."""

    def __init__(self, store: Store, writer: MetricsWriter) -> None:
        limits = MetricsSettings()
        self.store, self.writer, self.device_id = store, writer, f"f{next(_NUMBERS)}"
        self.ingest = IngestService(writer, Layout(limits), Rollups(store, limits), Clock(), limits)
        self.now = Clock().epoch() * 1000
        self.heard: list[int] = []
        self.ingest.on_accepted(lambda _, readings: self.heard.extend(readings.timestamps.tolist()))

    async def one(self, at: int, *, seconds: float = 10.0, device_id: str = "") -> Report:
        device_id = device_id or self.device_id
        body = msgspec.json.encode({"device_id": device_id, "timestamp": self.now - at, "temperature": 20})
        with deadline_in(seconds):
            return await self.ingest.post_one(grant(device_id), body)

    async def many(self, devices: int, *, seconds: float = 10.0) -> Report:
        """A reading of each of several devices: as many puts."""
        ids = [f"{self.device_id}-{at}" for at in range(devices)]
        readings = [{"device_id": each, "timestamp": self.now, "humidity": 50} for each in ids]
        with deadline_in(seconds):
            return await self.ingest.post_batch(grant(*ids), msgspec.json.encode({"readings": readings}))

    async def there(self, device_id: str = "") -> list[int]:
        """How old the stored readings are."""
        whole = (await find(self.store, device_id or self.device_id, 0, self.now + 1)).whole()
        return sorted((self.now - whole.readings.timestamps).tolist())


def grant(*devices: str) -> KeyGrant:
    return KeyGrant("key", frozenset(devices), Bucket(1e9, 1e9, lambda: 0.0, 1e9, 0.0))


@pytest.fixture
async def post(store: Store) -> AsyncIterator[Post]:
    writer = MetricsWriter(store, MetricsSettings(commit_milliseconds=3))
    async with writer.running():
        yield Post(store, writer)


@pytest.mark.parametrize(
    "fault",
    [THROTTLE, Refuse(500, "InternalServerError"), Refuse(503, "x"), Reset(), DropReply(), CutReply(20), Delay(0.2)],
    ids=str,
)
async def test_a_passing_fault_is_not_noticed(post: Post, proxy: FaultProxy, fault: Fault) -> None:
    proxy.fail(fault, action="BatchWriteItem")
    assert (await post.one(0)).accepted == 1
    assert await post.there() == [0]


async def test_puts_that_are_left_out_are_sent_again_and_only_they(post: Post, proxy: FaultProxy) -> None:
    proxy.fail(LeaveOutPuts(20), action="BatchWriteItem")
    proxy.fail(LeaveOutPuts(0), action="BatchWriteItem")
    assert (await post.many(25)).accepted == 25
    assert proxy.seen["BatchWriteItem"] == 3
    for at in range(25):
        assert await post.there(f"{post.device_id}-{at}") == [0]


async def test_what_is_left_out_to_the_end_is_named_and_nothing_else(post: Post, proxy: FaultProxy) -> None:
    proxy.fail(LeaveOutPuts(20), action="BatchWriteItem")
    proxy.fail(LeaveOutPuts(0), times=99, action="BatchWriteItem")
    with pytest.raises(NotWrittenError) as refused:
        await post.many(25, seconds=3)
    assert (refused.value.status, refused.value.code) == (503, "throttled")
    assert refused.value.headers["Retry-After"]
    named = [error.field for error in refused.value.errors]
    assert len(named) == 5
    proxy.heal()
    missing = [at for at in range(25) if not await post.there(f"{post.device_id}-{at}")]
    assert named == [f"readings.{at}" for at in missing]
    assert len(post.heard) == 20


async def test_one_that_fails_leaves_the_others_of_its_group_alone(post: Post, proxy: FaultProxy) -> None:
    proxy.fail(LeaveOutPuts(3), action="BatchWriteItem")
    proxy.fail(LeaveOutPuts(0), times=99, action="BatchWriteItem")
    answers = await asyncio.gather(*(post.one(at, seconds=3) for at in range(5)), return_exceptions=True)
    assert proxy.seen["BatchWriteItem"] > 1
    good = [at for at, answer in enumerate(answers) if isinstance(answer, Report)]
    assert len(good) == 3
    assert all(isinstance(answer, NotWrittenError) for at, answer in enumerate(answers) if at not in good)
    proxy.heal()
    assert await post.there() == good


@pytest.mark.parametrize("fault", [THROTTLE, BlackHole()], ids=str)
async def test_a_store_that_stays_away_is_a_503_in_time(post: Post, proxy: FaultProxy, fault: Fault) -> None:
    proxy.fail(fault, times=99, action="BatchWriteItem")
    began = asyncio.get_running_loop().time()
    with pytest.raises(NotWrittenError):
        await post.one(0, seconds=0.6)
    assert asyncio.get_running_loop().time() - began < 6  # without a deadline it would be tried for ever
    proxy.heal()
    assert post.heard == []


async def test_singles_of_one_moment_share_a_call(post: Post, proxy: FaultProxy) -> None:
    await asyncio.gather(*(post.one(at) for at in range(20)))
    assert proxy.seen["BatchWriteItem"] == 1
    assert await post.there() == list(range(20))
    assert sorted(post.heard) == sorted(post.now - at for at in range(20))


async def test_the_same_reading_twice_in_one_group_is_written_once_and_answered_twice(
    post: Post, proxy: FaultProxy
) -> None:
    answers = await asyncio.gather(*(post.one(0) for _ in range(3)))
    assert [answer.accepted for answer in answers] == [1, 1, 1]
    assert await post.there() == [0]


async def test_a_client_that_goes_away_takes_nobody_with_it(post: Post, proxy: FaultProxy) -> None:
    proxy.fail(Delay(0.5), action="BatchWriteItem")
    leaving, staying = (asyncio.create_task(post.one(at)) for at in (1, 2))
    await proxy.held.wait()
    leaving.cancel()
    assert (await staying).accepted == 1
    with pytest.raises(asyncio.CancelledError):
        await leaving
    assert await post.there() == [1, 2]
    assert post.writer.waiting == 0


async def test_an_impatient_request_does_not_hurry_the_others(post: Post, proxy: FaultProxy) -> None:
    proxy.fail(Delay(0.4), action="BatchWriteItem")
    answers = await asyncio.gather(post.one(1, seconds=0.1), post.one(2), return_exceptions=True)
    assert isinstance(answers[0], NotWrittenError)
    assert isinstance(answers[1], Report)


async def test_a_full_queue_is_a_429_before_anything_is_written(store: Store, proxy: FaultProxy) -> None:
    writer = MetricsWriter(store, MetricsSettings(queue_readings=10, commit_milliseconds=3))
    post = Post(store, writer)
    async with writer.running():
        proxy.fail(Delay(0.5), action="BatchWriteItem")
        first = asyncio.create_task(post.many(8))
        await proxy.held.wait()
        with pytest.raises(QueueFullError) as refused:
            await post.one(1) and await post.many(3)
        assert (refused.value.status, refused.value.headers["Retry-After"]) == (429, "1")
        await first
        assert (await post.many(20)).accepted == 20  # alone, a post may be larger than the queue
    assert writer.waiting == 0


async def test_what_waits_is_written_before_the_end(store: Store, proxy: FaultProxy) -> None:
    writer = MetricsWriter(store, MetricsSettings(commit_milliseconds=10))
    post = Post(store, writer)
    async with writer.running():
        gone: list[Any] = [asyncio.create_task(post.one(at)) for at in range(3)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for task in gone:
            task.cancel()
    assert await post.there() == [0, 1, 2]


async def test_a_listener_that_fails_does_not_break_the_way_in(post: Post) -> None:
    failures: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: failures.append(context))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    post.ingest.on_accepted(broken)
    try:
        assert (await post.one(0)).accepted == 1
        await asyncio.sleep(0)
    finally:
        loop.set_exception_handler(None)
    assert [type(context["exception"]) for context in failures] == [ZeroDivisionError]
    assert post.heard == [post.now]
