"""Cells to values: one small parser per kind of column. Every parser takes a trimmed, non-empty cell and raises
BadValue with what was expected."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache

from babel.numbers import is_currency

from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.numbers import number
from otomo.ids import is_record_id

Parser = Callable[[str], object]

_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]+\.[^@\s.,;<>\"]+")
_CURRENCY_NAMES = {"円": "JPY", "日本円": "JPY", "米ドル": "USD", "ドル": "USD", "ユーロ": "EUR", "豪ドル": "AUD"}
_CURRENCY_NAMES |= {"ポンド": "GBP", "英ポンド": "GBP", "スイスフラン": "CHF", "人民元": "CNY", "NZドル": "NZD"}
_BETWEEN = re.compile(r"[,;|/、・\n]+")
_BETWEEN_SECTORS = re.compile(r"[,;|\n]+|、(?!商品先物)")  # 証券、商品先物取引業 is one sector of the exchange's 33
_BARE_RATIO = Decimal("0.3")


def text(cell: str) -> str:
    """Text as given, composed (NFC)."""
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def record_id(cell: str) -> str:
    """A record's own id."""
    value = text(cell)
    if not is_record_id(value):
        raise BadValue(
            "bad-id",
            "IDは1〜64文字で、空白と / # : ? % & \\ は使えません",
            "An id has 1 to 64 characters, no space and none of / # : ? % & \\",
        )
    return value


def amount(cell: str) -> Decimal:
    """An amount of money, of any sign."""
    value, percent = number(cell)
    if percent:
        raise BadValue("unexpected-percent", "% は付けられません", "No % sign here")
    return value


def at_least_zero(cell: str) -> Decimal:
    """A quantity or price."""
    value = amount(cell)
    if value < 0:
        raise BadValue("negative", "0以上にしてください", "Must not be negative")
    return value


def positive(cell: str) -> Decimal:
    """An amount above zero."""
    value = amount(cell)
    if value <= 0:
        raise BadValue("not-positive", "0より大きくしてください", "Must be above zero")
    return value


def confidence(cell: str) -> Decimal:
    """A probability: 0 to 1, or per cent with its sign."""
    value, percent = number(cell)
    value = value / 100 if percent else value
    if not 0 <= value <= 1:
        raise BadValue(
            "out-of-range", "確度は0〜1(または0%〜100%)です", "A confidence is 0 to 1, or 0% to 100% with the sign"
        )
    return value


def rate(cell: str) -> Decimal:
    """A yearly rate as a ratio. A bare number above 0.3 is refused: nobody can tell 0.5 from 0.5 %."""
    value, percent = number(cell)
    value = value / 100 if percent else value
    if not 0 <= value <= 1 or (value > _BARE_RATIO and not percent):
        raise BadValue(
            "out-of-range",
            "年率は 1.85% または 0.0185 のように書いてください(0%〜100%)",
            "Write a yearly rate as 1.85% or 0.0185 (0% to 100%)",
        )
    return value


def per_cent(cell: str) -> Decimal:
    """A change in per cent, with or without the sign."""
    return _within(number(cell)[0], -100, 1000, "%")


def basis_points(cell: str) -> Decimal:
    """A change of rates in basis points."""
    value, percent = number(cell, suffix="bp")
    return _within(value * 100 if percent else value, -10000, 10000, "bp")


def beta(cell: str) -> Decimal:
    """A sensitivity to the market."""
    return _within(amount(cell), -100, 100, "")


def latitude(cell: str) -> float:
    """Degrees north."""
    return float(_within(amount(cell), -90, 90, "°"))


def longitude(cell: str) -> float:
    """Degrees east."""
    return float(_within(amount(cell), -180, 180, "°"))


def _within(value: Decimal, low: int, high: int, unit: str) -> Decimal:
    if not low <= value <= high:
        raise BadValue("out-of-range", f"{low}{unit}〜{high}{unit}の範囲です", f"Must be {low}{unit} to {high}{unit}")
    return value


def whole(low: int, high: int, unit: str = "") -> Parser:
    """Whole numbers from `low` to `high`, with an optional unit after them."""

    def parse(cell: str) -> int:
        value, percent = number(cell, suffix=unit)
        if percent or value != value.to_integral_value() or not low <= value <= high:
            raise BadValue("out-of-range", f"{low}〜{high}の整数です", f"A whole number from {low} to {high}")
        return int(value)

    return parse


def coupon_frequency(cell: str) -> int:
    """Coupons a year; 0 for none."""
    shown = fold(cell)
    names = {
        "年0回": 0,
        "なし": 0,
        "年1回": 1,
        "年2回": 2,
        "半年": 2,
        "年4回": 4,
        "四半期": 4,
        "毎月": 12,
        "年12回": 12,
    }
    if shown in names:
        return names[shown]
    value, percent = number(cell, suffix="回")
    if percent or value not in (0, 1, 2, 3, 4, 6, 12):
        raise BadValue(
            "out-of-range", "年間の回数(0、1、2、3、4、6、12)です", "Payments a year: 0, 1, 2, 3, 4, 6 or 12"
        )
    return int(value)


@lru_cache(maxsize=256)
def currency(cell: str) -> str:
    """An ISO 4217 code, or the Japanese name of a common one."""
    shown = unicodedata.normalize("NFKC", cell).strip().upper()
    code = _CURRENCY_NAMES.get(shown, shown)
    if not re.fullmatch("[A-Z]{3}", code) or not is_currency(code):
        raise BadValue(
            "unknown-currency",
            "通貨はISO 4217の3文字(JPY、USD)で書いてください",
            "A currency is its ISO 4217 code: JPY, USD",
        )
    return code


def email(cell: str) -> str:
    """An address of the shape name@host.domain."""
    if len(cell) > 254 or not _EMAIL.fullmatch(cell):
        raise BadValue(
            "bad-email", "メールアドレスは name@example.jp の形です", "An e-mail address looks like name@example.jp"
        )
    return text(cell)


def choice(names: Mapping[str, str]) -> Parser:
    """One of a set; `names` maps every accepted spelling (folded) to its value."""
    values = list(dict.fromkeys(names.values()))
    spoken = "、".join(next(n for n, v in names.items() if v == value and not n.isascii()) for value in values)

    def parse(cell: str) -> str:
        found = names.get(cell) or names.get(fold(cell))
        if found is None:
            raise BadValue(
                "unknown-choice",
                f"次のいずれかです: {'、'.join(values)}({spoken})",
                f"Must be one of: {', '.join(values)}",
            )
        return found

    return parse


def several(one: Parser) -> Parser:
    """A list of choices, in the order written, each once."""

    def parse(cell: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(one(part.strip()) for part in _BETWEEN.split(cell) if part.strip()))

    return parse


def sectors(cell: str) -> tuple[str, ...]:
    """A list of sector names, in the order written, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN_SECTORS.split(text(cell)) if part.strip()))


def fold(cell: str) -> str:
    """How spellings are compared: width, case and blanks do not matter."""
    return re.sub(r"[\s_\-]+", "", unicodedata.normalize("NFKC", cell).casefold())
