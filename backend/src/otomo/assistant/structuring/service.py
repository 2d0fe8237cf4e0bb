"""Rough notes to proposals, by rules: nothing is written, nothing is made up."""

from dataclasses import dataclass
from datetime import date

import msgspec

from otomo.assistant.facts import Fact, Registry
from otomo.assistant.proposals.items import Proposal
from otomo.assistant.proposals.service import ProposalService
from otomo.assistant.reading.report import read_report
from otomo.assistant.structuring.drafts import Rough, add_facts, drafts_of, missing_in
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.service import Books
from otomo.errors import FieldError, InvalidError
from otomo.rich import Label
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.trips.service import TripService


class Structured(msgspec.Struct, frozen=True):
    """What rough notes hold, each to be approved; and what they do not hold."""

    proposals: tuple[Proposal, ...]
    missing: tuple[Label, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StructuringService:
    """Reads rough notes for a principal."""

    books: Books
    trips: TripService
    proposals: ProposalService
    idempotency: Idempotency
    clock: Clock

    async def structure(self, principal: Principal, text: str, rough: Rough, once: Once | None) -> Structured:
        """The proposals of `text`. Days that it names are seen from the day of the visit. Raises
        CustomerNotFoundError, TripNotFoundError, InvalidError."""
        today = self.clock.today()
        await self.books.get(principal, rough.customer_id)
        if rough.trip_id is not None:
            await self.trips.get(principal, rough.trip_id)
        if rough.visit_date is not None and rough.visit_date > today:
            raise InvalidError(errors=[FieldError("visit_date", "must not be after today", "in-the-future")])

        async def write(record: Record[Structured]) -> Structured:
            found = self._read(principal, text, rough, rough.visit_date or today)
            await self.proposals.keep(found.proposals, record(found))
            return found

        return await self.idempotency.run(once, Structured, write)

    def _read(self, principal: Principal, text: str, rough: Rough, seen_from: date) -> Structured:
        report = read_report(text, seen_from)
        drafts = drafts_of(report, rough)
        facts = Registry(principal.locale, self.clock.today())
        add_facts(facts, drafts)
        made = tuple(self.proposals.drafted(principal.user_id, draft, None, None) for draft in drafts)
        return Structured(made, tuple(missing_in(report)), facts.all)
