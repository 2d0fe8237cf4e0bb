"""What earlier turns left for the next one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from otomo.assistant.chats.items import Message
from otomo.assistant.limits import HISTORY_TURNS
from otomo.assistant.proposals.items import StopsDraft, TripDraft
from otomo.assistant.proposals.repository import ProposalRepository
from otomo.assistant.turn import Exchange, Past

_BEFORE = 20


def path_to(messages: Sequence[Message], message_id: str | None) -> list[Message]:
    """The messages from the first down to `message_id`: a branch, without the others."""
    by_id = {m.message_id: m for m in messages}
    path: list[Message] = []
    at = by_id.get(message_id or "")
    while at is not None:
        path.append(at)
        at = by_id.get(at.parent_id or "")
    return path[::-1]


@dataclass(frozen=True, slots=True)
class Pasts:
    """Reads it."""

    proposals: ProposalRepository

    async def of(self, user_id: str, path: Sequence[Message]) -> Past:
        """Whom the chat was about last, the facts last shown, the plan that is still open, and what was said."""
        recent = path[-2 * HISTORY_TURNS :]
        answers = [m for m in recent if m.role == "assistant"]
        last = answers[-1] if answers else None
        about = next((m.customers for m in reversed(answers) if m.customers), ())
        return Past(
            customers=about,
            facts=last.facts if last else (),
            plan=await self._plan(user_id, answers),
            said=tuple(_exchanges(recent)),
            before=tuple(m.text for m in path[: len(path) - len(recent)] if m.role == "user")[-_BEFORE:],
        )

    async def _plan(self, user_id: str, answers: Sequence[Message]) -> tuple[str, TripDraft | StopsDraft] | None:
        ids = [proposal_id for m in answers for proposal_id in m.proposals]
        found = await self.proposals.find(user_id, ids)
        for proposal in sorted(found, key=lambda p: p.proposal_id, reverse=True):
            if proposal.state == "pending" and isinstance(proposal.draft, TripDraft | StopsDraft):
                return proposal.proposal_id, proposal.draft
        return None


def _exchanges(path: Sequence[Message]) -> Iterator[Exchange]:
    """Questions with their answers; what was stopped before it said anything is left out."""
    for asked, answer in pairwise(path):
        if asked.role == "user" and answer.role == "assistant" and answer.text:
            yield Exchange(asked.text, answer.text, answer.facts)
