"""The two scales every rule shares, from 0 to 1, each monotonic: how much money, and how near the day."""

import math
from decimal import Decimal

_FLOOR = 5.0  # 10^5 yen: nothing below counts
_DECADES = 3.0  # to 10^8 yen: full
_UNSIZED = 0.25


def size_of(yen: Decimal | None) -> float:
    """0 at 100,000 yen, one third per factor of ten, 1 from 100 million; 0 when unknown."""
    if yen is None or yen <= 0:
        return 0.0
    return min(1.0, max(0.0, (math.log10(yen) - _FLOOR) / _DECADES))


def nearness(days: int, *, full: int, until: int, least: float) -> float:
    """1 up to `full` days ahead (and for the past), falling evenly to `least` at `until` days."""
    if days <= full:
        return 1.0
    return max(least, 1.0 - (1.0 - least) * (days - full) / (until - full))


def gate(size: float) -> float:
    """How much the day matters for money of this size: a small sum is worth a call, not a trip."""
    return max(size, _UNSIZED)


def points(most: int, share: float) -> int:
    """`share` of `most` in whole points, half up: whole, so that the shown parts add up."""
    return int(most * share + 0.5)
