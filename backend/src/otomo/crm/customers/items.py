"""A customer as stored."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

CustomerKind = Literal["individual", "corporate"]
LocationSource = Literal["given", "municipality", "prefecture", "none"]

DEFAULT_VISIT_MINUTES = 45


class VisitWindow(msgspec.Struct, frozen=True, omit_defaults=True):
    """When the customer receives visitors: weekdays (0 = Monday), minutes after midnight in Tokyo, start < end."""

    weekdays: tuple[int, ...]
    start: int
    end: int


class Customer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person or company the rep visits. `net_worth` and `annual_income` are in `currency`."""

    customer_id: str
    name: str
    risk_level: int
    owner_id: str | None = None
    kana: str | None = None
    kind: CustomerKind = "individual"
    segment: str | None = None
    birth_date: date | None = None
    occupation: str | None = None
    prefecture: str | None = None
    city: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    location_source: LocationSource = "none"
    phone: str | None = None
    email: str | None = None
    net_worth: Decimal | None = None
    annual_income: Decimal | None = None
    currency: str = "JPY"
    knowledge: str | None = None
    experience: str | None = None
    means: str | None = None
    purpose: str | None = None
    visit_windows: tuple[VisitWindow, ...] = ()
    visit_minutes: int = DEFAULT_VISIT_MINUTES
    last_contact_on: date | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
