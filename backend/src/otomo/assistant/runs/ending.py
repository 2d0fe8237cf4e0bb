"""How a run ends: its last events, its state, its message and its chat's freedom in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from otomo.assistant.chats.items import Message
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.errors import MessageNotFoundError
from otomo.assistant.facts import Fact
from otomo.assistant.keys import EVENTS
from otomo.assistant.runs.items import Run, RunEvent, RunState
from otomo.assistant.runs.repository import RunRepository
from otomo.assistant.usage.items import Usage
from otomo.assistant.usage.service import UsageService
from otomo.clock import Clock
from otomo.store.client import Operation
from otomo.store.errors import ConditionFailedError


@dataclass(frozen=True, slots=True)
class Ending:
    """Ends runs."""

    chats: ChatRepository
    runs: RunRepository
    usage: UsageService
    clock: Clock

    async def end(
        self, run: Run, state: RunState, events: Sequence[RunEvent], message: Message, also: Sequence[Operation] = ()
    ) -> bool:
        """Stores the last `events`, the answer as it is now and what else belongs to the end; False when the run had
        been ended before, or its chat was deleted."""
        before = message
        after = replace(before, version=before.version + 1)
        operations = [
            self.runs.batch(run.run_id, events),
            self.runs.end(run, state, events[-1].number),
            self.runs.release(run),
            self.chats.put_message(after, before),
            *also,
        ]
        try:
            await self.runs.write(operations)
        except ConditionFailedError:
            return False
        return True

    async def abandoned(self, run: Run) -> None:
        """Ends a run whose writer has died: what it said is kept, and it may be tried again."""
        events, _, _ = await self.runs.after(run.run_id, 0, EVENTS)
        last = events[-1].number if events else 0
        now = int(self.clock.now().timestamp() * 1000)
        failed = RunEvent(last + 1, "run.failed", now, {"code": "interrupted", "retryable": True})
        try:
            message = await self.chats.message(run.chat_id, run.message_id)
        except MessageNotFoundError:  # the chat was deleted
            return
        found = [f for e in events if e.type == "facts.added" for f in e.data["facts"]]
        used = _used(events)
        kept = replace(
            message,
            **_mode(events),
            status="failed",
            usage=used,
            text=_said(events).rstrip("\n"),
            facts=tuple(msgspec.convert(f, Fact) for f in found),
            proposals=tuple(e.data["proposal_id"] for e in events if e.type == "proposal.created"),
        )
        count = [self.usage.counted(run.user_id, used)] if used != Usage() else []
        await self.end(run, "failed", [failed], kept, count)

    async def count(self, run: Run, used: Usage) -> None:
        """Counts what a run used that somebody else has ended, beyond what was counted then."""
        try:
            counted = (await self.chats.message(run.chat_id, run.message_id)).usage or Usage()
        except MessageNotFoundError:  # the chat was deleted
            counted = Usage()
        if (more := used - counted) != Usage():
            await self.usage.count(run.user_id, more)


def _used(events: Sequence[RunEvent]) -> Usage:
    told = [e.data for e in events if e.type == "usage"]
    return msgspec.convert(told[-1], Usage) if told else Usage()


def _mode(events: Sequence[RunEvent]) -> dict[str, Any]:
    """How the answer was being written; a draft of a model is shown as not verified, for it has no checks."""
    told = [e.data for e in events if e.type in ("run.started", "mode.changed")]
    return {"mode": told[-1]["mode"], "model": told[-1]["model"], "fallback": told[-1].get("reason")} if told else {}


def _said(events: Sequence[RunEvent]) -> str:
    """The text as its readers saw it last."""
    text = ""
    for event in events:
        if event.type == "text.replaced":
            text = event.data["text"]
        elif event.type == "text.delta":
            text += event.data["text"]
    return text
