"""Runs a job once: under its lease, which is renewed while it works, and given back with the result however it ends."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec
import structlog

from otomo.audit.journal import audited
from otomo.clock import Clock
from otomo.errors import ProblemError
from otomo.jobs.errors import LeaseLostError
from otomo.jobs.items import JobName, Lease, Result, RunState
from otomo.jobs.ledger import Ledger
from otomo.store.errors import StoreUnavailableError

log = structlog.get_logger(__name__)

Tell = Callable[[str], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a run went. `skipped`: another one is under way, so nothing was done."""

    job: JobName
    state: RunState | Literal["skipped"]
    seconds: float = 0.0
    result: Result = {}
    message: str | None = None

    @property
    def is_success(self) -> bool:
        """Whether there is nothing to be looked into."""
        return self.state in {"done", "skipped"}


@dataclass(frozen=True, slots=True)
class Work:
    """What a job gets: its lease, and somebody to tell how far it is."""

    lease: Lease
    tell: Tell
    ledger: Ledger

    async def still_ours(self) -> None:
        """For the moment before something that only one run may do. Raises LeaseLostError."""
        await self.ledger.renew(self.lease)


Job = Callable[[Work], Awaitable[Result]]


def _silent(_: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class JobRunner:
    """Runs jobs by name."""

    ledger: Ledger
    jobs: Mapping[JobName, Job]
    clock: Clock

    async def run(self, name: JobName, tell: Tell = _silent, job: Job | None = None) -> Outcome:
        """The outcome; failures are part of it, and a cancellation ends the run as `stopped`. `job`: instead of the
        usual one of this name. Raises StoreUnavailableError when not even the lease can be asked for."""
        lease = await self.ledger.take(name)
        if lease is None:
            return Outcome(job=name, state="skipped", message="another run is under way")
        began = self.clock.now()
        result: Result = {}
        state: RunState = "done"
        message = None
        try:
            result = await self._alive(lease, (job or self.jobs[name])(Work(lease, tell, self.ledger)))
        except asyncio.CancelledError:
            state, message = "stopped", "told to end"
        except LeaseLostError as lost:
            state, message = "lost", lost.title
        except ProblemError as problem:
            state, message = "failed", ": ".join(filter(None, (problem.title, problem.detail)))
        except Exception as bug:  # the edge of a job: the unexpected is logged and kept, too
            log.exception("job.broken", job=name)
            state, message = "failed", f"{type(bug).__name__}: {bug}"
        await self._end(lease, state, result, message)
        seconds = round((self.clock.now() - began).total_seconds(), 3)
        log.info("job.ended", job=name, state=state, seconds=seconds, message=message, **result)
        return Outcome(job=name, state=state, seconds=seconds, result=result, message=message)

    async def _alive(self, lease: Lease, work: Awaitable[Result]) -> Result:
        """The work's result; it ends when the lease is lost."""
        working = asyncio.ensure_future(work)
        beating = asyncio.create_task(self._beat(lease))
        try:
            await asyncio.wait({working, beating}, return_when=asyncio.FIRST_COMPLETED)
            if beating.done() and not working.done():
                beating.result()
            return await working
        finally:
            working.cancel()
            beating.cancel()
            await asyncio.gather(working, beating, return_exceptions=True)

    async def _beat(self, lease: Lease) -> None:
        """Renews until the lease is lost: taken by another, or not renewed for its whole length. Raises
        LeaseLostError."""
        until = self.clock.epoch() + self.ledger.lease_seconds
        while True:
            await asyncio.sleep(self.ledger.lease_seconds / 4)
            try:
                await self.ledger.renew(lease)
                until = self.clock.epoch() + self.ledger.lease_seconds
            except StoreUnavailableError as cause:
                log.warning("job.heartbeat_missed", job=lease.name)
                if self.clock.epoch() >= until:
                    raise LeaseLostError from cause

    async def _end(self, lease: Lease, state: RunState, result: Result, message: str | None) -> None:
        try:
            with audited("jobs.run", "jobs", lease.name) as entry:
                entry.changed(None, {"state": state})
                await self.ledger.give_back(lease, state, result, message)
        except (LeaseLostError, StoreUnavailableError) as cause:
            log.warning("job.not_recorded", job=lease.name, state=state, cause=type(cause).__name__)
