"""Proposals in DynamoDB; the user is part of the key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiodynamo.expressions import F

from otomo.assistant import keys
from otomo.assistant.errors import ProposalNotFoundError
from otomo.assistant.proposals.items import Proposal
from otomo.store.client import Operation, Store
from otomo.store.codec import pack, unpack
from otomo.store.errors import ConditionFailedError

_KEPT_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class ProposalRepository:
    """Finds and writes proposals."""

    store: Store

    async def get(self, user_id: str, proposal_id: str) -> Proposal:
        """A user's proposal. Raises ProposalNotFoundError."""
        item = await self.store.get(keys.TABLE, keys.proposal(user_id, proposal_id))
        if item is None:
            raise ProposalNotFoundError
        return unpack(item["proposal"], Proposal)

    async def find(self, user_id: str, proposal_ids: Sequence[str]) -> list[Proposal]:
        """Those that exist, in no order."""
        places = [keys.proposal(user_id, i) for i in dict.fromkeys(proposal_ids)]
        return [unpack(i["proposal"], Proposal) for i in await self.store.batch_get(keys.TABLE, places)]

    async def put(self, proposal: Proposal, before: Proposal | None) -> bool:
        """Writes the next version of `before` (None: a new one); False when somebody else was faster."""
        condition = F("pk").does_not_exist() if before is None else F("version").equals(before.version)
        try:
            await self.store.put(keys.TABLE, _item(proposal), condition)
        except ConditionFailedError:
            return False
        return True

    async def add(self, proposals: Sequence[Proposal], also: Sequence[Operation]) -> None:
        """Writes new ones in one transaction. Raises ConditionFailedError."""
        new = [self.store.put_op(keys.TABLE, _item(p), F("pk").does_not_exist()) for p in proposals]
        await self.store.transact([*new, *also])


def _item(proposal: Proposal) -> dict[str, Any]:
    return {
        **keys.proposal(proposal.user_id, proposal.proposal_id),
        "version": proposal.version,
        "proposal": pack(proposal),
        "expires_at": int(proposal.expires_at.timestamp()) + _KEPT_SECONDS,
    }
