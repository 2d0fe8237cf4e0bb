"""A holding matures soon, or did a few days ago: money that needs a place."""

from decimal import Decimal
from functools import partial
from typing import Final

from otomo.crm.holdings.valuation import Valued
from otomo.money import Money
from otomo.rich import Label, Ref
from otomo.signals.items import Finding, Part, SignalKind, Words
from otomo.signals.rules.base import SIZE, URGENCY
from otomo.signals.scales import gate, nearness, points, size_of
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.wording import amount_of, day_of, days_left, name, sentence

AHEAD = 90
BEHIND = 14
_URGENCY = 16
_SIZE = 14


class MaturityRule:
    """One finding for each product, over all its lots."""

    kind: Final[SignalKind] = "maturity"
    max_points: Final = _URGENCY + _SIZE

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        due: dict[str, list[Valued]] = {}
        for lot in view.positions:
            on = lot.product.maturity_on
            if on is not None and -BEHIND <= world.days_to(on) <= AHEAD:
                due.setdefault(lot.product.product_id, []).append(lot)
        return [_finding(lots, world) for _, lots in sorted(due.items())]


def matures_within(lot: Valued, world: World, days: int) -> bool:
    """Whether the lot matures between today and `days` from now."""
    on = lot.product.maturity_on
    return on is not None and 0 <= world.days_to(on) <= days


def redeemed(lots: list[Valued]) -> Money:
    """What `lots` of one product pay back: face value of bonds, the current worth of anything else with a maturity."""
    product = lots[0].product
    paid = (lot.maturity_amount if product.asset_class == "bond" else lot.value for lot in lots)
    return Money(sum((p for p in paid if p is not None), Decimal(0)), product.currency)


def _finding(lots: list[Valued], world: World) -> Finding:
    first = lots[0]
    on = first.product.maturity_on
    assert on is not None
    days = world.days_to(on)
    money = redeemed(lots)
    base = world.in_base(money.amount, money.currency)
    size = size_of(base)
    near = nearness(days, full=14, until=AHEAD, least=0.2)
    parts = (
        Part(URGENCY, points(_URGENCY, near * gate(size))),
        Part(SIZE, points(_SIZE, size)),
    )
    return Finding(
        kind="maturity",
        customer_id=first.customer_id,
        record_id=first.product.product_id,
        due_on=on,
        days=days,
        amount=money,
        size=base or Decimal(0),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, lots, money, days, world),
    )


def _words(lots: list[Valued], money: Money, days: int, world: World) -> Words:
    first = lots[0]
    product = first.product
    on = product.maturity_on
    assert on is not None
    of_product = Ref("product", product.product_id)
    verb_ja, verb_en = ("償還を迎えました", "matured") if days < 0 else ("償還されます", "matures")
    text = sentence(
        f"「{{product}}」が {{day}} に{verb_ja}。{{amount}} の行き先を伺う時期です。",
        f"{{product}} {verb_en} on {{day}}. Time to ask where the {{amount}} should go.",
        product=name(product.name, of_product),
        day=day_of(on, of_product, world.today),
        amount=amount_of(money, Ref("holding", first.holding_id, first.customer_id)),
    )
    tag = Label(f"償還 {days_left(days, 'ja')}", f"{verb_en.capitalize()} {days_left(days, 'en')}")
    holdings = tuple(Ref("holding", lot.holding_id, lot.customer_id) for lot in lots)
    return Words(tag, text, (*holdings, of_product))
