"""The demo book as aggregates and a world, read by the product's own CSV reader."""

from datetime import date
from io import BytesIO

from bookmaking import BEFORE, FX
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.rows import Draft
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import Product
from otomo.demo.files import ANCHOR, csv_files
from otomo.signals.world import World

_KEYS = {
    "customers": "customer_id",
    "products": "product_id",
    "sales_notes": "note_id",
    "cash_inflows": "inflow_id",
    "economic_events": "event_id",
}


def demo_books(today: date = ANCHOR) -> dict[str, CustomerBook]:
    """The ten customers by id."""
    books = {
        fields["customer_id"]: CustomerBook(Customer(**fields, **_STAMPS))  # type: ignore[arg-type]
        for fields in _rows("customers", today)
    }
    for fields in _rows("holdings", today):
        holding = Holding(**fields, **_STAMPS)  # type: ignore[arg-type]
        books[holding.customer_id].holdings[holding.holding_id] = holding
    for fields in _rows("sales_notes", today):
        note = SalesNote(**fields, **_STAMPS)  # type: ignore[arg-type]
        books[note.customer_id].notes[note.note_id] = note
    for fields in _rows("cash_inflows", today):
        inflow = CashInflow(**fields, **_STAMPS)  # type: ignore[arg-type]
        books[inflow.customer_id].inflows[inflow.inflow_id] = inflow
    return books  # type: ignore[return-value]


def demo_world(today: date = ANCHOR) -> World:
    """The demo's products and events on a day."""
    products = [Product(**fields, **_STAMPS) for fields in _rows("products", today)]  # type: ignore[arg-type]
    events = [EconomicEvent(**fields, **_STAMPS) for fields in _rows("economic_events", today)]  # type: ignore[arg-type]
    return World(today, {p.product_id: p for p in products}, tuple(events), FX)


_STAMPS = {"created_at": BEFORE, "updated_at": BEFORE}


def _rows(kind: str, today: date) -> list[dict[str, object]]:
    drafts = list(open_csv(BytesIO(csv_files(today)[f"{kind}.csv"])).rows())
    return [_fields(kind, draft) for draft in drafts if isinstance(draft, Draft)]


def _fields(kind: str, draft: Draft) -> dict[str, object]:
    fields = {name: value for name, value in draft.values.items() if name != "owner"}
    return fields | ({_KEYS[kind]: draft.key} if kind in _KEYS else {})
