"""Briefings on the wire."""

from datetime import date, datetime

from otomo.crm.customers.items import CustomerKind
from otomo.crm.fields import Response
from otomo.crm.holdings.schemas import ValuedHoldingBody
from otomo.devices.items import Direction, Metric, Severity
from otomo.trips.briefings.items import SectionKind
from otomo.web.rich import LabelBody, RichBody


class BriefedCustomer(Response):
    """Whom the briefing is about."""

    customer_id: str
    name: str
    kana: str | None
    kind: CustomerKind
    age: int | None
    occupation: str | None
    prefecture: str | None
    city: str | None
    risk_level: int
    purpose: str | None


class LimitBody(Response):
    """A threshold beside the readings of its metric."""

    direction: Direction
    set_at: float
    clear_at: float
    severity: Severity


class ChartBody(Response):
    """Readings of a device's metric, at most 100 points: `low` and `high` are the least and the greatest of each span
    of time that begins at a timestamp. Times are epoch ms; `start` and `end`: the window."""

    device_id: str
    metric: Metric
    unit: str
    start: int
    end: int
    opened_at: int
    timestamps: list[int]
    low: list[float]
    high: list[float]
    limits: list[LimitBody]


class ItemBody(Response):
    """A line; `chart`: the readings it is about."""

    text: RichBody
    chart: ChartBody | None


class SectionBody(Response):
    """A titled list of lines, never empty."""

    kind: SectionKind
    title: LabelBody
    items: list[ItemBody]


class FiguresBody(Response):
    """Figures in the text, and how many of them lead back to a record."""

    total: int
    linked: int


class BriefingBody(Response):
    """One page for a visit. `since`: the last contact, from which changes count; `excluded_products`: how many are
    above the customer's risk level and never put forward."""

    customer: BriefedCustomer
    as_of: datetime
    since: date | None
    sections: list[SectionBody]
    holdings: list[ValuedHoldingBody]
    figures: FiguresBody
    excluded_products: int


class BriefingList(Response):
    """The briefings of a trip, in the order of its visits."""

    items: list[BriefingBody]
