"""Holdings on the wire."""

from datetime import date, datetime
from decimal import Decimal

from otomo.crm.fields import Currency, MoneyBody, NonNegative, RecordId, Request, Response, ShortText
from otomo.crm.products.items import AssetClass


class HoldingCreate(Request):
    """A new lot. `unit_cost` is quoted as the product's price is."""

    customer_id: RecordId
    product_id: RecordId
    quantity: NonNegative
    unit_cost: NonNegative
    cost_currency: Currency | None = None
    acquired_on: date | None = None
    account: ShortText | None = None


class HoldingPatch(Request):
    """Changes; absent fields stay, null clears an optional one."""

    quantity: NonNegative = Decimal(0)
    unit_cost: NonNegative = Decimal(0)
    cost_currency: Currency | None = None
    account: ShortText | None = None


class HoldingResponse(Response):
    """A lot as stored; its value is on the customer's page."""

    holding_id: str
    customer_id: str
    product_id: str
    quantity: Decimal
    unit_cost: Decimal
    cost_currency: str | None
    acquired_on: date | None
    account: str | None
    created_at: datetime
    updated_at: datetime
    version: int


class HoldingList(Response):
    """A customer's lots."""

    items: list[HoldingResponse]
    next_cursor: str | None


class ValuedHoldingBody(Response):
    """A lot with its worth. `value` is in the product's currency, `*_base` in yen at the current rate; null where a
    price or rate is missing. `fx_effect_base` is null where the rate of the day of purchase would be needed."""

    holding_id: str
    customer_id: str
    product_id: str
    product_name: str
    asset_class: AssetClass
    currency: str
    product_risk_level: int
    quantity: Decimal
    unit_cost: Decimal
    cost_currency: str
    acquired_on: date | None
    account: str | None
    price: Decimal | None
    price_on: date | None
    value: MoneyBody | None
    value_base: MoneyBody | None
    cost_base: MoneyBody | None
    gain_base: MoneyBody | None
    fx_effect_base: MoneyBody | None
    weight: Decimal | None
    maturity_on: date | None
    coupon_rate: Decimal | None
    rating: str | None
    suitable: bool
    matured: bool
