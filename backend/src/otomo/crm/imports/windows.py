"""Visiting hours as text, such as "Mon-Fri 10:00-12:00,13:30-17:00" or "月・水・金 10時〜12時; 平日 13:00〜15:00"."""

import re
import unicodedata
from functools import lru_cache

from otomo.crm.customers.items import VisitWindow
from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.numbers import formula, is_formula

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KANJI = "月火水木金土日"
_GROUPS = {
    "平日": range(5),
    "weekdays": range(5),
    "土日": range(5, 7),
    "週末": range(5, 7),
    "weekends": range(5, 7),
    "毎日": range(7),
    "daily": range(7),
    "everyday": range(7),
}
_DAYS = {name: at for at, name in enumerate(_NAMES)} | {name: at for at, name in enumerate(_KANJI)}
_DASH = re.compile(r"\s*(?:[-~〜～–—−‐ー]|から|to)\s*")
_OCLOCK = re.compile(r"([0-9]{1,2})時(?:([0-9]{1,2})分|(半))?")
_TOKEN = re.compile(
    r"(?P<group>平日|weekdays?|土日|週末|weekends?|毎日|daily|everyday)"
    r"|(?P<first>mon|tue|wed|thu|fri|sat|sun|[月火水木金土日])(?:(?:s|nes|r|rs|ur)?day|s|r|rs)?(?:曜日?)?"
    r"(?:-(?P<last>mon|tue|wed|thu|fri|sat|sun|[月火水木金土日])(?:(?:s|nes|r|rs|ur)?day|s|r|rs)?(?:曜日?)?)?"
    r"|(?P<h1>[0-9]{1,2}):(?P<m1>[0-9]{2})-(?P<h2>[0-9]{1,2}):(?P<m2>[0-9]{2})(?:まで)?"
    r"|(?P<between>[\s,、・;/|と]+)"
)
_EVERY_DAY = tuple(range(7))
_MOST = 50
_LONGEST = 1000


@lru_cache(maxsize=1024)
def parse_windows(text: str) -> tuple[VisitWindow, ...]:
    """The windows in a cell, in the order written; hours without days hold every day. Raises BadValue."""
    if len(text) > _LONGEST:
        raise _unreadable()
    shown = _DASH.sub("-", _OCLOCK.sub(_colon, unicodedata.normalize("NFKC", text).strip().lower()))
    windows: list[VisitWindow] = []
    days: set[int] = set()
    hours_seen = True
    for token in _tokens(shown, text):
        if token["between"]:
            continue
        if token["h1"]:
            windows.append(_window(token, days))
            hours_seen = True
            continue
        days = _days(token) | (set() if hours_seen else days)
        hours_seen = False
    if not windows or not hours_seen or len(windows) > _MOST:
        raise _unreadable()
    return tuple(windows)


def _colon(match: "re.Match[str]") -> str:
    return f"{match[1]}:{'30' if match[3] else (match[2] or '0').zfill(2)}"


def _tokens(shown: str, text: str) -> "list[re.Match[str]]":
    found, at = [], 0
    while at < len(shown):
        match = _TOKEN.match(shown, at)
        if match is None:
            raise formula() if is_formula(text) else _unreadable()
        found.append(match)
        at = match.end()
    return found


def _days(token: "re.Match[str]") -> set[int]:
    if token["group"]:
        name = token["group"]
        return set(_GROUPS[name if name in _GROUPS else name + "s"])
    first = _DAYS[token["first"]]
    last = _DAYS[token["last"]] if token["last"] else first
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _window(token: "re.Match[str]", days: set[int]) -> VisitWindow:
    start, end = _minutes(token["h1"], token["m1"]), _minutes(token["h2"], token["m2"])
    if start >= end:
        raise BadValue("window-order", "開始は終了より前にしてください", "A window must start before it ends")
    return VisitWindow(tuple(sorted(days)) or _EVERY_DAY, start, end)


def _minutes(hours: str, minutes: str) -> int:
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > 1440:
        raise BadValue("impossible-time", "存在しない時刻です", "There is no such time of day")
    return total


def _unreadable() -> BadValue:
    return BadValue(
        "not-windows",
        "訪問可能時間を読めません。「月-金 10:00-12:00,13:30-17:00」のように書いてください",
        'Not visiting hours; write them like "Mon-Fri 10:00-12:00,13:30-17:00"',
    )
