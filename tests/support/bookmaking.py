"""Records for tests of pure code: short constructors with sensible defaults, and one realistic small world."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from otomo.alarms.items import Alarm
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import AssetClass, Product
from otomo.money import FxTable
from otomo.signals.ranking import Standing, assess
from otomo.signals.views import CustomerView, view_of
from otomo.signals.world import World

TODAY = date(2026, 11, 20)
BEFORE = datetime(2026, 9, 1, tzinfo=UTC)
FX = FxTable({"USD": Decimal("155"), "AUD": Decimal("101.5")}, TODAY)


def product(product_id: str, asset_class: AssetClass = "bond", **fields: object) -> Product:
    """A product; numbers may be given as strings. A bond is quoted per 100 of face value."""
    defaults: dict[str, object] = {"name": product_id, "risk_level": 2, "currency": "JPY", "price": "100"}
    return Product(
        product_id=product_id,
        asset_class=asset_class,
        created_at=BEFORE,
        updated_at=BEFORE,
        **_decimals(defaults | fields, {"price", "face_value", "coupon_rate", "dividend_yield", "beta"}),  # type: ignore[arg-type]
    )


def event(event_id: str, occurs_on: date, **fields: object) -> EconomicEvent:
    """An event; a monetary one of high impact unless said otherwise."""
    defaults: dict[str, object] = {"title": event_id, "category": "monetary", "impact": "high"}
    return EconomicEvent(
        event_id=event_id,
        occurs_on=occurs_on,
        created_at=BEFORE,
        updated_at=BEFORE,
        **_decimals(defaults | fields, {"rates_bp", "fx_pct", "equity_pct"}),  # type: ignore[arg-type]
    )


def book(
    customer_id: str = "C001",
    *,
    holdings: Iterable[Holding] = (),
    notes: Iterable[SalesNote] = (),
    inflows: Iterable[CashInflow] = (),
    **fields: object,
) -> CustomerBook:
    """A customer's aggregate; contacted yesterday unless said otherwise."""
    defaults: dict[str, object] = {"name": customer_id, "risk_level": 3, "last_contact_on": date(2026, 11, 19)}
    customer = Customer(
        customer_id=customer_id,
        created_at=BEFORE,
        updated_at=BEFORE,
        **_decimals(defaults | fields, {"net_worth", "annual_income"}),  # type: ignore[arg-type]
    )
    return CustomerBook(
        customer,
        {h.holding_id: h for h in holdings},
        {n.note_id: n for n in notes},
        {i.inflow_id: i for i in inflows},
    )


def holding(product_id: str, quantity: str, unit_cost: str, customer_id: str = "C001", **fields: object) -> Holding:
    """A lot."""
    return Holding(
        customer_id=customer_id,
        product_id=product_id,
        quantity=Decimal(quantity),
        unit_cost=Decimal(unit_cost),
        created_at=BEFORE,
        updated_at=BEFORE,
        **fields,  # type: ignore[arg-type]
    )


def inflow(inflow_id: str, expected_on: date, amount: str, customer_id: str = "C001", **fields: object) -> CashInflow:
    """A predicted inflow."""
    return CashInflow(
        inflow_id=inflow_id,
        customer_id=customer_id,
        expected_on=expected_on,
        amount=Decimal(amount),
        created_at=BEFORE,
        updated_at=BEFORE,
        **_decimals(fields, {"confidence", "arrived_amount"}),  # type: ignore[arg-type]
    )


def note(note_id: str, noted_on: date, body: str, customer_id: str = "C001", **fields: object) -> SalesNote:
    """A note; not a contact unless a channel is given."""
    return SalesNote(
        note_id=note_id,
        customer_id=customer_id,
        noted_on=noted_on,
        body=body,
        created_at=BEFORE,
        updated_at=BEFORE,
        **fields,  # type: ignore[arg-type]
    )


def world(
    products: Iterable[Product] = (),
    events: Iterable[EconomicEvent] = (),
    *,
    today: date = TODAY,
    fx: FxTable = FX,
    alarms: Iterable[Alarm] = (),
) -> World:
    """The outside world of a test."""
    at = {a.customer_id: tuple(b for b in alarms if b.customer_id == a.customer_id) for a in alarms}
    return World(today, {p.product_id: p for p in products}, tuple(events), fx, at)


def alarm(hours: float = 1, **fields: object) -> Alarm:
    """An open alarm: too warm since so many hours before noon of TODAY in Japan."""
    at = int((datetime(2026, 11, 20, 3, tzinfo=UTC).timestamp() - hours * 3600) * 1000)
    defaults: dict[str, object] = {
        "device_id": "fridge", "customer_id": "C001", "device_name": "冷蔵庫", "place": "倉庫", "kind": "threshold",
        "metric": "temperature", "direction": "above", "severity": "critical", "value": 9.14, "limit": 8.0,
        "alarm_id": f"{at:013d}-threshold-temperature-above-critical", "opened_at": at, "since": at - 300_000,
    }  # fmt: skip
    return Alarm(**defaults | fields)  # type: ignore[arg-type]


def viewed(of: CustomerBook, outside: World) -> CustomerView:
    """A book through its digest, as the ranking sees it."""
    return view_of(digest_of(of), outside)


def standing(of: CustomerBook, outside: World) -> Standing:
    """A book assessed."""
    return assess(viewed(of, outside), outside)


def _decimals(fields: dict[str, object], names: set[str]) -> dict[str, object]:
    return {k: Decimal(v) if k in names and isinstance(v, str) else v for k, v in fields.items()}
