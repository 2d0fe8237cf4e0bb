"""A customer's page: one customer, seen from every side."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from otomo.alarms.schemas import AlarmBody
from otomo.alarms.service import SeenAlarm
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.customers.mapping import response_of
from otomo.crm.fields import MoneyBody
from otomo.crm.holdings.mapping import valued_body
from otomo.crm.holdings.valuation import Valued, weight
from otomo.crm.inflows.mapping import response_of as inflow_body
from otomo.crm.notes.schemas import NoteResponse
from otomo.crm.products.items import AssetClass
from otomo.dashboard.schemas import AllocationBody, CustomerPage, PageTotals, TimelineEntry
from otomo.dashboard.timeline import timeline
from otomo.devices.schemas import DeviceResponse
from otomo.devices.sites import Site
from otomo.money import BASE_CURRENCY, round_to_unit
from otomo.signals.ranking import assess, worded
from otomo.signals.rules.inflow import confidence_of
from otomo.signals.schemas import ScorePartBody, SignalBody
from otomo.signals.stats import maturing
from otomo.signals.views import CustomerView, view_with
from otomo.signals.world import World

_AHEAD = timedelta(days=90)


def customer_page(
    book: CustomerBook, world: World, as_of: datetime, names: dict[str, str], devices: list[DeviceResponse]
) -> CustomerPage:
    """Everything the page of `book` shows. `names`: of users, by id."""
    view = view_with(digest_of(book), book.holdings.values(), world)
    standing = assess(view, world)
    return CustomerPage(
        customer=response_of(book, names),
        as_of=as_of,
        fx_as_of=world.fx.as_of,
        totals=_totals(view, world),
        holdings=[valued_body(v, view.assets) for v in _by_worth(view.positions)],
        allocation=_allocation(view),
        notes=[NoteResponse.model_validate(n) for n in _newest(book)],
        inflows=[inflow_body(i) for i in sorted(book.inflows.values(), key=lambda i: (i.expected_on, i.inflow_id))],
        signals=[SignalBody.model_validate(s) for s in worded(standing)],
        score=standing.score,
        parts=[ScorePartBody.model_validate(p) for p in standing.parts],
        timeline=[TimelineEntry.model_validate(e) for e in timeline(book, world.products, world.today)],
        devices=devices,
        alarms=_alarms(book, world, as_of, names),
    )


def _alarms(book: CustomerBook, world: World, as_of: datetime, names: dict[str, str]) -> list[AlarmBody]:
    customer = book.customer
    site = Site(customer.customer_id, customer.name, customer.owner_id)
    found = sorted(world.alarms.get(customer.customer_id, ()), key=lambda a: a.opened_at, reverse=True)
    return [AlarmBody.of(SeenAlarm(alarm, site, names), as_of, world.today) for alarm in found]


def _newest(book: CustomerBook) -> Sequence[object]:
    return sorted(book.notes.values(), key=lambda n: (n.noted_on, n.note_id), reverse=True)


def _by_worth(positions: Sequence[Valued]) -> Sequence[Valued]:
    return sorted(positions, key=lambda v: (-(v.value_base or Decimal(0)), v.holding_id))


def _totals(view: CustomerView, world: World) -> PageTotals:
    expected = Decimal(0)
    for inflow in view.digest.inflows:
        amount = world.in_base(inflow.amount, inflow.currency)
        if amount is not None and inflow.status == "predicted" and inflow.expected_on - world.today <= _AHEAD:
            expected += amount * confidence_of(inflow)
    matures = maturing([view.positions], world).amount
    return PageTotals(
        assets=_yen(view.totals.assets),
        cost=_yen(view.totals.cost),
        gain=_yen(view.totals.gain),
        maturing_90d=_yen(matures.amount),
        expected_inflows_90d=_yen(expected),
        unpriced=view.totals.unpriced,
    )


def _allocation(view: CustomerView) -> list[AllocationBody]:
    sums: dict[AssetClass, Decimal] = {}
    for valued in view.positions:
        if valued.value_base is not None and valued.cost_base is not None:
            kind = valued.product.asset_class
            sums[kind] = sums.get(kind, Decimal(0)) + valued.value_base
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [AllocationBody(asset_class=k, value=_yen(v), weight=weight(v, view.assets)) for k, v in ordered]


def _yen(amount: Decimal) -> MoneyBody:
    return MoneyBody(amount=round_to_unit(amount, BASE_CURRENCY), currency=BASE_CURRENCY)
