"""Shares, rates and plain numbers."""

from decimal import ROUND_HALF_UP, Decimal

from otomo.rich import Locale

_MINUS = "−"


def percent(ratio: Decimal, *, digits: int = 2, signed: bool = False) -> str:
    """A ratio in per cent, at most `digits` decimals and no trailing zeros: 0.0185 is 1.85%, 0.85 is 85%."""
    shown = plain(ratio * 100, digits=digits)
    return ("+" if signed and ratio > 0 and shown != "0" else "") + shown + "%"


def basis_points(value: Decimal, locale: Locale) -> str:
    """+25bp, −10bp; English with a space."""
    shown = ("+" if value > 0 else "") + plain(value, digits=1)
    return f"{shown}bp" if locale == "ja" else f"{shown} bp"


def plain(value: Decimal, *, digits: int = 2) -> str:
    """A number with thousands separators, at most `digits` decimals, half up, no trailing zeros, a true minus sign."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral()
    text = f"{abs(rounded.quantize(Decimal(1)) if whole else rounded.normalize()):,}"
    return (_MINUS if rounded < 0 else "") + text
