"""Amounts of money: short ones for reading (3,000万円, 1.42億円, ¥30.0M) and exact ones for checking."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_symbol

from otomo.money import Money, round_to_unit
from otomo.rich import Locale
from otomo.wording.numbers import plain

_MINUS = "−"
_MAN = Decimal(10**4)
_JA_UNITS = ((Decimal(10**8), "億"), (Decimal(10**12), "兆"))
_EN_UNITS = ((Decimal(10**3), "K"), (Decimal(10**6), "M"), (Decimal(10**9), "B"), (Decimal(10**12), "T"))
_JA_CURRENCIES = {
    "JPY": "円",
    "USD": "ドル",
    "EUR": "ユーロ",
    "GBP": "ポンド",
    "AUD": "豪ドル",
    "CHF": "スイスフラン",
}


def amount(money: Money, locale: Locale) -> str:
    """`money` as the screens show it: 3,000万円, 1.42億円, 1.2万円, 9,800円; ¥30.0M, $9,800.

    Three significant digits, whole 万 and whole units below 10,000 never shortened; rounded half up.
    """
    sign = _MINUS if money.amount < 0 else ""
    return sign + _dressed(_short(abs(money.amount), locale), money.currency, locale)


def signed_amount(money: Money, locale: Locale) -> str:
    """As `amount`, with its sign always written: +412万円, −412万円; zero has none."""
    return ("+" if money.amount > 0 else "") + amount(money, locale)


def exact_amount(money: Money, locale: Locale) -> str:
    """`money` to its smallest unit: 14,203,118円, ¥14,203,118, $1,240.50."""
    sign = _MINUS if money.amount < 0 else ""
    return sign + _dressed(f"{abs(round_to_unit(money.amount, money.currency)):,}", money.currency, locale)


def _dressed(digits: str, currency: str, locale: Locale) -> str:
    if locale == "ja":
        return digits + _JA_CURRENCIES.get(currency, f" {currency}")
    symbol: str = get_currency_symbol(currency, locale="en")
    return symbol + (" " if symbol == currency else "") + digits


def _short(size: Decimal, locale: Locale) -> str:
    if _whole(size) < 10_000:
        return plain(size, digits=2 if size < 100 else 0)
    return _short_ja(size) if locale == "ja" else _short_en(size)


def _short_ja(size: Decimal) -> str:
    man = size / _MAN
    if _whole(man) < 10_000:
        return plain(man, digits=1 if man < 10 else 0) + "万"
    figure, unit = _in_unit(size, _JA_UNITS, 10_000)
    return plain(figure) + unit


def _short_en(size: Decimal) -> str:
    figure, unit = _in_unit(size, _EN_UNITS, 1_000)
    return f"{figure:,}{unit}"


def _in_unit(size: Decimal, units: Sequence[tuple[Decimal, str]], limit: int) -> tuple[Decimal, str]:
    """A figure that rounds up to the next unit is shown in it."""
    figures = [(_three_digits(size / unit), suffix) for unit, suffix in units]
    return next((pair for pair in figures if pair[0] < limit), figures[-1])


def _three_digits(value: Decimal) -> Decimal:
    decimals = max(0, 2 - max(value.adjusted(), 0))
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    carried = decimals and rounded.adjusted() > max(value.adjusted(), 0)  # 9.996 became 10.00
    return rounded.quantize(Decimal(1).scaleb(1 - decimals)) if carried else rounded


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)
