"""What is kept of a job: who runs it now, and how its last runs went."""

from datetime import datetime
from typing import Literal

import msgspec

JobName = Literal["cache-warm", "backup", "cleanup", "signals", "compact"]
RunState = Literal["running", "done", "failed", "stopped", "lost"]
"""`stopped`: told to end; `lost`: its process died, or could not show in time that it lives."""

Result = dict[str, int | str]
"""What a run did, by name: counts, and where it wrote."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a job."""

    state: RunState
    started_at: datetime
    ended_at: datetime | None = None
    result: Result = {}
    message: str | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A job: its lease and its last runs, newest first. `fence` grows with every lease given; `holder`: whose it is,
    until `lease_until` (epoch seconds)."""

    fence: int = 0
    holder: str | None = None
    lease_until: int = 0
    runs: tuple[Run, ...] = ()

    def is_held(self, now: int) -> bool:
        """Whether a run is under way."""
        return self.holder is not None and self.lease_until > now


class Lease(msgspec.Struct, frozen=True):
    """The right to run a job: `fence` is greater than that of every lease of this job before."""

    name: JobName
    fence: int
    holder: str
