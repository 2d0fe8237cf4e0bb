"""What invented customers hold: products that suit them, mostly, in round lots."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from otomo.crm.customers.items import Customer
from otomo.crm.holdings.items import Holding
from otomo.crm.products.items import AssetClass, Product
from otomo.demo.days import between, workday

_TASTE: dict[AssetClass, tuple[float, ...]] = {
    "bond": (1.0, 1.0, 0.7, 0.4, 0.2),
    "fund": (0.4, 0.8, 1.0, 1.0, 0.9),
    "stock": (0.2, 0.3, 0.7, 1.0, 1.3),
    "cash": (6.0, 6.0, 6.0, 6.0, 6.0),
}
_OLDEST_YEARS = 8
_YEN = {"JPY": 1.0, "USD": 155.0, "EUR": 180.0, "AUD": 101.0}
_SOON_DAYS = 120
_PERSONAL_ACCOUNTS: tuple[Literal["特定", "NISA", "一般"], ...] = ("特定", "特定", "特定", "NISA", "一般")


class Market:
    """The products with what holding them takes: chance by risk level, price of a lot."""

    def __init__(self, products: Sequence[Product], today: date) -> None:
        self._products = products
        self._chances = {level: [_chance(p, level, today) for p in products] for level in range(1, 6)}

    def holdings(self, rng: random.Random, owner: Customer, count: int, today: date) -> list[Holding]:
        """About `count` lots (two thirds to four thirds) worth a part of the customer's net worth."""
        lots = rng.randint(max(1, count * 2 // 3), max(1, count * 4 // 3))
        chosen = self._choose(rng, owner.risk_level, lots)
        shares = [rng.gammavariate(1.2, 1) for _ in chosen]
        invested = float(owner.net_worth or 0) * rng.uniform(0.35, 0.8) / sum(shares)
        found: dict[str, Holding] = {}
        for product, share in zip(chosen, shares, strict=True):
            lot = _lot(rng, owner, product, invested * share, today)
            found[lot.holding_id] = lot
        return list(found.values())

    def _choose(self, rng: random.Random, level: int, count: int) -> list[Product]:
        """Weighted, without replacement while there are products left (Efraimidis and Spirakis 2006)."""
        chosen: list[Product] = []
        while len(chosen) < count:
            keys = [(rng.random() ** (1 / chance), i) for i, chance in enumerate(self._chances[level])]
            keys.sort(reverse=True)
            chosen += [self._products[i] for _, i in keys[: count - len(chosen)]]
        return chosen


def _chance(product: Product, level: int, today: date) -> float:
    """What suits is likely, one level above a relic of bolder days, more an exception; few hold what matures soon."""
    suits = (1.0, 0.06, 0.01)[min(2, max(0, product.risk_level - level))]
    soon = product.maturity_on is not None and (product.maturity_on - today).days < _SOON_DAYS
    return _TASTE[product.asset_class][level - 1] * suits * (0.12 if soon else 1.0)


def _lot(rng: random.Random, owner: Customer, product: Product, yen: float, today: date) -> Holding:
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    quantity, cost = _quantity(product, yen), _cost(rng, product)
    return Holding(
        customer_id=owner.customer_id,
        product_id=product.product_id,
        quantity=Decimal(quantity),
        unit_cost=cost,
        cost_currency=product.currency,
        acquired_on=between(rng, today - timedelta(days=365 * _OLDEST_YEARS), workday(today - timedelta(days=20))),
        account="一般" if owner.kind == "corporate" else rng.choice(_PERSONAL_ACCOUNTS),
        created_at=stamp,
        updated_at=stamp,
    )


def _quantity(product: Product, yen: float) -> int:
    """Face amount, shares, units or currency worth about `yen`, in round lots, at least one lot."""
    amount = yen / _YEN[product.currency]
    price = float(product.price or 1)
    if product.asset_class == "bond":
        units, lot = amount / price * 100, 100_000 if product.currency == "JPY" else 1_000
    elif product.asset_class == "stock":
        units, lot = amount / price, 100 if product.currency == "JPY" else 1
    elif product.asset_class == "fund":
        units, lot = amount / price * 10_000, 10_000
    else:
        units, lot = amount, 1_000
    return max(1, round(units / lot)) * lot


def _cost(rng: random.Random, product: Product) -> Decimal:
    """What was paid, quoted as the price is: bonds near par, the rest with the markets' ups and downs."""
    if product.asset_class == "cash" or product.price is None:
        return Decimal(1)
    if product.asset_class == "bond":
        return Decimal(round(rng.gauss(100, 0.4), 2)).quantize(Decimal("0.01"))
    paid = float(product.price) / rng.lognormvariate(0.16, 0.24)
    return Decimal(str(paid)).quantize(Decimal(1) if paid >= 1000 else Decimal("0.1"))
