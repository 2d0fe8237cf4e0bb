"""The products a generated book is made of: a ladder of bonds, real stocks by code and name, funds and cash.

Prices and terms are illustrative: base values shaken by the seed, dated the last working day before `today`.
"""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from otomo.crm.products.items import Product
from otomo.demo.days import months_ahead, workday
from otomo.demo.tables import table

_CENT = Decimal("0.01")


def products(seed: int, today: date) -> tuple[Product, ...]:
    """Bonds with maturities from one month to fourteen years, 34 stocks, 15 funds, cash in yen and dollars."""
    rng = random.Random(f"{seed}:products")  # noqa: S311 - invented figures, nothing to guess
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    price_on = workday(today - timedelta(days=1))
    found = [*_bonds(rng, today), *_stocks(rng), *_funds(rng), *_cash()]
    return tuple(
        Product(
            product_id=f"P{1000 + number}",
            price_on=price_on,
            created_at=stamp,
            updated_at=stamp,
            **terms,  # type: ignore[arg-type]
        )
        for number, terms in enumerate(found, start=1)
    )


def _shaken(rng: random.Random, price: str, spread: float) -> Decimal:
    value = float(price) * rng.lognormvariate(0, spread)
    step = Decimal(1) if value >= 1000 else _CENT
    return Decimal(str(value)).quantize(step)


def _bonds(rng: random.Random, today: date) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "asset_class": "bond",
            "risk_level": int(risk),
            "currency": currency,
            "issuer": issuer,
            "region": region,
            "sector": sector or None,
            "price": _shaken(rng, price, 0.002),
            "coupon_rate": Decimal(coupon),
            "coupon_frequency": int(frequency),
            "day_count": day_count,
            "maturity_on": max(months_ahead(today, int(months), 8 + rng.randint(0, 17)), today + timedelta(days=9)),
            "rating": rating,
        }
        for (
            name,
            issuer,
            currency,
            region,
            sector,
            risk,
            coupon,
            frequency,
            day_count,
            months,
            rating,
            price,
        ) in table("bonds")
    ]


def _stocks(rng: random.Random) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "asset_class": "stock",
            "risk_level": int(risk),
            "currency": currency,
            "symbol": symbol,
            "market": market,
            "issuer": name,
            "region": region,
            "sector": sector,
            "price": _shaken(rng, price, 0.06),
            "dividend_yield": Decimal(dividend),
            "beta": Decimal(beta),
        }
        for symbol, name, market, currency, region, sector, risk, price, dividend, beta in table("stocks")
    ]


def _funds(rng: random.Random) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "asset_class": "fund",
            "risk_level": int(risk),
            "currency": currency,
            "issuer": "遠州アセットマネジメント",
            "region": region,
            "price": _shaken(rng, price, 0.04),
            "face_value": Decimal(10_000),
            "beta": Decimal(beta),
        }
        for name, currency, region, risk, price, beta in table("funds")
    ]


def _cash() -> list[dict[str, object]]:
    return [
        {"name": name, "asset_class": "cash", "risk_level": risk, "currency": currency, "price": Decimal(1)}
        for name, risk, currency in (("現金（円）", 1, "JPY"), ("米ドルMMF", 2, "USD"))
    ]
