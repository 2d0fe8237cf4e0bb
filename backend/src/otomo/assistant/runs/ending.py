"""How a run ends: its last events, its state, its message and its chat's freedom in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from otomo.assistant.chats.items import Message
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.errors import MessageNotFoundError
from otomo.assistant.facts import Fact
from otomo.assistant.keys import EVENTS
from otomo.assistant.runs.items import Run, RunEvent, RunState
from otomo.assistant.runs.repository import RunRepository
from otomo.clock import Clock
from otomo.store.client import Operation
from otomo.store.errors import ConditionFailedError


@dataclass(frozen=True, slots=True)
class Ending:
    """Ends runs."""

    chats: ChatRepository
    runs: RunRepository
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
        kept = replace(
            message,
            status="failed",
            text=_said(events).rstrip("\n"),
            facts=tuple(msgspec.convert(f, Fact) for f in found),
            proposals=tuple(e.data["proposal_id"] for e in events if e.type == "proposal.created"),
        )
        await self.end(run, "failed", [failed], kept)


def _said(events: Sequence[RunEvent]) -> str:
    """The text as its readers saw it last."""
    text = ""
    for event in events:
        if event.type == "text.replaced":
            text = event.data["text"]
        elif event.type == "text.delta":
            text += event.data["text"]
    return text
