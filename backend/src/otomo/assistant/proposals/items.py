"""A proposal as stored: what would be written, and what became of it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from otomo.crm.inflows.items import InflowSource
from otomo.crm.notes.items import Channel, Priority
from otomo.trips.items import TripPlan, TripRequest

ProposalState = Literal["pending", "approving", "approved", "rejected", "replaced"]


class NoteDraft(msgspec.Struct, frozen=True, kw_only=True, tag="note", tag_field="type"):
    """A sales note, with the day to come back to it. `trip_id`: of a visit of this trip, then marked as made."""

    customer_id: str
    noted_on: date
    body: str
    channel: Channel | None = None
    priority: Priority | None = None
    follow_up_on: date | None = None
    trip_id: str | None = None

    @property
    def type(self) -> Literal["note"]:
        """Its sort."""
        return "note"


class TaskDraft(msgspec.Struct, frozen=True, kw_only=True, tag="task", tag_field="type"):
    """Something promised by a day; kept as a note without a contact. `noted_on`: None for the day of approval."""

    customer_id: str
    body: str
    due_on: date
    priority: Priority | None = None
    noted_on: date | None = None
    trip_id: str | None = None

    @property
    def type(self) -> Literal["task"]:
        """Its sort."""
        return "task"


class InflowDraft(msgspec.Struct, frozen=True, kw_only=True, tag="inflow", tag_field="type"):
    """A predicted inflow."""

    customer_id: str
    expected_on: date
    amount: Decimal
    currency: str = "JPY"
    confidence: Decimal | None = None
    source: InflowSource | None = None
    note: str | None = None
    trip_id: str | None = None

    @property
    def type(self) -> Literal["inflow"]:
        """Its sort."""
        return "inflow"


class VisitDraft(msgspec.Struct, frozen=True, kw_only=True, tag="visit", tag_field="type"):
    """A visit on a day; kept as a trip of that day that must reach the customer."""

    customer_id: str
    on: date

    @property
    def type(self) -> Literal["visit"]:
        """Its sort."""
        return "visit"


class TripDraft(msgspec.Struct, frozen=True, kw_only=True, tag="trip", tag_field="type"):
    """A new trip with its stops as the plan has them."""

    request: TripRequest
    plan: TripPlan
    title: str | None = None

    @property
    def type(self) -> Literal["trip"]:
        """Its sort."""
        return "trip"


class StopsDraft(msgspec.Struct, frozen=True, kw_only=True, tag="stops", tag_field="type"):
    """Another order of a kept trip's stops, as of the version it was drafted from."""

    trip_id: str
    version: int
    order: tuple[tuple[str, ...], ...]

    @property
    def type(self) -> Literal["stops"]:
        """Its sort."""
        return "stops"


Draft = NoteDraft | TaskDraft | InflowDraft | VisitDraft | TripDraft | StopsDraft


class Made(msgspec.Struct, frozen=True):
    """The record an approved proposal became."""

    kind: Literal["note", "inflow", "trip"]
    id: str
    customer_id: str | None = None


class Proposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A draft of a user's. `approving`: its write has begun, and is finished by approving again."""

    proposal_id: str
    user_id: str
    chat_id: str | None = None
    message_id: str | None = None
    draft: Draft
    state: ProposalState = "pending"
    made: Made | None = None
    created_at: datetime
    expires_at: datetime
    resolved_at: datetime | None = None
    version: int = 1
