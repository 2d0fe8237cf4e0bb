"""Field types that the book's requests and responses share."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from otomo.ids import is_record_id

_MAX_AMOUNT = Decimal(10) ** 15
_MAX_DECIMALS = 12


def _check_id(value: str) -> str:
    if not is_record_id(value):
        raise ValueError("use 1 to 64 characters without spaces, control characters or any of / # : ? % & \\")
    return value


def _check_finite(value: Decimal) -> Decimal:
    if not value.is_finite() or value.copy_abs() >= _MAX_AMOUNT:  # abs() overflows at 1E+999999999
        raise ValueError("must be a finite number below 10^15")
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MAX_DECIMALS:
        raise ValueError(f"must have at most {_MAX_DECIMALS} decimals")
    return Decimal(format(value, "f"))  # 1E+3 is stored and shown as 1000


def _check_money(value: "MoneyBody") -> "MoneyBody":
    return MoneyBody(amount=_check_finite(value.amount), currency=value.currency)


def _check_not_negative(value: "MoneyBody") -> "MoneyBody":
    if value.amount < 0:
        raise ValueError("must not be negative")
    return value


RecordId = Annotated[str, AfterValidator(_check_id)]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
RiskLevel = Annotated[int, Field(ge=1, le=5)]
ShortText = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True, min_length=1)]
LongText = Annotated[str, StringConstraints(max_length=10_000, strip_whitespace=True, min_length=1)]
Finite = Annotated[Decimal, AfterValidator(_check_finite)]
NonNegative = Annotated[Finite, Field(ge=0)]
Ratio = Annotated[Decimal, Field(ge=0, le=1)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class MoneyBody(BaseModel):
    """An amount with its currency; exact, as a decimal string. Sums in answers may be larger than what is accepted."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    amount: Decimal
    currency: Currency


GivenMoney = Annotated[MoneyBody, AfterValidator(_check_money)]
GivenAmount = Annotated[GivenMoney, AfterValidator(_check_not_negative)]


class Request(BaseModel):
    """Base of request bodies: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> dict[str, object]:
        """The fields that were sent, null included (null clears)."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Response(BaseModel):
    """Base of responses read from domain objects."""

    model_config = ConfigDict(from_attributes=True)
