"""Economic events on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from otomo.crm.events.items import EventCategory, Impact
from otomo.crm.fields import Currency, Finite, LongText, RecordId, Request, Response, ShortText
from otomo.crm.products.items import AssetClass


class _EventFields(Request):
    region: ShortText | None = None
    description: LongText | None = None
    actual: ShortText | None = None
    forecast: ShortText | None = None
    previous: ShortText | None = None
    currency: Currency | None = None
    asset_classes: Annotated[list[AssetClass], Field(max_length=4, default_factory=list)]
    sectors: Annotated[list[ShortText], Field(max_length=40, default_factory=list)]
    rates_bp: Finite | None = None
    fx_pct: Finite | None = None
    equity_pct: Finite | None = None


class EventCreate(_EventFields):
    """A new event; without an id one is made."""

    event_id: RecordId | None = None
    occurs_on: date
    title: ShortText
    category: EventCategory
    impact: Impact


class EventPatch(_EventFields):
    """Changes; absent fields stay, null clears an optional one."""

    occurs_on: date = date.min
    title: ShortText = ""
    category: EventCategory = "market"
    impact: Impact = "low"


class EventResponse(Response):
    """An economic event."""

    event_id: str
    occurs_on: date
    title: str
    category: EventCategory
    impact: Impact
    region: str | None
    description: str | None
    actual: str | None
    forecast: str | None
    previous: str | None
    currency: str | None
    asset_classes: list[AssetClass]
    sectors: list[str]
    rates_bp: Decimal | None
    fx_pct: Decimal | None
    equity_pct: Decimal | None
    created_at: datetime
    updated_at: datetime
    version: int


class EventList(Response):
    """Events, newest first."""

    items: list[EventResponse]
    next_cursor: str | None
    total: int
