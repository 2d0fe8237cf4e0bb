"""The schedule of a laptop: what is due runs once, what was missed runs soon, what cannot begin is tried again."""

import asyncio
from datetime import UTC, datetime

import pytest
from otomo.jobs.items import JobName
from otomo.jobs.ledger import Ledger
from otomo.jobs.schedule import SCHEDULE
from otomo.jobs.scheduler import Scheduler, in_a_process

from tests.api.conftest import MovableClock

pytestmark = pytest.mark.mission("OPS-5")

EVENING = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)  # a Saturday, 21:00 in Tokyo


def scheduler(ledger: Ledger, clock: MovableClock) -> Scheduler:
    async def start(name: JobName) -> int:
        raise AssertionError(name)

    return Scheduler(ledger, clock, start, list(SCHEDULE))


async def ran(ledger: Ledger, *names: JobName) -> None:
    for name in names:
        lease = await ledger.take(name)
        assert lease
        await ledger.give_back(lease, "done", {}, None)


async def test_each_job_runs_when_its_time_comes(ledger: Ledger, clock: MovableClock) -> None:
    clock.at = EVENING
    await ran(ledger, *SCHEDULE)
    jobs = scheduler(ledger, clock)
    started: list[tuple[str, str]] = []
    while clock.at < datetime(2026, 11, 22, 12, 0, tzinfo=UTC):
        clock.forward(minutes=10)
        for name in await jobs.due():
            started.append((f"{clock.at:%H:%M}", name))
            await ran(ledger, name)
    assert started == [
        ("15:00", "cache-warm"),  # midnight in Tokyo
        ("17:00", "backup"),
        ("18:00", "cleanup"),
        ("19:30", "compact"),
        ("20:00", "signals"),
        ("21:00", "cache-warm"),
        ("03:00", "cache-warm"),
        ("09:00", "cache-warm"),
    ]


async def test_what_was_missed_runs_five_minutes_after_the_start(ledger: Ledger, clock: MovableClock) -> None:
    clock.at = EVENING
    await ran(ledger, *SCHEDULE)
    clock.forward(hours=13)  # closed over night
    jobs = scheduler(ledger, clock)
    clock.forward(minutes=4)
    assert await jobs.due() == []
    clock.forward(minutes=1)
    assert await jobs.due() == list(SCHEDULE)
    await ran(ledger, *SCHEDULE)
    assert await jobs.due() == []


async def test_a_job_that_cannot_begin_is_tried_again_later(ledger: Ledger, clock: MovableClock) -> None:
    tried: asyncio.Queue[str] = asyncio.Queue()

    async def start(name: JobName) -> int:
        tried.put_nowait(name)
        return 2

    jobs = Scheduler(ledger, clock, start, ["backup"])
    clock.forward(minutes=5)
    running = asyncio.create_task(jobs.run())
    assert await tried.get() == "backup"
    await asyncio.sleep(0.05)
    assert await jobs.due() == []
    clock.forward(minutes=10)
    assert await jobs.due() == ["backup"]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert tried.empty()


async def test_jobs_are_processes_that_end_with_the_schedule(
    aws_env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTOMO_TABLE_PREFIX", "no-such-tables")
    assert await in_a_process("compact") == 1
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://192.0.2.1")  # no such host
    running = asyncio.create_task(in_a_process("compact"))
    await asyncio.sleep(0.2)
    running.cancel()
    await asyncio.wait_for(asyncio.gather(running, return_exceptions=True), 10)
