"""Which stop of a plan is meant when it is counted instead of named, and the time it should be at."""

import re
from typing import NamedTuple

from otomo.assistant.tools.context import Context
from otomo.assistant.tools.trips import Order
from otomo.trips.items import Trip, TripPlan, visits_of

_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_KANJI = "一二三四五六七八九十"
_VISIT = r"(?:訪問|面談|予定|アポ|立ち寄り|お客|顧客|客先|方|先)"
_STOP = re.compile(
    rf"(?P<count>[1-9]\d?|[{_KANJI}])(?:番目|件目|軒目|社目|人目|つ目)(?:の{_VISIT})?|(?P<end>最初|最後)の{_VISIT}|"
    rf"\b(?P<word>{'|'.join(_ENGLISH)}|last|[1-9]\d?(?:st|nd|rd|th))\s+(?:stop|visit|meeting|appointment|customer)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<half>午前|午後)?(?P<hour>\d{1,2})時(?!間)(?:(?P<minute>\d{1,2})分|(?P<thirty>半))?|"
    r"\b(?P<h>\d{1,2})(?::(?P<m>\d{2})\s*(?P<ampm>[ap]m)?|\s*(?P<only>[ap]m))\b",
    re.IGNORECASE,
)
_NOON, _EARLIEST = 12, 7


class Nearest(NamedTuple):
    """An order, when the visit begins in it, and how many wishes of all visits it breaks."""

    order: Order
    begins: int
    warnings: int


def stop_said(order: Order, text: str) -> tuple[str | None, str]:
    """The customer of "the second stop", counted over all days, and the text without these words."""
    said = _STOP.search(text)
    stops = [customer for day in order for customer in day]
    if said is None:
        return None, text
    place = _place(said)
    rest = text[: said.start()] + text[said.end() :]
    return (stops[place] if -1 <= place < len(stops) and stops else None), rest


def _place(said: re.Match[str]) -> int:
    if end := said["end"]:
        return 0 if end == "最初" else -1
    word = (said["count"] or said["word"]).lower()
    if word == "last":
        return -1
    if word in _ENGLISH:
        return _ENGLISH.index(word)
    return _KANJI.index(word) if word in _KANJI else int(re.sub(r"\D", "", word)) - 1


def time_said(text: str) -> int | None:
    """A time of day in minutes after midnight; an early hour without 午前 is one of the afternoon."""
    said = _CLOCK.search(text)
    if said is None:
        return None
    hour = int(said["hour"] or said["h"])
    half = (said["ampm"] or said["only"] or "").lower() or {"午前": "am", "午後": "pm"}.get(said["half"] or "", "")
    if hour < _NOON and (half == "pm" or (not half and hour < _EARLIEST)):
        hour += _NOON
    minutes = hour * 60 + (30 if said["thirty"] else int(said["minute"] or said["m"] or 0))
    return minutes if minutes < 24 * 60 else None


async def nearest(context: Context, trip: Trip, order: Order, who: str, at: int) -> Nearest:
    """The order of the day in which the visit to `who` begins nearest to `at` (minutes). Raises InvalidError."""
    home = next(k for k, day in enumerate(order) if who in day)
    others = [customer for customer in order[home] if customer != who]
    tried = []
    for place in range(len(others) + 1):
        day = (*others[:place], who, *others[place:])
        each = (*order[:home], day, *order[home + 1 :])
        plan = await context.sources.trips.arranged(context.principal, trip, each)
        begins = _begins(plan, who)
        tried.append((abs(begins - at), _warnings(plan), place, begins, each))
    _, warnings, _, begins, best = min(tried)
    return Nearest(best, begins, warnings)


def _begins(plan: TripPlan, who: str) -> int:
    return next(v.start_at for day in plan.days for v in visits_of(day) if v.customer_id == who)


def _warnings(plan: TripPlan) -> int:
    return sum(len(v.warnings) for day in plan.days for v in visits_of(day))
