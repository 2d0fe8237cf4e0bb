"""Runs the jobs by the clock, where there is no scheduler: on a laptop, in compose. Each in a process of its own, one
after the other, so that this one stays small and a job that breaks breaks alone."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from otomo.clock import Clock
from otomo.errors import UnavailableError
from otomo.jobs.items import JobName
from otomo.jobs.ledger import Ledger, started_last
from otomo.jobs.schedule import SCHEDULE, parse

log = structlog.get_logger(__name__)

MISSED_AFTER = timedelta(minutes=5)
AGAIN_AFTER = timedelta(minutes=10)
_LOOK_SECONDS = 15.0

Start = Callable[[JobName], Awaitable[int]]


@dataclass(slots=True)
class Scheduler:
    """Starts what is due of `names`. What fell due while nobody was there runs once, five minutes after the start; a
    job that could not even begin is tried again ten minutes later."""

    ledger: Ledger
    clock: Clock
    start: Start
    names: Sequence[JobName]
    _began: datetime = field(init=False)
    _not_before: dict[JobName, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._began = self.clock.now()

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            try:
                for name in await self.due():
                    code = await self.start(name)
                    self._not_before[name] = self.clock.now() + AGAIN_AFTER
                    log.info("job.run", job=name, exit_code=code)
            except UnavailableError as cause:
                log.warning("jobs.postponed", cause=type(cause).__name__)
            await asyncio.sleep(_LOOK_SECONDS)

    async def due(self) -> list[JobName]:
        """The jobs that should have begun by now and have not."""
        now = self.clock.now()
        heads = await self.ledger.heads(self.names)
        return [name for name in self.names if self._is_due(name, started_last(heads[name]), now)]

    def _is_due(self, name: JobName, last: datetime | None, now: datetime) -> bool:
        at = parse(SCHEDULE[name]).last_before(now)
        if (last is not None and last >= at) or now < self._not_before.get(name, now):
            return False
        return at > self._began or now - self._began >= MISSED_AFTER


async def in_a_process(name: JobName) -> int:
    """Runs `otomo job NAME`, which says what it did; its exit code. Cancelled, it ends the process first."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "otomo", "job", name)
    try:
        return await process.wait()
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
