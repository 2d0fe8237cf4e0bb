"""Proposals: drafted, edited, approved once, or rejected."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

import msgspec
from msgspec.structs import replace

from otomo.assistant.errors import ProposalExpiredError, ProposalResolvedError, ProposalTypeError
from otomo.assistant.limits import PROPOSAL_SECONDS
from otomo.assistant.proposals.executing import Executing
from otomo.assistant.proposals.items import Draft, Made, Proposal
from otomo.assistant.proposals.repository import ProposalRepository
from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.errors import FieldError, InvalidError, ProblemError, StaleVersionError
from otomo.ids import new_id
from otomo.store.client import Operation
from otomo.store.idempotency import Once


@dataclass(frozen=True, slots=True)
class ProposalService:
    """A user's proposals. Approving executes the draft through the ordinary services, with the user's permissions."""

    proposals: ProposalRepository
    executing: Executing
    clock: Clock

    async def draft(self, user_id: str, draft: Draft, chat_id: str | None, message_id: str | None) -> Proposal:
        """A new proposal."""
        proposal = self.drafted(user_id, draft, chat_id, message_id)
        await self.proposals.put(proposal, None)
        return proposal

    def drafted(self, user_id: str, draft: Draft, chat_id: str | None, message_id: str | None) -> Proposal:
        """A proposal that is not kept yet."""
        now = self.clock.now()
        return Proposal(
            proposal_id=new_id("pr"),
            user_id=user_id,
            chat_id=chat_id,
            message_id=message_id,
            draft=draft,
            created_at=now,
            expires_at=now + timedelta(seconds=PROPOSAL_SECONDS),
        )

    async def keep(self, drafted: Sequence[Proposal], also: Sequence[Operation]) -> None:
        """Keeps new proposals, all or none."""
        await self.proposals.add(drafted, also)

    async def get(self, principal: Principal, proposal_id: str) -> Proposal:
        """One of the principal's proposals. Raises ProposalNotFoundError."""
        return await self.proposals.get(principal.user_id, proposal_id)

    async def find(self, user_id: str, proposal_ids: Sequence[str]) -> list[Proposal]:
        """Those of a user's proposals that exist, in no order."""
        return await self.proposals.find(user_id, proposal_ids) if proposal_ids else []

    async def edit(self, principal: Principal, proposal_id: str, expected: int, fields: Mapping[str, Any]) -> Proposal:
        """Changes fields of the draft. Raises ProposalNotFoundError, ProposalResolvedError, ProposalExpiredError,
        StaleVersionError, ProposalTypeError, InvalidError."""
        before = await self._open(principal, proposal_id)
        if before.version != expected:
            raise StaleVersionError
        after = replace(before, draft=edited(before.draft, fields), version=before.version + 1)
        with audited("proposals.edit", "proposals", proposal_id) as entry:
            entry.changed(before.draft, after.draft)
            return await self._next(before, after)

    async def approve(self, principal: Principal, proposal_id: str) -> Proposal:
        """Writes what was proposed, once, however often it is called; the approved proposal. Raises
        ProposalNotFoundError, ProposalResolvedError, ProposalExpiredError, what the write raises."""
        principal.require_writer()
        begun = await self.get(principal, proposal_id)
        if begun.state != "approved":
            self._check_open(begun)
        if begun.state == "pending":
            begun = await self._next(begun, replace(begun, state="approving", version=begun.version + 1))
        if begun.state == "approved":
            return begun
        try:
            made = await self.executing.execute(principal, begun.draft, _once(begun))
        except ProblemError:
            await self.proposals.put(replace(begun, state="pending", version=begun.version + 1), begun)
            raise
        return await self._approved(principal, begun, made)

    async def reject(self, principal: Principal, proposal_id: str) -> Proposal:
        """Decides against it. Raises ProposalNotFoundError, ProposalResolvedError."""
        before = await self.get(principal, proposal_id)
        if before.state == "rejected":
            return before
        if before.state != "pending":
            raise ProposalResolvedError
        now = self.clock.now()
        with audited("proposals.reject", "proposals", proposal_id):
            return await self._next(
                before, replace(before, state="rejected", resolved_at=now, version=before.version + 1)
            )

    async def supersede(self, user_id: str, proposal_id: str) -> None:
        """A later proposal of the same plan takes its place."""
        before = await self.proposals.get(user_id, proposal_id)
        if before.state == "pending":
            after = replace(before, state="replaced", resolved_at=self.clock.now(), version=before.version + 1)
            await self.proposals.put(after, before)

    async def _approved(self, principal: Principal, begun: Proposal, made: Made) -> Proposal:
        after = replace(
            begun, state="approved", made=made, resolved_at=self.clock.now(), version=begun.version + 1
        )  # fmt: skip
        with audited("proposals.approve", "proposals", begun.proposal_id) as entry:
            entry.changed(None, made)
            if await self.proposals.put(after, begun):
                return after
        return await self._settled(principal, begun.proposal_id)

    async def _settled(self, principal: Principal, proposal_id: str) -> Proposal:
        """What another approval of the same proposal, under way at the same time, made of it."""
        for _ in range(20):
            found = await self.get(principal, proposal_id)
            if found.state == "approved":
                return found
            await asyncio.sleep(0.05)
        raise ProposalResolvedError

    async def _open(self, principal: Principal, proposal_id: str) -> Proposal:
        found = await self.get(principal, proposal_id)
        self._check_open(found)
        return found

    def _check_open(self, proposal: Proposal) -> None:
        if proposal.state not in ("pending", "approving"):
            raise ProposalResolvedError
        if proposal.expires_at <= self.clock.now():
            raise ProposalExpiredError

    async def _next(self, before: Proposal, after: Proposal) -> Proposal:
        if not await self.proposals.put(after, before):
            current = await self.proposals.get(before.user_id, before.proposal_id)
            # Somebody else approves the same at the same time, or just has.
            beside = after.state == "approving" and current.state in ("approving", "approved")
            if beside and current.draft == after.draft:
                return current
            raise ProposalResolvedError
        return after


def edited(draft: Draft, fields: Mapping[str, Any]) -> Draft:
    """`draft` with `fields` changed, of the same sort. Raises ProposalTypeError, InvalidError."""
    if fields.get("type", draft.type) != draft.type:
        raise ProposalTypeError
    known = set(draft.__struct_fields__) - {"customer_id", "trip_id", "version", "request", "plan"}
    if unknown := sorted(set(fields) - known - {"type"}):
        raise InvalidError(errors=[FieldError(name, "cannot be changed here", "fixed-field") for name in unknown])
    merged = msgspec.to_builtins(draft) | {k: msgspec.to_builtins(v) for k, v in fields.items()}
    try:
        return msgspec.convert(merged, type(draft), strict=False)
    except msgspec.ValidationError as wrong:
        raise InvalidError(str(wrong)) from wrong


def _once(proposal: Proposal) -> Once:
    return Once(
        f"proposal#{proposal.user_id}#{proposal.proposal_id}", sha256(msgspec.json.encode(proposal.draft)).hexdigest()
    )
