"""Reports on the wire. Times of day are `HH:MM` in Tokyo."""

from datetime import date
from decimal import Decimal
from typing import Self

from pydantic import model_validator

from otomo.crm.fields import MoneyBody, RecordId, Request, Response
from otomo.trips.items import VisitState
from otomo.trips.schemas import Clock, DroppedBody, TravelDate, TripSummary
from otomo.web.rich import RefBody, RichBody


class VisitMark(Request):
    """What became of a visit; `planned` takes it back. `note_id`: a note of this customer that tells of it."""

    state: VisitState
    moved_to: TravelDate | None = None
    note_id: RecordId | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.moved_to is not None and self.state != "moved":
            raise ValueError("moved_to belongs to the state moved")
        return self


class FollowUpBody(Response):
    """Something to come back to."""

    on: date
    text: RichBody


class ExpectedInflowBody(Response):
    """Money that was heard of."""

    expected_on: date
    amount: MoneyBody
    confidence: Decimal | None
    ref: RefBody


class ReportedVisitBody(Response):
    """A visit and its outcome. `note`: the first note of it."""

    customer_id: str
    customer_name: str
    city: str | None
    moved_to: date | None
    date: date
    planned_at: Clock
    state: VisitState
    outcome: list[RichBody]
    follow_ups: list[FollowUpBody]
    inflows: list[ExpectedInflowBody]
    note: RefBody | None


class TotalsBody(Response):
    """Sums over the visits. `dropped`: candidates that the plan left out."""

    planned: int
    visited: int
    moved: int
    not_visited: int
    dropped: int
    notes: int
    follow_ups: int
    inflows_expected: MoneyBody


class TripReportBody(Response):
    """A trip looked back on. `lines`: the same in sentences."""

    trip: TripSummary
    totals: TotalsBody
    visits: list[ReportedVisitBody]
    dropped: list[DroppedBody]
    lines: list[RichBody]
