"""Which products could take the money of a maturing one."""

from datetime import timedelta
from decimal import Decimal

from otomo.crm.products.items import Product
from otomo.rich import Rich
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.trips.briefings.references import of_product, product_name
from otomo.wording import day_of, listed, percent_of, sentence

CONCENTRATED = Decimal("0.3")
_SOONEST = timedelta(days=365)


def alternatives(view: CustomerView, maturing: Product, world: World) -> list[Product]:
    """Suitable products for the money of `maturing`, the most alike first.

    Within the customer's risk level, in the same currency, priced, no cash, not maturing within a year, and not
    already more than 30 % of the assets.
    """
    least = world.today + _SOONEST
    most = view.assets * CONCENTRATED
    fitting = (
        p
        for p in world.products.values()
        if p.risk_level <= view.digest.risk_level
        and p.currency == maturing.currency
        and p.product_id != maturing.product_id
        and p.asset_class != "cash"
        and p.price is not None
        and (p.maturity_on is None or p.maturity_on >= least)
        and view.worth.get(p.product_id, Decimal(0)) <= most
    )
    return sorted(fitting, key=lambda p: _likeness(p, maturing))


def described(product: Product, world: World) -> Rich:
    """A product with the terms its record states: coupon and maturity, or dividend yield."""
    ref = of_product(product)
    terms: list[Rich] = []
    if product.coupon_rate is not None:
        terms.append(sentence("利率 {r}", "coupon {r}", r=percent_of(product.coupon_rate, ref, digits=3)))
    if product.maturity_on is not None:
        terms.append(sentence("{day} 満期", "due {day}", day=day_of(product.maturity_on, ref, world.today)))
    if product.dividend_yield is not None:
        terms.append(sentence("配当利回り {r}", "dividend yield {r}", r=percent_of(product.dividend_yield, ref)))
    label = product_name(product)
    return sentence("「{label}」（{terms}）", "{label} ({terms})", label=label, terms=listed(terms)) if terms else (
        sentence("「{label}」", "{label}", label=label)
    )  # fmt: skip


def _likeness(product: Product, maturing: Product) -> tuple[bool, int, Decimal, str]:
    rate = product.coupon_rate or product.dividend_yield or Decimal(0)
    return (
        product.asset_class != maturing.asset_class,
        abs(product.risk_level - maturing.risk_level),
        -rate,
        product.product_id,
    )
