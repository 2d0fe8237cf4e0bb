"""Valued holdings on the wire."""

from decimal import Decimal

from otomo.crm.fields import MoneyBody
from otomo.crm.holdings.schemas import ValuedHoldingBody
from otomo.crm.holdings.valuation import Valued, weight
from otomo.money import BASE_CURRENCY


def valued_body(valued: Valued, assets: Decimal) -> ValuedHoldingBody:
    """A lot as the client sees it; `assets` is what its weight is a share of, yen."""
    product, lot = valued.product, valued.lot
    return ValuedHoldingBody(
        holding_id=valued.holding_id,
        customer_id=valued.customer_id,
        product_id=product.product_id,
        product_name=product.name,
        asset_class=product.asset_class,
        currency=product.currency,
        product_risk_level=product.risk_level,
        quantity=lot.quantity,
        unit_cost=lot.unit_cost,
        cost_currency=valued.cost_currency,
        acquired_on=lot.acquired_on,
        account=lot.account,
        price=product.price,
        price_on=product.price_on,
        value=money_body(valued.value, product.currency),
        value_base=money_body(valued.value_base),
        cost_base=money_body(valued.cost_base),
        gain_base=money_body(valued.gain_base),
        fx_effect_base=money_body(valued.fx_effect_base),
        weight=weight(valued.value_base, assets),
        maturity_on=product.maturity_on,
        coupon_rate=product.coupon_rate,
        rating=product.rating,
        suitable=valued.suitable,
        matured=valued.matured,
    )


def money_body(amount: Decimal | None, currency: str = BASE_CURRENCY) -> MoneyBody | None:
    """An amount on the wire."""
    return None if amount is None else MoneyBody(amount=amount, currency=currency)
