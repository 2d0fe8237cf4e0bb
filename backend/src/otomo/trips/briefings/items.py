"""What a briefing is made of."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.customers.items import Customer
from otomo.crm.holdings.valuation import Valued
from otomo.devices.items import Direction, Metric, Severity
from otomo.rich import Label, Locale, Rich
from otomo.signals.ranking import Standing
from otomo.signals.views import CustomerView
from otomo.signals.world import World

SectionKind = Literal["who", "changed", "why_now", "devices", "talk", "unknown"]

_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")


class Subject(msgspec.Struct, frozen=True):
    """Everything the sections are written from. `since` is the day of the last contact."""

    book: CustomerBook
    standing: Standing
    world: World
    since: date | None

    @property
    def view(self) -> CustomerView:
        """The customer's positions, valued."""
        return self.standing.view

    @property
    def customer(self) -> Customer:
        """The customer's profile."""
        return self.book.customer


class Limit(msgspec.Struct, frozen=True):
    """A threshold beside the readings of its metric."""

    direction: Direction
    set_at: float
    clear_at: float
    severity: Severity


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Readings of a device's metric in columns: the least and the greatest of each span of time that begins at a
    timestamp (epoch ms). `start`, `end`: the window, epoch ms; `opened_at`: when the alarm opened."""

    device_id: str
    metric: Metric
    unit: str
    start: int
    end: int
    opened_at: int
    timestamps: tuple[int, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    limits: tuple[Limit, ...]


class Item(msgspec.Struct, frozen=True):
    """A line. `recommends`: ids of the products it puts forward, all within the customer's risk level; `chart`: the
    readings it is about."""

    text: Rich
    recommends: tuple[str, ...] = ()
    chart: Chart | None = None


class Section(msgspec.Struct, frozen=True):
    """A titled list of lines, never empty."""

    kind: SectionKind
    title: Label
    items: tuple[Item, ...]


class Figures(msgspec.Struct, frozen=True):
    """Figures in the text, and how many of them lead back to a record."""

    total: int
    linked: int


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """One page for a visit. `assets` (yen) is what the weights of `holdings` refer to; `excluded_products` counts the
    products above the customer's risk level, which are never put forward."""

    customer: Customer
    age: int | None
    as_of: date
    since: date | None
    sections: tuple[Section, ...]
    holdings: tuple[Valued, ...]
    assets: Decimal
    figures: Figures
    excluded_products: int


def count_figures(sections: Iterable[Section], locale: Locale = "ja") -> Figures:
    """The figures in the text of one language, found by looking for digits (half or full width)."""
    total = linked = 0
    for section in sections:
        for item in section.items:
            for segment in item.text.ja if locale == "ja" else item.text.en:
                found = len(_FIGURE.findall(segment.text))
                total += found
                linked += found if segment.ref is not None else 0
    return Figures(total, linked)
