"""A generated book as the six CSV files, English headers in the order of the import's columns."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import msgspec

from otomo.crm.customers.items import VisitWindow
from otomo.demo.generator import Book

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "customers": (
        "customer_id", "name", "kana", "kind", "segment", "risk_level", "owner", "birth_date", "occupation",
        "prefecture", "city", "address", "phone", "email", "net_worth", "annual_income", "currency", "knowledge",
        "experience", "means", "purpose", "visit_windows", "visit_minutes", "last_contact_on",
    ),
    "products": (
        "product_id", "name", "asset_class", "risk_level", "currency", "symbol", "market", "issuer", "region", "sector",
        "price", "price_on", "coupon_rate", "coupon_frequency", "day_count", "maturity_on", "face_value", "rating",
        "dividend_yield", "beta",
    ),
    "holdings": (
        "customer_id", "product_id", "quantity", "unit_cost", "cost_currency", "acquired_on", "account",
    ),
    "sales_notes": (
        "note_id", "customer_id", "noted_on", "body", "author", "channel", "priority", "follow_up_on", "inflow_id",
    ),
    "cash_inflows": (
        "inflow_id", "customer_id", "expected_on", "amount", "currency", "confidence", "source", "status", "arrived_on",
        "arrived_amount", "note",
    ),
    "economic_events": (
        "event_id", "occurs_on", "title", "category", "impact", "region", "description", "actual", "forecast",
        "previous", "currency", "asset_classes", "sectors", "rates_bp", "fx_pct", "equity_pct",
    ),
}  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def write_csv(book: Book, directory: Path) -> list[Path]:
    """Writes the six files into `directory` (made when missing), customer by customer. Coordinates are left out: the
    import finds them from the municipality."""
    directory.mkdir(parents=True, exist_ok=True)
    usernames = {owner.user_id: owner.username for owner in book.owners}
    paths = {kind: directory / f"{kind}.csv" for kind in COLUMNS}
    with ExitStack() as stack:
        writers = {}
        for kind, path in paths.items():
            writers[kind] = csv.writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
            writers[kind].writerow(COLUMNS[kind])
        for kind, item in _items(book):
            writers[kind].writerow(_row(kind, item, usernames))
    return list(paths.values())


def _items(book: Book) -> Iterator[tuple[str, msgspec.Struct]]:
    yield from (("products", product) for product in book.products)
    yield from (("economic_events", event) for event in book.events)
    for each in book:
        yield "customers", each.customer
        yield from (("holdings", holding) for holding in each.holdings.values())
        yield from (("sales_notes", note) for note in each.notes.values())
        yield from (("cash_inflows", inflow) for inflow in each.inflows.values())


def _row(kind: str, item: msgspec.Struct, usernames: Mapping[str, str]) -> list[str]:
    return [
        usernames[item.owner_id] if name == "owner" else _cell(getattr(item, name))  # type: ignore[attr-defined]
        for name in COLUMNS[kind]
    ]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case tuple():
            return windows_text(value) if value and isinstance(value[0], VisitWindow) else ",".join(map(str, value))
    return str(value)


def windows_text(windows: Iterable[VisitWindow]) -> str:
    """Visiting hours as people write them: `Mon-Fri 10:00-12:00,13:30-17:00,Sat 10:00-12:00`."""
    groups = groupby(windows, key=lambda window: window.weekdays)
    return ",".join(f"{_days_text(days)} {','.join(_hours_text(w) for w in group)}" for days, group in groups)


def _days_text(days: tuple[int, ...]) -> str:
    run = len(days) > 2 and days == tuple(range(days[0], days[-1] + 1))
    return f"{_DAYS[days[0]]}-{_DAYS[days[-1]]}" if run else ",".join(_DAYS[day] for day in days)


def _hours_text(window: VisitWindow) -> str:
    return "-".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in (window.start, window.end))
