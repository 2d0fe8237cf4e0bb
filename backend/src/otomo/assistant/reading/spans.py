"""Periods as said, joined to ranges and open at an edge where only the beginning or the end was named."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Edge = Literal["from", "until"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included, as said at `at`..`to` of the text. `edge`: only the beginning or the
    end was said. `yearless`: a day and month were said, and the year is a guess. `is_range`: both ends
    were said."""

    start: date
    end: date
    at: int
    to: int
    edge: Edge | None = None
    exact: bool = False
    yearless: bool = False
    is_range: bool = False

    @property
    def days(self) -> int:
        """How many."""
        return (self.end - self.start).days + 1


_BETWEEN = re.compile(r"\s*(?:から|~|-|to|until|through|and|と)\s*", re.IGNORECASE)
_UNTIL_AFTER = re.compile(r"\s*(?:まで|迄|以前)")
_UNTIL_BEFORE = re.compile(r"\b(?:by|until|before|up to)(?: the)?\s*$", re.IGNORECASE)
_FROM_AFTER = re.compile(r"\s*(?:以降|以来|から|よりあと|より後)")
_FROM_BEFORE = re.compile(r"\b(?:since|after|from)(?: the)?\s*$", re.IGNORECASE)


def joined(found: list[Period], text: str) -> list[Period]:
    """`found` with 12月1日 and 12月5日 around a から as one."""
    out: list[Period] = []
    for period in found:
        last = out[-1] if out else None
        if last is not None and last.start <= period.start and _BETWEEN.fullmatch(text[last.to : period.at]):
            out[-1] = Period(last.start, period.end, last.at, period.to, is_range=True)
        else:
            out.append(period)
    return out


def edged(period: Period, text: str, today: date) -> Period:
    """`period` as an edge where まで, by, から or since stands beside it."""
    before, after = text[: period.at], text[period.to :]
    if (_UNTIL_AFTER.match(after) or _UNTIL_BEFORE.search(before)) and period.end >= today:
        return replace(period, start=min(today, period.start), edge="until", exact=False)
    if _FROM_AFTER.match(after) or _FROM_BEFORE.search(before):
        return replace(period, edge="from", exact=False)
    return period
