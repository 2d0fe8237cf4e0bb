"""Cash inflows on the wire."""

from datetime import date, datetime
from decimal import Decimal

from otomo.crm.fields import GivenAmount, LongText, MoneyBody, NonNegative, Ratio, RecordId, Request, Response
from otomo.crm.inflows.items import InflowSource, InflowStatus


class _InflowFields(Request):
    confidence: Ratio | None = None
    source: InflowSource | None = None
    status: InflowStatus = "predicted"
    arrived_on: date | None = None
    arrived_amount: NonNegative | None = None
    note: LongText | None = None


class InflowCreate(_InflowFields):
    """A new inflow; without an id one is made."""

    inflow_id: RecordId | None = None
    customer_id: RecordId
    expected_on: date
    amount: GivenAmount


class InflowPatch(_InflowFields):
    """Changes; absent fields stay, null clears an optional one."""

    expected_on: date = date.min
    amount: GivenAmount = MoneyBody(amount=Decimal(0), currency="JPY")


class InflowResponse(Response):
    """An inflow; the arrived amount is in the currency of the expected one."""

    inflow_id: str
    customer_id: str
    expected_on: date
    amount: MoneyBody
    confidence: Decimal | None
    source: InflowSource | None
    status: InflowStatus
    arrived_on: date | None
    arrived_amount: MoneyBody | None
    note: str | None
    created_at: datetime
    updated_at: datetime
    version: int


class InflowList(Response):
    """Inflows; of a customer by id, of a book by expected date."""

    items: list[InflowResponse]
    next_cursor: str | None
