"""Numbers as people write them in Japan: full width, thousands, 兆/億/万/千, ¥ and 円, %, and four ways of minus."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from otomo.crm.imports.errors import BadValue

LIMIT = Decimal(10) ** 15
_DIGITS_KEPT = 28  # Decimal's default precision: sums and products of such numbers are not rounded unseen
_LONGEST = 100
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?")
_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?(?:e[+-]?[0-9]{1,3})?|\.[0-9]+(?:e[+-]?[0-9]{1,3})?",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2013": "-", "▲": "-", "△": "-"})
_LOOSE_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_NOT_FINITE = re.compile(r"[-+]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_UNITS = (("兆", Decimal(10) ** 12), ("億", Decimal(10) ** 8), ("万", Decimal(10) ** 4))


@lru_cache(maxsize=4096)
def number(text: str, *, suffix: str = "") -> tuple[Decimal, bool]:
    """The number in a cell, and whether it carried a % sign (the value is not divided). `suffix`: a unit that may
    follow, such as "bp". Raises BadValue: not a number, a formula, not finite, too large, too precise."""
    if len(text) > _LONGEST:
        raise _not_a_number(text)
    if _PLAIN.fullmatch(text):
        return _sane(Decimal(text)), False
    shown = unicodedata.normalize("NFKC", text).translate(_MINUS).strip()
    if _NOT_FINITE.fullmatch(shown):
        raise BadValue("not-finite", "有限の数ではありません", "Not a finite number")
    body, negative, percent = _unwrap(_LOOSE_SPACE.sub("", shown).removesuffix(suffix))
    value = _scaled(body)
    if value is None:
        raise _not_a_number(shown)
    return _sane(-value if negative else value), percent


def is_formula(text: str) -> bool:
    """Whether a cell that is no number looks like a spreadsheet formula."""
    return len(text) > 1 and text.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def formula() -> BadValue:
    """The refusal of a formula where a value belongs."""
    return BadValue("formula", "数式ではなく値を入れてください", "A formula; write its value instead")


def _not_a_number(shown: str) -> BadValue:
    if is_formula(shown):
        return formula()
    return BadValue(
        "not-a-number",
        "数値ではありません。1234、1,234、1.5億、300万円 のように書いてください",
        "Not a number; write it like 1234, 1,234 or 0.85",
    )


def _unwrap(text: str) -> tuple[str, bool, bool]:
    """Without sign, ¥, 円, % and brackets: (rest, negative, percent)."""
    if text.startswith("(") and text.endswith(")"):
        inner, signed, percent = _unwrap(text[1:-1])
        return ("" if signed or inner.startswith("+") else inner), True, percent
    percent = text.endswith("%")
    text = text.removesuffix("%").removesuffix("円")
    text = text[1:] if text.startswith(("¥", "\\")) else text
    negative = text.startswith("-")
    text = text[1:] if text.startswith(("-", "+")) else text
    text = text[1:] if text.startswith(("¥", "\\")) else text
    return text, negative, percent


def _scaled(text: str) -> Decimal | None:
    if not text:
        return None
    total, rest = Decimal(0), text
    for unit, factor in _UNITS:
        head, found, tail = rest.partition(unit)
        if found:
            value = _thousands(head)
            if value is None:
                return None
            total, rest = total + value * factor, tail
    if not rest:
        return total
    last = _thousands(rest)
    return None if last is None else total + last


def _thousands(text: str) -> Decimal | None:
    head, found, tail = text.partition("千")
    value = _digits(head)
    if not found or value is None:
        return value
    rest = _digits(tail) if tail else Decimal(0)
    return None if rest is None else value * 1000 + rest


def _digits(text: str) -> Decimal | None:
    return _held(Decimal(text.replace(",", ""))) if _DIGITS.fullmatch(text) else None


def _held(value: Decimal) -> Decimal:
    if len(value.as_tuple().digits) > _DIGITS_KEPT:
        raise BadValue("too-precise", f"{_DIGITS_KEPT}桁までです", f"At most {_DIGITS_KEPT} digits")
    return value


def _sane(value: Decimal) -> Decimal:
    """Within the limit, and in one form: no exponent, no trailing zeros, no minus zero."""
    if abs(value) >= LIMIT:
        raise BadValue("too-large", "大きすぎます(1,000兆未満にしてください)", "Too large; it must be under 10^15")
    short = _held(value).normalize()
    exponent = short.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _DIGITS_KEPT:
        raise BadValue("too-precise", f"小数は{_DIGITS_KEPT}桁までです", f"At most {_DIGITS_KEPT} decimals")
    return short.quantize(Decimal(1)) if exponent > 0 else abs(short) if short.is_zero() else short
