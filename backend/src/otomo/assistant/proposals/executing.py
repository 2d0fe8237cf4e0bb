"""Executes an approved draft through the service that any other write goes through, with a key that makes it once."""

from dataclasses import dataclass
from typing import Any, assert_never

from msgspec.structs import replace

from otomo.assistant.proposals.items import (
    Draft,
    InflowDraft,
    Made,
    NoteDraft,
    StopsDraft,
    TaskDraft,
    TripDraft,
    VisitDraft,
)
from otomo.assistant.tools.trips import CLOSES, LUNCH, OPENS, order_of
from otomo.auth.principal import Principal
from otomo.crm.inflows.service import InflowService
from otomo.crm.notes.service import NoteService
from otomo.errors import StaleVersionError
from otomo.store.idempotency import Once
from otomo.trips.errors import TripNotFoundError, VisitNotFoundError
from otomo.trips.items import DayWish, Trip, TripRequest
from otomo.trips.report.service import ReportService
from otomo.trips.service import TripService


@dataclass(frozen=True, slots=True)
class Executing:
    """The writing services."""

    notes: NoteService
    inflows: InflowService
    trips: TripService
    reports: ReportService

    async def execute(self, principal: Principal, draft: Draft, once: Once) -> Made:
        """Writes the draft; with the same key again, the first result. Raises what the service raises."""
        match draft:
            case NoteDraft() | TaskDraft():
                return await self._note(principal, draft, once)
            case InflowDraft():
                return await self._inflow(principal, draft, once)
            case VisitDraft():
                return await self._visit(principal, draft, once)
            case TripDraft():
                return await self._trip(principal, draft, once)
            case StopsDraft():
                return await self._stops(principal, draft)
            case _:
                assert_never(draft)

    async def _note(self, principal: Principal, draft: NoteDraft | TaskDraft, once: Once) -> Made:
        fields: dict[str, Any] = {"customer_id": draft.customer_id, "body": draft.body, "priority": draft.priority}
        if isinstance(draft, TaskDraft):
            fields |= {"noted_on": draft.noted_on, "follow_up_on": draft.due_on}
        else:
            fields |= {"noted_on": draft.noted_on, "channel": draft.channel, "follow_up_on": draft.follow_up_on}
        note = await self.notes.create(principal, fields, once)
        await self._link(principal, draft, note_id=note.note_id, took_place=isinstance(draft, NoteDraft))
        return Made("note", note.note_id, note.customer_id)

    async def _inflow(self, principal: Principal, draft: InflowDraft, once: Once) -> Made:
        fields = {
            "customer_id": draft.customer_id,
            "expected_on": draft.expected_on,
            "amount": draft.amount,
            "currency": draft.currency,
            "confidence": draft.confidence,
            "source": draft.source,
            "note": draft.note,
        }
        inflow = await self.inflows.create(principal, fields, once)
        await self._link(principal, draft, inflow_id=inflow.inflow_id)
        return Made("inflow", inflow.inflow_id, inflow.customer_id)

    async def _link(self, principal: Principal, draft: NoteDraft | TaskDraft | InflowDraft, **records: Any) -> None:
        """What came of a visit is part of its trip's report."""
        if draft.trip_id is None:
            return
        try:
            await self.reports.link(principal, draft.trip_id, draft.customer_id, **records)
        except (TripNotFoundError, VisitNotFoundError):  # the trip has been changed since; the record stands for itself
            return

    async def _visit(self, principal: Principal, draft: VisitDraft, once: Once) -> Made:
        place = await self.trips.start(principal)
        day = DayWish(draft.on, place, place, OPENS, CLOSES, LUNCH)
        request = TripRequest(days=(day,), include=(draft.customer_id,), must_visit=(draft.customer_id,), seconds=0.5)
        trip = await self.trips.create(principal, request, once)
        return Made("trip", trip.trip_id, draft.customer_id)

    async def _trip(self, principal: Principal, draft: TripDraft, once: Once) -> Made:
        """Kept, and then put into the order that was approved."""
        request = draft.request if draft.title is None else replace(draft.request, title=draft.title)
        made = await self.trips.create(principal, request, once)
        trip = await self.trips.get(principal, made.trip_id)
        order = order_of(draft.plan)
        if order_of(trip.plan) != order and trip.version == 1:
            await self.trips.rearrange(principal, trip.trip_id, trip.version, order)
        return Made("trip", trip.trip_id)

    async def _stops(self, principal: Principal, draft: StopsDraft) -> Made:
        trip: Trip = await self.trips.get(principal, draft.trip_id)
        if order_of(trip.plan) != draft.order:  # else an earlier try has done it
            if trip.version != draft.version:
                raise StaleVersionError
            await self.trips.rearrange(principal, trip.trip_id, draft.version, draft.order)
        return Made("trip", trip.trip_id)
