"""What the rules find, and what is shown of it."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from otomo.crm.book.items import CustomerDigest
from otomo.devices.items import Metric
from otomo.money import Money
from otomo.rich import Label, Ref, Rich

SignalKind = Literal["maturity", "inflow", "event", "follow_up", "device", "no_contact"]


class Part(msgspec.Struct, frozen=True, gc=False):
    """A named share of a signal's points."""

    name: Label
    points: int


class Readings(msgspec.Struct, frozen=True):
    """Readings that a signal rests on: of a device's metric (None: of all), from an instant until another (None: until
    now)."""

    device_id: str
    metric: Metric | None
    since: datetime
    until: datetime | None


class Words(msgspec.Struct, frozen=True):
    """A signal in words, with the records and readings it rests on."""

    tag: Label
    text: Rich
    evidence: tuple[Ref, ...]
    readings: Readings | None = None


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A signal before it is worded: what ranking needs, cheap enough for every customer of a large book.

    `record_id` names what it is about: a product, inflow, event, note or alarm, or the customer.
    `days` is `due_on` minus today. `size` is the amount in yen (absolute), for ranking; zero when unknown.
    `points` is the sum of `parts`, exactly.
    """

    kind: SignalKind
    customer_id: str
    record_id: str
    due_on: date | None
    days: int | None
    amount: Money | None
    size: Decimal
    points: int
    parts: tuple[Part, ...]
    words: Callable[[], Words]

    @property
    def signal_id(self) -> str:
        """The same for the same reason on any day."""
        return f"{self.kind}:{self.customer_id}:{self.record_id}"


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A reason to visit a customer now. `parts` sum to `points`; `text` carries a reference for every figure."""

    signal_id: str
    kind: SignalKind
    customer_id: str
    due_on: date | None
    days: int | None
    amount: Money | None
    points: int
    max_points: int
    parts: tuple[Part, ...]
    tag: Label
    text: Rich
    evidence: tuple[Ref, ...]
    readings: Readings | None


class ScorePart(msgspec.Struct, frozen=True, gc=False):
    """What one kind of signal adds to a customer's score."""

    kind: SignalKind
    points: int
    max_points: int


class NextAction(msgspec.Struct, frozen=True):
    """What a customer's strongest signal asks for."""

    kind: SignalKind
    due_on: date | None
    text: Rich


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """A customer in the order of visiting. `parts` has every kind, in the registry's order, and sums to `score`."""

    rank: int
    score: int
    parts: tuple[ScorePart, ...]
    customer: CustomerDigest
    headline: Rich
    signals: tuple[Signal, ...]


class ComparedPart(msgspec.Struct, frozen=True):
    """One kind's points of two customers; `delta` = above - below."""

    kind: SignalKind
    above_points: int
    below_points: int
    delta: int


class Comparison(msgspec.Struct, frozen=True):
    """Why one customer (`above`, an id) is ranked over another."""

    above: str
    below: str
    parts: tuple[ComparedPart, ...]
    text: Rich


class MaturitySum(msgspec.Struct, frozen=True):
    """What matures: yen, lots and customers."""

    amount: Money
    count: int
    customers: int


class InflowBand(msgspec.Struct, frozen=True):
    """Predicted inflows, yen: expected sum and its 80 % band. `assumed` of the `count` had no confidence."""

    expected: Money
    low: Money
    high: Money
    count: int
    assumed: int


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """A book on one day. `follow_ups_due`: promised for today; `device_alarms`: open at their
    sites; `reasons_this_week`: signals due by Sunday."""

    assets: Money
    unpriced: int
    customers: int
    maturities_90d: MaturitySum
    inflows_month: InflowBand
    follow_ups_due: int
    follow_ups_overdue: int
    events_30d: int
    device_alarms: int
    reasons_this_week: int
