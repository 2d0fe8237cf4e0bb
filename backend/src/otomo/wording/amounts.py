"""Amounts of money: short ones for reading (3,000万円, 1.42億円, ¥30.0M) and exact ones for checking."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_currency_name, get_currency_symbol

from otomo.money import Money, round_to_unit
from otomo.rich import Locale

_MINUS = "−"
_DIGITS = 3
_JA_UNITS = ((Decimal(10**4), "万"), (Decimal(10**8), "億"), (Decimal(10**12), "兆"))
_EN_UNITS = ((Decimal(10**3), "K"), (Decimal(10**6), "M"), (Decimal(10**9), "B"), (Decimal(10**12), "T"))
# Short names in daily use; babel's are long ("オーストラリア ドル").
_JA_CURRENCIES = {
    "JPY": "円",
    "USD": "米ドル",
    "EUR": "ユーロ",
    "GBP": "ポンド",
    "AUD": "豪ドル",
    "NZD": "NZドル",
    "CNY": "人民元",
}


def amount(money: Money, locale: Locale) -> str:
    """`money` to three significant digits, whole units never dropped: 3,000万円, 1.42億円, 9,800円; ¥30.0M, $9,800.

    Rounded half up, as on a receipt; below 10,000 in whole units of the currency.
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
        return digits + (_JA_CURRENCIES.get(currency) or get_currency_name(currency, locale="ja"))
    symbol: str = get_currency_symbol(currency, locale="en")
    return symbol + (" " if symbol == currency else "") + digits


def _short(size: Decimal, locale: Locale) -> str:
    whole = size.quantize(Decimal(1), ROUND_HALF_UP)
    if whole < 10_000:
        return f"{whole:,}"
    units, limit = (_JA_UNITS, 10_000) if locale == "ja" else (_EN_UNITS, 1_000)
    figures = [(_three_digits(size / unit), suffix) for unit, suffix in units]
    # A figure that rounds up to the next unit is shown in it.
    figure, suffix = next((pair for pair in figures if pair[0] < limit), figures[-1])
    return _figure(figure, locale) + suffix


def _three_digits(value: Decimal) -> Decimal:
    decimals = max(0, _DIGITS - 1 - max(value.adjusted(), 0))
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    carried = decimals and rounded.adjusted() > max(value.adjusted(), 0)  # 9.996 became 10.00
    return rounded.quantize(Decimal(1).scaleb(1 - decimals)) if carried else rounded


def _figure(value: Decimal, locale: Locale) -> str:
    """Japanese leaves trailing zeros out (2.1億円), English keeps the width (¥30.0M)."""
    if locale == "ja" and value.as_tuple().exponent != 0:
        value = value.normalize() if value != value.to_integral() else value.quantize(Decimal(1))
    return f"{value:,}"
