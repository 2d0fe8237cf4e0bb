"""Between customers on the wire and customers as stored."""

from collections.abc import Mapping
from decimal import Decimal

from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.customers.items import Customer, VisitWindow
from otomo.crm.customers.schemas import CustomerResponse, WindowBody
from otomo.crm.fields import MoneyBody
from otomo.money import Money


def stored_fields(given: Mapping[str, object]) -> dict[str, object]:
    """A request's fields as the service takes them."""
    fields = {
        name: Money(value.amount, value.currency) if isinstance(value, MoneyBody) else value
        for name, value in given.items()
    }
    windows = fields.get("visit_windows")
    if isinstance(windows, list):
        fields["visit_windows"] = tuple(
            VisitWindow(tuple(sorted(set(w.weekdays))), minutes_of(w.start), minutes_of(w.end)) for w in windows
        )
    return fields


def response_of(book: CustomerBook, owner_names: Mapping[str, str]) -> CustomerResponse:
    """A customer as the client sees it."""
    customer = book.customer
    fields = {name: getattr(customer, name) for name in Customer.__struct_fields__ if name != "extra"}
    fields |= {
        "owner_name": owner_names.get(customer.owner_id or ""),
        "last_contact_on": digest_of(book).last_contact_on,
        "net_worth": _money(customer.net_worth, customer.currency),
        "annual_income": _money(customer.annual_income, customer.currency),
        "visit_windows": [window_of(w) for w in customer.visit_windows],
    }
    return CustomerResponse(**fields)


def window_of(window: VisitWindow) -> WindowBody:
    """A window as the client sees it."""
    return WindowBody(weekdays=list(window.weekdays), start=clock_of(window.start), end=clock_of(window.end))


def minutes_of(clock: str) -> int:
    """`HH:MM` as minutes after midnight."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """Minutes after midnight as `HH:MM`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _money(amount: Decimal | None, currency: str) -> MoneyBody | None:
    return None if amount is None else MoneyBody(amount=amount, currency=currency)
