"""Holdings on the wire."""

from datetime import date, datetime
from decimal import Decimal

from otomo.crm.fields import Currency, NonNegative, RecordId, Request, Response, ShortText


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
