"""What earlier turns left for the next one."""

from collections.abc import Sequence
from dataclasses import dataclass

from otomo.assistant.chats.items import Message
from otomo.assistant.limits import HISTORY_TURNS
from otomo.assistant.proposals.items import StopsDraft, TripDraft
from otomo.assistant.proposals.repository import ProposalRepository
from otomo.assistant.turn import Past


def path_to(messages: Sequence[Message], message_id: str | None) -> list[Message]:
    """The messages from the last turns down to `message_id`: a branch, without the others."""
    by_id = {m.message_id: m for m in messages}
    path: list[Message] = []
    at = by_id.get(message_id or "")
    while at is not None and len(path) < 2 * HISTORY_TURNS:
        path.append(at)
        at = by_id.get(at.parent_id or "")
    return path[::-1]


@dataclass(frozen=True, slots=True)
class Pasts:
    """Reads it."""

    proposals: ProposalRepository

    async def of(self, user_id: str, path: Sequence[Message]) -> Past:
        """Whom the chat was about last, the facts last shown, and the plan that is still open."""
        answers = [m for m in path if m.role == "assistant"]
        last = answers[-1] if answers else None
        about = next((m.customers for m in reversed(answers) if m.customers), ())
        return Past(
            customers=about,
            facts=last.facts if last else (),
            plan=await self._plan(user_id, answers),
        )

    async def _plan(self, user_id: str, answers: Sequence[Message]) -> tuple[str, TripDraft | StopsDraft] | None:
        ids = [proposal_id for m in answers for proposal_id in m.proposals]
        found = await self.proposals.find(user_id, ids)
        for proposal in sorted(found, key=lambda p: p.proposal_id, reverse=True):
            if proposal.state == "pending" and isinstance(proposal.draft, TripDraft | StopsDraft):
                return proposal.proposal_id, proposal.draft
        return None
