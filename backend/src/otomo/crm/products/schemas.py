"""Products on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from otomo.crm.fields import Currency, Finite, NonNegative, RecordId, Request, Response, RiskLevel, ShortText
from otomo.crm.products.items import AssetClass


class _ProductFields(Request):
    symbol: ShortText | None = None
    market: ShortText | None = None
    issuer: ShortText | None = None
    region: ShortText | None = None
    sector: ShortText | None = None
    price: NonNegative | None = None
    price_on: date | None = None
    coupon_rate: Finite | None = None
    coupon_frequency: Annotated[int, Field(ge=0, le=12)] | None = None
    day_count: ShortText | None = None
    maturity_on: date | None = None
    face_value: Annotated[Finite, Field(gt=0)] | None = None
    rating: ShortText | None = None
    dividend_yield: Finite | None = None
    beta: Finite | None = None


class ProductCreate(_ProductFields):
    """A new product; without an id one is made."""

    product_id: RecordId | None = None
    name: ShortText
    asset_class: AssetClass
    risk_level: RiskLevel
    currency: Currency


class ProductPatch(_ProductFields):
    """Changes; absent fields stay, null clears an optional one."""

    name: ShortText = ""
    asset_class: AssetClass = "cash"
    risk_level: RiskLevel = 1
    currency: Currency = "JPY"


class ProductResponse(Response):
    """A product; rates are ratios (0.0185 = 1.85 %)."""

    product_id: str
    name: str
    asset_class: AssetClass
    risk_level: int
    currency: str
    symbol: str | None
    market: str | None
    issuer: str | None
    region: str | None
    sector: str | None
    price: Decimal | None
    price_on: date | None
    coupon_rate: Decimal | None
    coupon_frequency: int | None
    day_count: str | None
    maturity_on: date | None
    face_value: Decimal | None
    rating: str | None
    dividend_yield: Decimal | None
    beta: Decimal | None
    created_at: datetime
    updated_at: datetime
    version: int


class ProductList(Response):
    """Products by name."""

    items: list[ProductResponse]
    next_cursor: str | None
    total: int
