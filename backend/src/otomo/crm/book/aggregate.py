"""A customer with everything that belongs to them: the unit that is read, changed and written as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from otomo.crm.book.items import CustomerDigest, FollowUp, InflowFact, Position
from otomo.crm.customers.items import Customer
from otomo.crm.holdings.items import Holding
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import Channel, SalesNote

_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class CustomerBook:
    """A customer's aggregate; records by id."""

    customer: Customer
    holdings: dict[str, Holding] = field(default_factory=dict)
    notes: dict[str, SalesNote] = field(default_factory=dict)
    inflows: dict[str, CashInflow] = field(default_factory=dict)

    def with_customer(self, customer: Customer) -> "CustomerBook":
        """The same book under a changed profile."""
        return replace(self, customer=customer)


def digest_of(book: CustomerBook) -> CustomerDigest:
    """The row that ranks this customer. The same book gives the same digest, whatever the order of its records."""
    customer = book.customer
    last_on, last_channel = _last_contact(customer, book.notes.values())
    return CustomerDigest(
        customer_id=customer.customer_id,
        owner_id=customer.owner_id,
        name=customer.name,
        kana=customer.kana,
        kind=customer.kind,
        segment=customer.segment,
        risk_level=customer.risk_level,
        prefecture=customer.prefecture,
        city=customer.city,
        latitude=customer.latitude,
        longitude=customer.longitude,
        net_worth=customer.net_worth,
        currency=customer.currency,
        visit_windows=customer.visit_windows,
        visit_minutes=customer.visit_minutes,
        last_contact_on=last_on,
        last_channel=last_channel,
        positions=tuple(
            Position(h.product_id, h.acquired_on, h.quantity, h.unit_cost, h.cost_currency, h.account)
            for _, h in sorted(book.holdings.items())
        ),
        inflows=tuple(
            InflowFact(i.inflow_id, i.expected_on, i.amount, i.currency, i.confidence, i.source, i.status)
            for _, i in sorted(book.inflows.items())
        ),
        follow_ups=_open_follow_ups(book.notes),
    )


def _last_contact(customer: Customer, notes: Iterable[SalesNote]) -> tuple[date | None, Channel | None]:
    latest = max((n for n in notes if n.channel), key=lambda n: (n.noted_on, n.note_id), default=None)
    stated = customer.last_contact_on
    if latest is not None and (stated is None or latest.noted_on >= stated):
        return latest.noted_on, latest.channel
    return stated, None


def _open_follow_ups(notes: dict[str, SalesNote]) -> tuple[FollowUp, ...]:
    """A contact on or after the promised day closes the promise."""
    last = max((n.noted_on for n in notes.values() if n.channel), default=date.min)
    return tuple(
        FollowUp(n.note_id, n.noted_on, n.follow_up_on, n.priority, n.body[:_EXCERPT])
        for _, n in sorted(notes.items())
        if n.follow_up_on is not None and (n.follow_up_on > last or n.noted_on == last)
    )
