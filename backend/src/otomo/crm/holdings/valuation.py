"""What a holding is worth and what it cost, in its own currency and in yen.

Amounts are rounded once, at the holding, to the currency's smallest unit, and everything else is sums and differences
of these: gain = value - cost exactly, a customer's total = the sum of the lines shown. Bonds are valued clean (without
accrued interest).
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol

import msgspec

from otomo.crm.holdings.items import holding_id
from otomo.crm.products.items import Product
from otomo.money import BASE_CURRENCY, FxTable, round_to_unit

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_ZERO = Decimal(0)
_WEIGHT_STEP = Decimal("0.001")
_IMPLAUSIBLE = Decimal(10) ** 20  # yen, dollars or pieces: a slip of the pen that must not drown a whole book's sums


class Lot(Protocol):
    """What valuation needs of a lot: a Holding and a digest's Position both have it."""

    @property
    def product_id(self) -> str: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def unit_cost(self) -> Decimal: ...
    @property
    def cost_currency(self) -> str | None: ...
    @property
    def acquired_on(self) -> date | None: ...
    @property
    def account(self) -> str | None: ...


class Valued(msgspec.Struct, frozen=True, gc=False):
    """A lot with its worth.

    `nominal`: face value of a bond, else the quantity. `value`: in the product's currency; None without a price.
    `cost`: in `cost_currency`. `*_base`: yen at the current rate; None where a price or rate is missing or the amount
    is implausible (10^20). A cost paid in a foreign currency is converted at the current rate as well (no historic
    rates are kept), so `gain_base` is then the price gain seen from today, without the currency's.
    `fx_effect_base`: zero for a yen product paid in yen; None otherwise: it needs the rate of the day of purchase.
    `matured`: the maturity date has passed. `suitable`: the product's risk is within the customer's level.
    """

    customer_id: str
    lot: Lot
    product: Product
    nominal: Decimal
    value: Decimal | None
    cost: Decimal
    cost_currency: str
    value_base: Decimal | None
    cost_base: Decimal | None
    fx_effect_base: Decimal | None
    matured: bool
    suitable: bool

    @property
    def holding_id(self) -> str:
        """The id of the lot's record."""
        return holding_id(self.customer_id, self.lot.product_id, self.lot.acquired_on)

    @property
    def gain(self) -> Decimal | None:
        """value - cost in the product's currency; None without a price or when the cost was paid in another one."""
        if self.value is None or self.cost_currency != self.product.currency:
            return None
        return self.value - self.cost

    @property
    def gain_base(self) -> Decimal | None:
        """value_base - cost_base, yen."""
        if self.value_base is None or self.cost_base is None:
            return None
        return self.value_base - self.cost_base

    @property
    def maturity_amount(self) -> Decimal | None:
        """What a bond pays back at maturity, in the product's currency; None for anything else."""
        is_repaid = self.product.asset_class == "bond" and self.product.maturity_on is not None
        return self.nominal if is_repaid and self.nominal < _IMPLAUSIBLE else None


class Totals(msgspec.Struct, frozen=True, gc=False):
    """Sums over lots, yen. `cost` is that of the priced lots only, so that gain = assets - cost; `unpriced` counts the
    lots left out of all three for want of a price or an exchange rate."""

    assets: Decimal
    cost: Decimal
    gain: Decimal
    unpriced: int


def value(customer_id: str, risk_level: int, lot: Lot, product: Product, *, fx: FxTable, today: date) -> Valued:
    """What `lot` of `product` is worth to a customer with `risk_level` on `today`."""
    price = product.price
    if price is None and product.asset_class == "cash":
        price = _ONE
    worth = None if price is None else round_to_unit(_amount(product, lot.quantity, price), product.currency)
    if worth is not None and worth >= _IMPLAUSIBLE:
        worth = None
    cost_currency = lot.cost_currency or product.currency
    cost = round_to_unit(_amount(product, lot.quantity, lot.unit_cost), cost_currency)
    domestic = product.currency == cost_currency == BASE_CURRENCY
    return Valued(
        customer_id=customer_id,
        lot=lot,
        product=product,
        nominal=_nominal(product, lot.quantity),
        value=worth,
        cost=cost,
        cost_currency=cost_currency,
        value_base=None if worth is None else in_base(worth, product.currency, fx),
        cost_base=in_base(cost, cost_currency, fx) if cost < _IMPLAUSIBLE else None,
        fx_effect_base=_ZERO if domestic and worth is not None else None,
        matured=product.maturity_on is not None and product.maturity_on < today,
        suitable=product.risk_level <= risk_level,
    )


def totals(lots: Iterable[Valued]) -> Totals:
    """The sums over `lots`."""
    assets = cost = _ZERO
    unpriced = 0
    for lot in lots:
        if lot.value_base is None or lot.cost_base is None:
            unpriced += 1
        else:
            assets += lot.value_base
            cost += lot.cost_base
    return Totals(assets, cost, assets - cost, unpriced)


def weight(part: Decimal | None, assets: Decimal) -> Decimal | None:
    """Share of `assets`, a ratio to three decimals; None when either is unknown or zero."""
    return None if part is None or not assets else (part / assets).quantize(_WEIGHT_STEP)


def in_base(amount: Decimal, currency: str, fx: FxTable) -> Decimal | None:
    """`amount` in whole yen, None when no rate is known."""
    if currency == BASE_CURRENCY:
        return amount
    return round_to_unit(fx.to_base(amount, currency), BASE_CURRENCY) if fx.knows(currency) else None


def _nominal(product: Product, quantity: Decimal) -> Decimal:
    return quantity * product.face_value if product.asset_class == "bond" and product.face_value else quantity


def _amount(product: Product, quantity: Decimal, price: Decimal) -> Decimal:
    """`quantity` at `price` as the product is quoted: a bond per 100 of face value, a fund per `face_value` units."""
    if product.asset_class == "bond":
        return _nominal(product, quantity) * price / _HUNDRED
    if product.asset_class == "fund" and product.face_value:
        return quantity * price / product.face_value
    return quantity * price
