"""How jobs stand: when they are due, whether they run, how they went."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from msgspec.structs import replace

from otomo.clock import Clock
from otomo.jobs.items import Head, JobName, Run
from otomo.jobs.ledger import Ledger
from otomo.jobs.schedule import SCHEDULE, parse


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A job. `schedule`: see SCHEDULE."""

    name: JobName
    schedule: str
    next_at: datetime
    running: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class JobStatus:
    """Looks."""

    ledger: Ledger
    clock: Clock

    async def all(self) -> list[Status]:
        """Every job."""
        heads = await self.ledger.heads(list(SCHEDULE))
        return [self._of(name, heads[name]) for name in SCHEDULE]

    def _of(self, name: JobName, head: Head) -> Status:
        running = head.is_held(self.clock.epoch())
        # Of a run whose process died nobody has said so yet.
        runs = head.runs if running else tuple(_ended(run) for run in head.runs)
        return Status(
            name=name,
            schedule=SCHEDULE[name],
            next_at=parse(SCHEDULE[name]).next_after(self.clock.now()),
            running=running,
            runs=runs,
        )


def _ended(run: Run) -> Run:
    return replace(run, state="lost") if run.state == "running" else run
