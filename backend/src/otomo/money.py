"""Money: exact decimal amounts with a currency, and conversion at stated rates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

BASE_CURRENCY = "JPY"
_MINOR = {"JPY": Decimal(1), "KRW": Decimal(1)}
_CENT = Decimal("0.01")
_WIDE = Context(prec=60)  # the product of two of the largest numbers that may be entered, to the cent


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency. Adding two currencies is an error, never a silent sum."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + Money(-other.amount, other.currency)

    def rounded(self) -> "Money":
        """To the currency's smallest unit (yen, cent), half to even."""
        return Money(round_to_unit(self.amount, self.currency), self.currency)


def round_to_unit(amount: Decimal, currency: str) -> Decimal:
    """`amount` in the currency's smallest unit, half to even."""
    return amount.quantize(_MINOR.get(currency, _CENT), rounding=ROUND_HALF_EVEN, context=_WIDE)


class UnknownRateError(LookupError):
    """No exchange rate is known for a currency."""


@dataclass(frozen=True, slots=True)
class FxTable:
    """Yen for one unit of each foreign currency, and the day these rates were read."""

    rates: Mapping[str, Decimal]
    as_of: date

    def knows(self, currency: str) -> bool:
        """Whether an amount in `currency` can be converted."""
        return currency == BASE_CURRENCY or currency in self.rates

    def rate(self, currency: str) -> Decimal:
        """Yen for one unit of `currency`. Raises UnknownRateError."""
        if currency == BASE_CURRENCY:
            return Decimal(1)
        try:
            return self.rates[currency]
        except KeyError:
            raise UnknownRateError(currency) from None

    def to_base(self, amount: Decimal, currency: str) -> Decimal:
        """`amount` in yen, exact (not rounded). Raises UnknownRateError."""
        return amount * self.rate(currency)
