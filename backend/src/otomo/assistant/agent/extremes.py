"""What a sentence calls the largest, the smallest, the earliest or the latest, against the facts of its kind that were
listed."""

import re
from collections.abc import Collection, Iterable

from otomo.assistant.facts import Fact

_VERY = "(?:最も|もっとも|一番|いちばん)[^、。]{0,8}?"
_END = "(?:しい|い|く|な|し)?"
_EXTREMES = (
    (
        re.compile(
            rf"最大|最多|最高|最優先|{_VERY}(?:大き|高|多|長|優先){_END}|\b(?:largest|biggest|highest|greatest|longest|"
            r"most (?:certain|likely|valuable|urgent)|the most)\b",
            re.IGNORECASE,
        ),
        max,
    ),
    (
        re.compile(
            rf"最小|最少|最低|{_VERY}(?:小さ|低|少な|短){_END}|\b(?:smallest|lowest|fewest|shortest|least)\b", re.I
        ),
        min,
    ),
    (re.compile(rf"最短|最速|{_VERY}(?:早|近){_END}|\b(?:earliest|soonest|nearest)\b", re.IGNORECASE), min),
    (re.compile(rf"{_VERY}(?:遅|遠|後){_END}|\b(?:latest|furthest)\b", re.IGNORECASE), max),
)
_OF_DAYS = frozenset({2, 3})


def without_extremes(text: str, cited: Collection[Fact], listed: Iterable[Fact]) -> str:
    """A text without the superlatives that are true of a fact it cites."""
    others = list(listed)
    for number, (pattern, extreme) in enumerate(_EXTREMES):
        if pattern.search(text) and any(_is(f, others, extreme, number in _OF_DAYS) for f in cited):
            text = pattern.sub(" ", text)
    return text


def _is(fact: Fact, others: Iterable[Fact], extreme: object, is_day: bool) -> bool:
    """Whether of several facts of its kind this one has the extreme value; of losses the size counts."""
    if (fact.day is not None) != is_day or (fact.day is None and fact.number is None):
        return False
    values = [_size(f) for f in others if (f.kind, f.unit) == (fact.kind, fact.unit)]
    return len(set(values)) > 1 and _size(fact) == (max(values) if extreme is max else min(values))


def _size(fact: Fact) -> float:
    return fact.day.toordinal() if fact.day is not None else abs(float(fact.number or 0))
