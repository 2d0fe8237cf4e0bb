"""Jobs on the wire."""

from datetime import datetime

from pydantic import BaseModel, Field

from otomo.jobs.items import JobName, RunState


class RunBody(BaseModel):
    """A run. `lost`: its process died; `stopped`: it was told to end. `result`: what it did, by name."""

    state: RunState
    started_at: datetime
    ended_at: datetime | None
    result: dict[str, int | str]
    message: str | None


class JobBody(BaseModel):
    """A job, with its last runs, newest first."""

    name: JobName
    schedule: str = Field(description="Cron expression, in Tokyo's time.")
    next_at: datetime = Field(description="When it is due next, where somebody runs the schedule.")
    running: bool
    runs: list[RunBody]


class JobList(BaseModel):
    """All jobs."""

    items: list[JobBody]
