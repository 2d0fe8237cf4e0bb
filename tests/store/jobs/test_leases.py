"""One run at a time: leases are given once, kept alive, given back, and taken over from the dead."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from otomo.errors import InvalidError
from otomo.jobs.errors import LeaseLostError
from otomo.jobs.items import Lease, Result
from otomo.jobs.ledger import Ledger
from otomo.jobs.runner import JobRunner, Outcome, Work
from otomo.store.client import Store

from tests.api.conftest import MovableClock

pytestmark = pytest.mark.mission("OPS-5")


async def taken(ledger: Ledger) -> Lease:
    lease = await ledger.take("backup")
    assert lease is not None
    return lease


async def test_of_twenty_at_once_one_gets_it(ledger: Ledger) -> None:
    leases = await asyncio.gather(*(ledger.take("backup") for _ in range(20)))
    assert sum(lease is not None for lease in leases) == 1
    assert await ledger.take("cleanup") is not None  # another job is another lease


async def test_a_lease_that_is_renewed_is_kept_and_one_that_is_not_is_taken_over(
    ledger: Ledger, clock: MovableClock
) -> None:
    first = await taken(ledger)
    clock.forward(seconds=50)
    await ledger.renew(first)
    clock.forward(seconds=50)
    assert await ledger.take("backup") is None
    clock.forward(seconds=11)
    second = await taken(ledger)
    assert second.fence > first.fence
    with pytest.raises(LeaseLostError):
        await ledger.renew(first)
    with pytest.raises(LeaseLostError):
        await ledger.give_back(first, "done", {}, None)
    await ledger.give_back(second, "done", {"items": 3}, None)
    runs = (await ledger.heads(["backup"]))["backup"].runs
    assert [(run.state, run.result) for run in runs] == [("done", {"items": 3}), ("lost", {})]


async def test_fences_grow_and_the_last_twenty_runs_are_remembered(ledger: Ledger, clock: MovableClock) -> None:
    fences = []
    for number in range(23):
        lease = await taken(ledger)
        fences.append(lease.fence)
        await ledger.give_back(lease, "done", {"number": number}, None)
        clock.forward(hours=1)
    assert fences == sorted(set(fences))
    head = (await ledger.heads(["backup"]))["backup"]
    assert [run.result["number"] for run in head.runs] == list(range(22, 2, -1))
    assert not head.is_held(clock.epoch())


def runner(ledger: Ledger, clock: MovableClock, job: Callable[[Work], Any]) -> JobRunner:
    return JobRunner(ledger, {"backup": job}, clock)


async def last(ledger: Ledger) -> tuple[str, Result, str | None]:
    run = (await ledger.heads(["backup"]))["backup"].runs[0]
    assert run.ended_at is not None
    return run.state, run.result, run.message


async def test_overlapping_runs_do_the_work_once(ledger: Ledger, clock: MovableClock) -> None:
    worked = []

    async def job(work: Work) -> Result:
        worked.append(work.lease)
        await asyncio.sleep(0.2)
        return {"items": 1}

    outcomes = await asyncio.gather(*(runner(ledger, clock, job).run("backup") for _ in range(8)))
    assert sorted(outcome.state for outcome in outcomes) == ["done"] + ["skipped"] * 7
    assert all(outcome.is_success for outcome in outcomes)
    assert len(worked) == 1
    assert await last(ledger) == ("done", {"items": 1}, None)


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        (InvalidError("so it is"), "The request is not valid: so it is"),
        (RuntimeError("a bug"), "RuntimeError: a bug"),
    ],
)
async def test_a_failure_is_kept_and_frees_the_job(
    ledger: Ledger, clock: MovableClock, raised: Exception, message: str
) -> None:
    async def job(_: Work) -> Result:
        raise raised

    outcome = await runner(ledger, clock, job).run("backup")
    assert (outcome.state, outcome.message, outcome.is_success) == ("failed", message, False)
    assert await last(ledger) == ("failed", {}, message)
    assert await ledger.take("backup") is not None


async def test_a_run_that_is_told_to_end_gives_the_lease_back(ledger: Ledger, clock: MovableClock) -> None:
    began = asyncio.Event()

    async def job(_: Work) -> Result:
        began.set()
        await asyncio.sleep(60)
        return {}

    running: asyncio.Task[Outcome] = asyncio.create_task(runner(ledger, clock, job).run("backup"))
    await began.wait()
    running.cancel()
    assert (await running).state == "stopped"
    assert (await last(ledger))[0] == "stopped"
    assert await ledger.take("backup") is not None


async def test_a_run_whose_lease_was_taken_over_ends_and_writes_nothing_more(
    own_store: Store, ledger: Ledger, clock: MovableClock
) -> None:
    quick = Ledger(own_store, clock, lease_seconds=1)
    ended = []

    async def job(_: Work) -> Result:
        clock.forward(seconds=2)  # the machine slept
        assert await quick.take("backup") is not None
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("cancelled")
        return {}

    outcome = await asyncio.wait_for(runner(quick, clock, job).run("backup"), 10)
    assert (outcome.state, outcome.is_success, ended) == ("lost", False, ["cancelled"])
    head = (await ledger.heads(["backup"]))["backup"]
    assert [run.state for run in head.runs] == ["running", "lost"]  # the other one's, untouched
    assert head.holder is not None
    assert re.fullmatch("[0-9a-f]{16}", head.holder)
