"""What became of the visits of a trip: said by the rep, or by the records that came of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.errors import CustomerNotFoundError, RecordNotFoundError
from otomo.crm.inflows.items import CashInflow
from otomo.crm.inflows.service import InflowService
from otomo.crm.notes.items import SalesNote
from otomo.crm.notes.service import NoteService
from otomo.errors import StaleVersionError
from otomo.money import FxTable
from otomo.trips.errors import VisitNotFoundError
from otomo.trips.items import Outcome, Trip, VisitState, summary, visits_of
from otomo.trips.report.build import report_of
from otomo.trips.report.items import TripReport
from otomo.trips.repository import TripRepository

_TRIES = 4


@dataclass(frozen=True, slots=True)
class ReportService:
    """Looks back on a principal's own trips."""

    trips: TripRepository
    notes: NoteService
    inflows: InflowService
    fx: FxTable
    clock: Clock

    async def of_trip(self, principal: Principal, trip_id: str) -> TripReport:
        """The report of a trip. Raises TripNotFoundError."""
        trip = await self.trips.get(principal.user_id, trip_id)
        notes: dict[str, list[SalesNote]] = {}
        inflows: dict[str, list[CashInflow]] = {}
        for customer_id in _visited(trip):
            try:
                notes[customer_id] = await self.notes.of_customer(principal, customer_id)
                inflows[customer_id] = await self.inflows.of_customer(principal, customer_id)
            except CustomerNotFoundError:  # no longer the principal's: the visit stays, without its records
                continue
        return report_of(trip, notes, inflows, self.fx, self.clock.today())

    async def mark(
        self,
        principal: Principal,
        trip_id: str,
        customer_id: str,
        state: VisitState,
        moved_to: date | None,
        note_id: str | None,
    ) -> TripReport:
        """Says what became of a visit; `planned` takes it back. Raises TripNotFoundError, VisitNotFoundError,
        RecordNotFoundError, StaleVersionError."""
        if note_id is not None and (await self.notes.get(principal, note_id)).customer_id != customer_id:
            raise RecordNotFoundError

        def marked(before: Outcome) -> Outcome:
            linked = _with(before.note_ids, note_id)
            return replace(before, state=state, moved_to=moved_to if state == "moved" else None, note_ids=linked)

        await self._change(principal, trip_id, customer_id, marked)
        return await self.of_trip(principal, trip_id)

    async def link(
        self,
        principal: Principal,
        trip_id: str,
        customer_id: str,
        *,
        note_id: str | None = None,
        inflow_id: str | None = None,
        took_place: bool = False,
    ) -> None:
        """A record that came of a visit. Raises TripNotFoundError, VisitNotFoundError, StaleVersionError."""

        def linked(before: Outcome) -> Outcome:
            said = "visited" if took_place and before.state in (None, "planned") else before.state
            return replace(
                before,
                state=said,
                note_ids=_with(before.note_ids, note_id),
                inflow_ids=_with(before.inflow_ids, inflow_id),
            )

        await self._change(principal, trip_id, customer_id, linked)

    async def _change(
        self, principal: Principal, trip_id: str, customer_id: str, change: Callable[[Outcome], Outcome]
    ) -> None:
        """Tried again while somebody else moves the trip's stops."""
        principal.require_writer()
        for left in reversed(range(_TRIES)):
            before = await self.trips.get(principal.user_id, trip_id)
            if customer_id not in _visited(before):
                raise VisitNotFoundError
            outcome = change(before.outcomes.get(customer_id, Outcome()))
            if outcome == before.outcomes.get(customer_id):
                return None
            outcomes = before.outcomes | {customer_id: outcome}
            after = replace(before, outcomes=outcomes, updated_at=self.clock.now(), version=before.version + 1)
            try:
                with audited("trips.visit", "trips", trip_id) as entry:
                    entry.changed(summary(before), summary(after))
                    return await self.trips.replace(before, after)
            except StaleVersionError:
                if not left:
                    raise
        return None


def _visited(trip: Trip) -> list[str]:
    return [v.customer_id for day in trip.plan.days for v in visits_of(day)]


def _with(ids: tuple[str, ...], new: str | None) -> tuple[str, ...]:
    return ids if new is None or new in ids else (*ids, new)
