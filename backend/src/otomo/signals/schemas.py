"""Signals and rankings on the wire."""

from datetime import date, datetime

from otomo.crm.customers.items import CustomerKind
from otomo.crm.fields import MoneyBody, Response
from otomo.devices.items import Metric
from otomo.signals.changes import Changed
from otomo.signals.items import SignalKind
from otomo.signals.ranking import Standing, ranked
from otomo.signals.service import RankedBook
from otomo.web.rich import LabelBody, RefBody, RichBody

_KEPT = 100


class PartBody(Response):
    """A named share of a signal's points."""

    name: LabelBody
    points: int


class ReadingsBody(Response):
    """Readings that a signal rests on; `metric` null: of all; `until` null: until now."""

    device_id: str
    metric: Metric | None
    since: datetime
    until: datetime | None


class SignalBody(Response):
    """A reason to visit a customer now; `parts` sum to `points`."""

    signal_id: str
    kind: SignalKind
    customer_id: str
    due_on: date | None
    days: int | None
    amount: MoneyBody | None
    points: int
    max_points: int
    parts: list[PartBody]
    tag: LabelBody
    text: RichBody
    evidence: list[RefBody]
    readings: ReadingsBody | None


class ScorePartBody(Response):
    """What one kind of signal adds to a customer's score."""

    kind: SignalKind
    points: int
    max_points: int


class RankedCustomerBody(Response):
    """Who is ranked."""

    customer_id: str
    name: str
    kana: str | None
    kind: CustomerKind
    prefecture: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    risk_level: int
    last_contact_on: date | None
    owner_id: str | None


class RankedBody(Response):
    """A customer in the order of visiting; `parts` sum to `score`."""

    rank: int
    score: int
    parts: list[ScorePartBody]
    customer: RankedCustomerBody
    headline: RichBody
    signals: list[SignalBody]


class RankedList(Response):
    """Customers in the order of visiting."""

    items: list[RankedBody]
    next_cursor: str | None
    total: int


class ComparedPartBody(Response):
    """One kind's points of two customers."""

    kind: SignalKind
    above_points: int
    below_points: int
    delta: int


class ComparisonBody(Response):
    """Why one customer is above another; `above` and `below` are ids."""

    above: str
    below: str
    parts: list[ComparedPartBody]
    text: RichBody


class ChangedBody(Response):
    """A customer with reasons that were not there on the day `since`, or who lost some (`gone`, ids). `score_before`
    null: the customer was not there."""

    since: date
    rank: int
    score: int
    score_before: int | None
    customer: RankedCustomerBody
    new: list[SignalBody]
    gone: list[str]


class ChangedList(Response):
    """Who changed, in the order of visiting."""

    items: list[ChangedBody]
    next_cursor: str | None
    total: int


def changed_body(book: RankedBook, changed: Changed) -> ChangedBody:
    """A change in words."""
    ranked = ranked_body(book, changed.standing)
    return ChangedBody(
        since=changed.since,
        rank=ranked.rank,
        score=ranked.score,
        score_before=changed.score_before,
        customer=ranked.customer,
        new=[signal for signal in ranked.signals if signal.signal_id in changed.new],
        gone=list(changed.gone),
    )


def ranked_body(book: RankedBook, standing: Standing) -> RankedBody:
    """A customer of `book` in words. Words are costly and the same until the book changes: the first are kept."""
    position = book.position[standing.view.digest.customer_id]
    body: RankedBody | None = book.shown.get(position)
    if body is None:
        body = RankedBody.model_validate(ranked(standing, position))
        if position <= _KEPT:
            book.shown[position] = body
    return body
