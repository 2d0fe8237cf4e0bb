"""Screens on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from otomo.alarms.schemas import AlarmBody
from otomo.crm.customers.items import CustomerKind
from otomo.crm.customers.schemas import CustomerResponse
from otomo.crm.fields import MoneyBody, Response
from otomo.crm.holdings.schemas import ValuedHoldingBody
from otomo.crm.inflows.schemas import InflowResponse
from otomo.crm.notes.schemas import NoteResponse
from otomo.crm.products.items import AssetClass
from otomo.devices.schemas import DeviceResponse
from otomo.signals.items import SignalKind
from otomo.signals.schemas import RankedBody, ScorePartBody, SignalBody
from otomo.trips.schemas import TripSummary
from otomo.web.rich import RefBody, RichBody

TimelineKind = Literal["visit", "phone", "mail", "online", "note", "inflow", "holding"]


class NextActionBody(Response):
    """What a customer's strongest signal asks for."""

    kind: SignalKind
    due_on: date | None
    text: RichBody


class CustomerRow(Response):
    """A customer in the list; amounts of `assets` and `gain` are yen at current prices and rates."""

    customer_id: str
    name: str
    kana: str | None
    kind: CustomerKind
    segment: str | None
    owner_id: str | None
    owner_name: str | None
    risk_level: int
    prefecture: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    net_worth: MoneyBody | None
    assets: MoneyBody
    gain: MoneyBody
    last_contact_on: date | None
    score: int
    next_action: NextActionBody | None


class CustomerRows(Response):
    """A page of customers."""

    items: list[CustomerRow]
    next_cursor: str | None
    total: int


class MaturitiesBody(Response):
    """What matures: yen, lots and customers."""

    amount: MoneyBody
    count: int
    customers: int


class InflowsBody(Response):
    """Predicted inflows of the month: expected sum with its 80 % band; `assumed` of the `count` had no confidence."""

    expected: MoneyBody
    low: MoneyBody
    high: MoneyBody
    count: int
    assumed: int


class FollowUpsBody(Response):
    """Promises for today and before."""

    due: int
    overdue: int


class StatisticsBody(Response):
    """The strip above the ranking; `unpriced` lots are missing from `assets`; `device_alarms`: open at their sites."""

    assets: MoneyBody
    unpriced: int
    customers: int
    maturities_90d: MaturitiesBody
    inflows_month: InflowsBody
    follow_ups: FollowUpsBody
    events_30d: int
    device_alarms: int


class TodayResponse(Response):
    """Whom to see, and why now: the first 20 of `total` customers with a reason (/api/signals has the rest)."""

    as_of: datetime
    today: date
    fx_as_of: date
    stats: StatisticsBody
    reasons_this_week: int
    total: int
    items: list[RankedBody]
    next_trip: TripSummary | None


class PageTotals(Response):
    """A customer's sums, yen; lots without a price or rate are left out and counted in `unpriced`."""

    assets: MoneyBody
    cost: MoneyBody
    gain: MoneyBody
    maturing_90d: MoneyBody
    expected_inflows_90d: MoneyBody
    unpriced: int


class AllocationBody(Response):
    """An asset class's share of the assets."""

    asset_class: AssetClass
    value: MoneyBody
    weight: Decimal | None


class TimelineEntry(Response):
    """Something that happened, with its record."""

    on: date
    kind: TimelineKind
    title: RichBody
    ref: RefBody


class CustomerPage(Response):
    """Everything the customer's page shows; `alarms`: the open ones."""

    customer: CustomerResponse
    as_of: datetime
    fx_as_of: date
    totals: PageTotals
    holdings: list[ValuedHoldingBody]
    allocation: list[AllocationBody]
    notes: list[NoteResponse]
    inflows: list[InflowResponse]
    signals: list[SignalBody]
    score: int
    parts: list[ScorePartBody]
    timeline: list[TimelineEntry]
    devices: list[DeviceResponse]
    alarms: list[AlarmBody]
