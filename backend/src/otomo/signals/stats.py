"""The strip above the ranking: sums over a book on one day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from otomo.crm.book.items import InflowFact
from otomo.crm.holdings.valuation import Valued
from otomo.money import BASE_CURRENCY, Money, round_to_unit
from otomo.signals.items import InflowBand, MaturitySum, Statistics
from otomo.signals.ranking import Standing
from otomo.signals.rules.inflow import confidence_of
from otomo.signals.rules.maturity import AHEAD, matures_within, redeemed
from otomo.signals.world import World

_Z80 = Decimal("1.2816")  # the normal quantile of 0.9: 80 % lies within ± z sigma
_EVENT_DAYS = 30


def statistics(standings: Sequence[Standing], world: World) -> Statistics:
    """Sums over `standings`; amounts without an exchange rate are left out (`unpriced` counts the lots)."""
    views = [s.view for s in standings]
    due = [promise.follow_up_on for v in views for promise in v.digest.follow_ups]
    sunday = world.today + timedelta(days=6 - world.today.weekday())
    return Statistics(
        assets=_yen(sum((v.assets for v in views), Decimal(0))),
        unpriced=sum(v.totals.unpriced for v in views),
        customers=len(views),
        maturities_90d=maturing((v.positions for v in views), world),
        inflows_month=inflow_band((i for v in views for i in v.digest.inflows), world, world.today),
        follow_ups_due=sum(on == world.today for on in due),
        follow_ups_overdue=sum(on < world.today for on in due),
        events_30d=sum(0 <= world.days_to(e.occurs_on) <= _EVENT_DAYS for e in world.events),
        device_alarms=sum(len(world.alarms.get(v.digest.customer_id, ())) for v in views) if world.alarms else 0,
        reasons_this_week=sum(f.due_on is not None and f.due_on <= sunday for s in standings for f in s.findings),
    )


def maturing(books: Iterable[Iterable[Valued]], world: World, days: int = AHEAD) -> MaturitySum:
    """What matures from today within `days`: yen, lots and customers (one iterable of lots for each customer)."""
    amount = Decimal(0)
    count = customers = 0
    for lots in books:
        due = [lot for lot in lots if matures_within(lot, world, days)]
        customers += bool(due)
        count += len(due)
        for lot in due:
            money = redeemed([lot])
            amount += world.in_base(money.amount, money.currency) or Decimal(0)
    return MaturitySum(_yen(amount), count, customers)


def inflow_band(inflows: Iterable[InflowFact], world: World, month: date) -> InflowBand:
    """Inflows still predicted for the calendar month of `month`: the expected sum of a p, and the band expected ±
    1.2816 sigma with variance the sum of a² p (1 - p), within what is possible (zero to the sum of a)."""
    expected = variance = possible = Decimal(0)
    count = assumed = 0
    for inflow in inflows:
        on = inflow.expected_on
        if inflow.status != "predicted" or (on.year, on.month) != (month.year, month.month):
            continue
        amount = world.in_base(inflow.amount, inflow.currency)
        if amount is None:
            continue
        p = confidence_of(inflow)
        count += 1
        assumed += inflow.confidence is None
        possible += amount
        expected += amount * p
        variance += amount * amount * p * (1 - p)
    reach = _Z80 * variance.sqrt()
    low, high = max(Decimal(0), expected - reach), min(possible, expected + reach)
    return InflowBand(_yen(expected), _yen(low), _yen(high), count, assumed)


def _yen(amount: Decimal) -> Money:
    return Money(round_to_unit(amount, BASE_CURRENCY), BASE_CURRENCY)
