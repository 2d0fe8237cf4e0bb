"""A product as stored."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

AssetClass = Literal["bond", "stock", "fund", "cash"]


class Product(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a customer can hold.

    `price` is in `currency`: for a bond per 100 of face value (clean), for a fund per `face_value` units (10,000 in
    Japan's convention, 1 when not given), for a stock per share, for cash 1. `coupon_rate` and `dividend_yield` are
    ratios a year (0.0185 = 1.85 %).
    """

    product_id: str
    name: str
    asset_class: AssetClass
    risk_level: int
    currency: str
    symbol: str | None = None
    market: str | None = None
    issuer: str | None = None
    region: str | None = None
    sector: str | None = None
    price: Decimal | None = None
    price_on: date | None = None
    coupon_rate: Decimal | None = None
    coupon_frequency: int | None = None
    day_count: str | None = None
    maturity_on: date | None = None
    face_value: Decimal | None = None
    rating: str | None = None
    dividend_yield: Decimal | None = None
    beta: Decimal | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
