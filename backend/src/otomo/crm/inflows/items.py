"""A predicted or arrived cash inflow as stored."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

InflowSource = Literal["bonus", "retirement", "insurance", "inheritance", "property", "redemption", "other"]
InflowStatus = Literal["predicted", "arrived", "missed"]


class CashInflow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Money that is expected to come, with a confidence from 0 to 1, and what became of it."""

    inflow_id: str
    customer_id: str
    expected_on: date
    amount: Decimal
    currency: str = "JPY"
    confidence: Decimal | None = None
    source: InflowSource | None = None
    status: InflowStatus = "predicted"
    arrived_on: date | None = None
    arrived_amount: Decimal | None = None
    note: str | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
