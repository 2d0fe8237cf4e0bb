"""portfolio_facts: what is held, by a customer or by the whole book, at the prices on record."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.tools.context import Context, Row, Rows, honoured, of_customer
from otomo.assistant.tools.windows import BOOK
from otomo.crm.holdings.valuation import Valued
from otomo.crm.products.items import AssetClass, Product
from otomo.money import BASE_CURRENCY, Money
from otomo.rich import Label, Ref
from otomo.signals.ranking import Standing
from otomo.text import fold

_MOST = 12
CLASSES: dict[AssetClass, Label] = {
    "bond": Label("債券", "bonds"),
    "stock": Label("株式", "stocks"),
    "fund": Label("投信", "funds"),
    "cash": Label("現金", "cash"),
}
_NO_PRICE = Label("価格または為替レートの記録がありません", "no price or exchange rate is on record")


class Portfolio(msgspec.Struct, frozen=True):
    """Sums in yen, shares by asset class, the largest positions."""

    assets: Fact
    gain: Fact
    holdings: Fact
    customers: Fact | None
    classes: tuple[tuple[Label, Fact, Fact], ...]
    rows: Rows


def portfolio_facts(context: Context, standings: Sequence[Standing]) -> Portfolio:
    """Holdings of one customer, or of several together."""
    one = standings[0].view.digest.customer_id if len(standings) == 1 else None
    ref = of_customer(one) if one else BOOK
    lots = [lot for s in standings for lot in s.view.positions]
    assets = sum((s.view.assets for s in standings), Decimal(0))
    gain = sum((s.view.totals.gain for s in standings), Decimal(0))
    facts, oldest = context.facts, oldest_price(context, lots)
    if unpriced := sum(s.view.totals.unpriced for s in standings):
        context.missing(f"{unpriced}件の評価額", f"the worth of {unpriced} holdings", _NO_PRICE, ref)
    return Portfolio(
        assets=facts.money("customer.amount", _yen(assets), ref, trust="computed", as_of=oldest),
        gain=facts.money("customer.gain", _yen(gain), ref, signed=True, trust="computed", as_of=oldest),
        holdings=facts.count("customer.count", len(lots), ref, "件", "holding"),
        customers=None if one else facts.count("customer.customers", len(standings), ref, "名", "customer"),
        classes=tuple(_classes(context, lots, assets, ref)),
        rows=_positions(context, lots, one),
    )


def find_products(context: Context, text: str) -> list[Product]:
    """The products a question names: by name, issuer, ticker or id."""
    folded = fold(text)
    return [p for p in context.book.world.products.values() if any(key in folded for key in _keys(p))]


def _keys(product: Product) -> tuple[str, ...]:
    issuer = product.issuer if product.asset_class != "bond" else None
    return _folded(product.name, product.product_id, issuer or "")


@lru_cache(maxsize=4096)  # every sentence of a model is compared with every product
def _folded(name: str, product_id: str, issuer: str) -> tuple[str, ...]:
    names = (name, name.partition(" ")[0], product_id, issuer)
    return tuple(key for one in names if len(key := fold(one)) > 2)


def holders_of(context: Context, product: Product, standings: Sequence[Standing]) -> Rows:
    """Who holds `product`, the most first."""
    found = [(s, s.view.worth[product.product_id]) for s in standings if s.view.worth.get(product.product_id)]
    found.sort(key=lambda p: (-p[1], p[0].view.digest.customer_id))
    rows = tuple(_holder(context, product, standing, worth) for standing, worth in found[:_MOST])
    total = sum((worth for _, worth in found), Decimal(0))
    ref = Ref("product", product.product_id)
    sums = {"sum": context.facts.money("product.amount", _yen(total), ref, trust="computed")} if found else {}
    return Rows(rows, len(found), sums)


def _holder(context: Context, product: Product, standing: Standing, worth: Decimal) -> Row:
    customer_id = standing.view.digest.customer_id
    lot = next(p for p in standing.view.positions if p.product.product_id == product.product_id)
    ref = Ref("holding", lot.holding_id, customer_id)
    text = context.fill(
        "{name}：評価額 {worth}",
        "{name}: worth {worth}",
        name=honoured(context, context.name(customer_id)),
        worth=context.facts.money("holding.amount", _yen(worth), ref, as_of=oldest_price(context, [lot])),
    )
    return Row(ref, text, customer_id)


def _classes(context: Context, lots: Sequence[Valued], assets: Decimal, ref: Ref) -> list[tuple[Label, Fact, Fact]]:
    sums: defaultdict[AssetClass, Decimal] = defaultdict(Decimal)
    for lot in lots:
        if lot.value_base is not None and lot.cost_base is not None:
            sums[lot.product.asset_class] += lot.value_base
    return [
        (
            CLASSES[kind],
            context.facts.money(f"customer.{kind}", _yen(worth), ref, trust="computed"),
            context.facts.ratio("customer.ratio", worth / assets, ref, trust="computed"),
        )
        for kind, worth in sorted(sums.items(), key=lambda pair: -pair[1])
        if assets
    ]


def _positions(context: Context, lots: Sequence[Valued], one: str | None) -> Rows:
    ordered = sorted(lots, key=lambda v: (-(v.value_base or Decimal(0)), v.holding_id))
    return Rows(tuple(_position(context, lot, one) for lot in ordered[: _MOST if one else 5]), len(lots))


def _position(context: Context, lot: Valued, one: str | None) -> Row:
    facts, ref = context.facts, Ref("holding", lot.holding_id, lot.customer_id)
    who = "" if one else honoured(context, context.name(lot.customer_id)) + context.fill("：", ": ")
    product = facts.text("product.name", lot.product.name, Ref("product", lot.product.product_id))
    if lot.value_base is None:
        text = context.fill("{who}「{p}」評価額の記録なし", "{who}{p}: worth not on record", who=who, p=product)
        return Row(ref, text, lot.customer_id)
    worth = facts.money("holding.amount", _yen(lot.value_base), ref, as_of=oldest_price(context, [lot]))
    text = context.fill("{who}「{p}」{v}", "{who}{p}: {v}", who=who, p=product, v=worth)
    if lot.gain_base:
        gain = facts.money("holding.gain", _yen(lot.gain_base), ref, signed=True, trust="computed")
        text += context.fill("（損益 {g}）", " (gain {g})", g=gain)
    return Row(ref, text, lot.customer_id)


def oldest_price(context: Context, lots: Sequence[Valued]) -> date | None:
    """The day of the oldest price or exchange rate behind the worth of `lots`."""
    days = [lot.product.price_on for lot in lots if lot.product.price_on]
    if any(lot.product.currency != BASE_CURRENCY for lot in lots):
        days.append(context.book.world.fx.as_of)
    return min(days, default=None)


def _yen(amount: Decimal) -> Money:
    return Money(amount, BASE_CURRENCY)
