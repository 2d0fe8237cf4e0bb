"""A run and its events as stored."""

from datetime import datetime
from typing import Any, Literal

import msgspec

RunState = Literal["running", "done", "stopped", "failed"]
EventType = Literal[
    "run.started", "mode.changed", "plan.step", "tool.started", "tool.progress", "tool.finished", "facts.added",
    "text.delta", "text.replaced", "card", "citation", "proposal.created", "proposal.resolved", "check.result", "usage",
    "run.completed", "run.cancelled", "run.failed",
]  # fmt: skip
LAST: frozenset[str] = frozenset({"run.completed", "run.cancelled", "run.failed"})


class Run(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt at an answer. `seen_at`: its writer's last sign of life, epoch ms; `stop`: somebody asked it to end.
    `last`: the number of its last event once it has ended."""

    run_id: str
    user_id: str
    chat_id: str
    message_id: str
    state: RunState = "running"
    stop: bool = False
    seen_at: int
    last: int = 0
    created_at: datetime


class RunEvent(msgspec.Struct, frozen=True):
    """Number within the run from 1, type, time and what belongs to it."""

    number: int
    type: str
    ts: int
    data: dict[str, Any]


class Batch(msgspec.Struct, frozen=True):
    """Consecutive events."""

    events: tuple[RunEvent, ...]
