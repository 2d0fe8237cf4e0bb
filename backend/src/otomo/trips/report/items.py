"""A report, computed and not stored."""

from datetime import date
from decimal import Decimal

import msgspec

from otomo.money import Money
from otomo.rich import Ref, Rich
from otomo.trips.items import Trip, VisitState


class FollowUp(msgspec.Struct, frozen=True):
    """Something to come back to."""

    on: date
    text: Rich


class ExpectedInflow(msgspec.Struct, frozen=True):
    """Money that was heard of."""

    expected_on: date
    amount: Money
    confidence: Decimal | None
    ref: Ref


class ReportedVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit and its outcome. `planned_at` in minutes after midnight."""

    customer_id: str
    customer_name: str
    city: str | None
    moved_to: date | None
    date: date
    planned_at: int
    state: VisitState
    outcome: tuple[Rich, ...]
    follow_ups: tuple[FollowUp, ...]
    inflows: tuple[ExpectedInflow, ...]
    notes: tuple[Ref, ...]


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Sums over the visits. `dropped`: candidates that the plan left out; `inflows_expected` in yen."""

    planned: int
    visited: int
    moved: int
    not_visited: int
    dropped: int
    notes: int
    follow_ups: int
    inflows_expected: Money


class TripReport(msgspec.Struct, frozen=True, kw_only=True):
    """A trip looked back on. `lines`: the same in sentences."""

    trip: Trip
    totals: Totals
    visits: tuple[ReportedVisit, ...]
    lines: tuple[Rich, ...]
