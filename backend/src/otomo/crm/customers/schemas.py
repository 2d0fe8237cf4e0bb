"""Customers on the wire."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from otomo.crm.customers.items import CustomerKind, LocationSource
from otomo.crm.fields import (
    Currency,
    GivenMoney,
    Latitude,
    Longitude,
    LongText,
    MoneyBody,
    RecordId,
    Request,
    Response,
    RiskLevel,
    ShortText,
)

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
Weekday = Annotated[int, Field(ge=0, le=6)]


class WindowBody(Request):
    """When the customer receives visitors: weekdays (0 = Monday), Tokyo time, start before end."""

    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=7)]
    start: ClockTime
    end: ClockTime

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start >= self.end:
            raise ValueError("the window must start before it ends")
        return self


class _CustomerFields(Request):
    kana: ShortText | None = None
    kind: CustomerKind = "individual"
    segment: ShortText | None = None
    owner_id: RecordId | None = None
    birth_date: date | None = None
    occupation: ShortText | None = None
    prefecture: ShortText | None = None
    city: ShortText | None = None
    address: ShortText | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    phone: ShortText | None = None
    email: ShortText | None = None
    net_worth: GivenMoney | None = None
    annual_income: GivenMoney | None = None
    currency: Currency = "JPY"
    knowledge: LongText | None = None
    experience: LongText | None = None
    means: LongText | None = None
    purpose: LongText | None = None
    visit_windows: Annotated[list[WindowBody], Field(max_length=21, default_factory=list)]
    visit_minutes: Annotated[int, Field(ge=5, le=480)] = 45
    last_contact_on: date | None = None

    @model_validator(mode="after")
    def _both_coordinates(self) -> Self:
        if ("latitude" in self.model_fields_set) != ("longitude" in self.model_fields_set) or (
            (self.latitude is None) != (self.longitude is None)
        ):
            raise ValueError("latitude and longitude go together")
        return self


class CustomerCreate(_CustomerFields):
    """A new customer; without an id one is made, without an owner it is the caller."""

    customer_id: RecordId | None = None
    name: ShortText
    risk_level: RiskLevel


class CustomerPatch(_CustomerFields):
    """Changes; absent fields stay, null clears an optional one."""

    name: ShortText = ""
    risk_level: RiskLevel = 1


class CustomerResponse(Response):
    """A customer. `last_contact_on` is the later of the stated date and the last contact among the notes."""

    customer_id: str
    name: str
    kana: str | None
    kind: CustomerKind
    segment: str | None
    owner_id: str | None
    owner_name: str | None
    birth_date: date | None
    occupation: str | None
    prefecture: str | None
    city: str | None
    address: str | None
    latitude: float | None
    longitude: float | None
    location_source: LocationSource
    phone: str | None
    email: str | None
    risk_level: int
    net_worth: MoneyBody | None
    annual_income: MoneyBody | None
    currency: str
    knowledge: str | None
    experience: str | None
    means: str | None
    purpose: str | None
    visit_windows: list[WindowBody]
    visit_minutes: int
    last_contact_on: date | None
    created_at: datetime
    updated_at: datetime
    version: int
