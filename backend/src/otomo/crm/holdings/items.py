"""A holding as stored."""

from datetime import date, datetime
from decimal import Decimal

import msgspec


class Holding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A lot of one product in a customer's account. `unit_cost` is quoted as the product's price is, in
    `cost_currency` (the product's currency when not given)."""

    customer_id: str
    product_id: str
    quantity: Decimal
    unit_cost: Decimal
    cost_currency: str | None = None
    acquired_on: date | None = None
    account: str | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1

    @property
    def holding_id(self) -> str:
        """`<customer_id>:<product_id>:<acquired_on or none>`: the natural key of a lot."""
        return holding_id(self.customer_id, self.product_id, self.acquired_on)


def holding_id(customer_id: str, product_id: str, acquired_on: date | None) -> str:
    """The id of a lot, from its natural key."""
    return f"{customer_id}:{product_id}:{acquired_on.isoformat() if acquired_on else 'none'}"
