"""The digest of a customer: what ranking a whole book needs, in one small row per customer.

Written in the same transaction as every change of the customer, so that it is never behind; read by owner. It holds
facts, no scores: prices, events and the date are applied when it is read.
"""

from datetime import date
from decimal import Decimal

import msgspec

from otomo.crm.customers.items import CustomerKind, VisitWindow
from otomo.crm.inflows.items import InflowSource, InflowStatus
from otomo.crm.notes.items import Channel, Priority


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A holding, without its history."""

    product_id: str
    acquired_on: date | None
    quantity: Decimal
    unit_cost: Decimal
    cost_currency: str | None
    account: str | None


class InflowFact(msgspec.Struct, frozen=True, array_like=True):
    """A cash inflow."""

    inflow_id: str
    expected_on: date
    amount: Decimal
    currency: str
    confidence: Decimal | None
    source: InflowSource | None
    status: InflowStatus


class FollowUp(msgspec.Struct, frozen=True, array_like=True):
    """A promise in a note: what to come back to (`excerpt`: the note's first 120 characters), by when."""

    note_id: str
    noted_on: date
    follow_up_on: date
    priority: Priority | None
    excerpt: str


class CustomerDigest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See the module."""

    customer_id: str
    owner_id: str | None = None
    name: str
    kana: str | None = None
    kind: CustomerKind = "individual"
    segment: str | None = None
    risk_level: int
    prefecture: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    net_worth: Decimal | None = None
    currency: str = "JPY"
    visit_windows: tuple[VisitWindow, ...] = ()
    visit_minutes: int = 45
    last_contact_on: date | None = None
    last_channel: Channel | None = None
    positions: tuple[Position, ...] = ()
    inflows: tuple[InflowFact, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
