"""Facts: names, days and figures in both languages, each leading back to its record."""

from datetime import date
from decimal import Decimal

from otomo.money import Money
from otomo.rich import Ref, Rich, Segment, fact
from otomo.wording.amounts import amount, signed_amount
from otomo.wording.days import relative_day, short_day, span
from otomo.wording.numbers import percent


def written(ja: str, en: str, ref: Ref) -> Rich:
    """A fact in words of its own."""
    return Rich((fact(ja, ref),), (fact(en, ref),))


def name(text: str, ref: Ref) -> Rich:
    """A name, the same in both languages."""
    return written(text, text, ref)


def quote(text: str, ref: Ref) -> Rich:
    """What somebody wrote, as it stands; it leads to its record without standing out as a figure does."""
    segment = (Segment(text, ref),)
    return Rich(segment, segment)


def day_of(on: date, ref: Ref, today: date) -> Rich:
    """12月8日, 8 Dec."""
    return written(short_day(on, "ja", today), short_day(on, "en", today), ref)


def ago_of(days: int, ref: Ref) -> Rich:
    """18日後, in 18 days; 74日前, 74 days ago."""
    return written(relative_day(days, "ja"), relative_day(days, "en"), ref)


def span_of(days: int, ref: Ref) -> Rich:
    """203日, 203 days."""
    return written(span(days, "ja"), span(days, "en"), ref)


def amount_of(money: Money, ref: Ref, *, signed: bool = False) -> Rich:
    """3,000万円, ¥30.0M; with its sign when `signed`."""
    write = signed_amount if signed else amount
    return written(write(money, "ja"), write(money, "en"), ref)


def percent_of(ratio: Decimal, ref: Ref, *, digits: int = 2, signed: bool = False) -> Rich:
    """1.85%."""
    return name(percent(ratio, digits=digits, signed=signed), ref)
