"""Proposals on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from otomo.assistant.proposals.items import ProposalState
from otomo.crm.fields import Currency, LongText, NonNegative, Ratio, Request, Response, ShortText
from otomo.crm.inflows.items import InflowSource
from otomo.crm.notes.items import Channel, Priority


class NoteDraftBody(Response):
    """A sales note."""

    type: Literal["note"]
    customer_id: str
    noted_on: date
    body: str
    channel: Channel | None
    priority: Priority | None
    follow_up_on: date | None
    trip_id: str | None


class TaskDraftBody(Response):
    """Something to do by a day."""

    type: Literal["task"]
    customer_id: str
    body: str
    due_on: date
    priority: Priority | None
    noted_on: date | None
    trip_id: str | None


class InflowDraftBody(Response):
    """A predicted inflow."""

    type: Literal["inflow"]
    customer_id: str
    expected_on: date
    amount: Decimal
    currency: str
    confidence: Decimal | None
    source: InflowSource | None
    note: str | None
    trip_id: str | None


class VisitDraftBody(Response):
    """A visit, kept as a trip of its day."""

    type: Literal["visit"]
    customer_id: str
    on: date


class PlannedDay(Response):
    """A day of a proposed trip with its customers in order."""

    date: date
    customer_ids: list[str]


class TripDraftBody(Response):
    """A new trip."""

    type: Literal["trip"]
    title: str | None
    days: list[PlannedDay]


class StopsDraftBody(Response):
    """Another order of a kept trip's stops."""

    type: Literal["stops"]
    trip_id: str
    order: list[list[str]]


DraftBody = Annotated[
    NoteDraftBody | TaskDraftBody | InflowDraftBody | VisitDraftBody | TripDraftBody | StopsDraftBody,
    Field(discriminator="type"),
]


class MadeBody(Response):
    """The record an approved proposal became."""

    kind: Literal["note", "inflow", "trip"]
    id: str
    customer_id: str | None


class ProposalBody(Response):
    """A write that waits for approval. After `expires_at` it is refused."""

    proposal_id: str
    chat_id: str | None
    message_id: str | None
    draft: DraftBody
    state: ProposalState
    made: MadeBody | None
    created_at: datetime
    expires_at: datetime
    resolved_at: datetime | None
    version: int


class ProposalPatch(Request):
    """Changes to a proposal's draft; absent fields stay. Only fields of the draft's own sort."""

    noted_on: date = date.min
    body: LongText = ""
    channel: Channel | None = None
    priority: Priority | None = None
    follow_up_on: date | None = None
    due_on: date = date.min
    expected_on: date = date.min
    amount: NonNegative = Decimal(0)
    currency: Currency = "JPY"
    confidence: Ratio | None = None
    source: InflowSource | None = None
    note: LongText | None = None
    on: date = date.min
    title: ShortText | None = None
