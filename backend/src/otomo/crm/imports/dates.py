"""Dates as people write them in Japan: ISO, slashes, eight digits, 年月日, and the eras (令和8年11月20日, R8.11.20)."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.numbers import formula, is_formula

_ERAS = {
    "令和": date(2019, 5, 1),
    "平成": date(1989, 1, 8),
    "昭和": date(1926, 12, 25),
    "大正": date(1912, 7, 30),
    "明治": date(1868, 10, 23),
}
_LETTERS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_MIDNIGHT = r"(?:[T ]\s*0?0:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _MIDNIGHT)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_KANJI = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_ERA_KANJI = re.compile(
    r"(令和|平成|昭和|大正|明治|[RHSTM])\s*([0-9]{1,2}|元)\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"
)
_ERA_SHORT = re.compile(r"(令和|平成|昭和|大正|明治|[RHSTM])\s*([0-9]{1,2}|元)([-/.])([0-9]{1,2})\3([0-9]{1,2})")
_LONGEST = 40
_YEARS = range(1868, 2200)


@lru_cache(maxsize=8192)
def parse_date(text: str) -> date:
    """The day in a cell. Raises BadValue: not a date, a formula, a day that does not exist, a year out of range."""
    if iso := _ISO.fullmatch(text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    shown = text if len(text) > _LONGEST else unicodedata.normalize("NFKC", text).strip().upper()
    if west := _WEST.fullmatch(shown):
        return _day(int(west[1]), int(west[3]), int(west[4]))
    if plain := _COMPACT.fullmatch(shown) or _KANJI.fullmatch(shown):
        return _day(int(plain[1]), int(plain[2]), int(plain[3]))
    if era := _ERA_KANJI.fullmatch(shown):
        return _era_day(era[1], era[2], int(era[3]), int(era[4]))
    if era := _ERA_SHORT.fullmatch(shown):
        return _era_day(era[1], era[2], int(era[4]), int(era[5]))
    if is_formula(shown):
        raise formula()
    raise BadValue(
        "not-a-date",
        "日付ではありません。2026-11-20、2026/11/20、20261120、令和8年11月20日 のように書いてください",
        "Not a date; write it as 2026-11-20, 2026/11/20, 20261120 or 令和8年11月20日",
    )


def _era_day(name: str, year: str, month: int, day: int) -> date:
    start = _ERAS[_LETTERS.get(name, name)]
    count = 1 if year == "元" else int(year)
    found = _day(start.year + count - 1, month, day) if count else None
    if found is None or found < start:
        raise _no_such_day()
    return found


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise _no_such_day() from None
    if year not in _YEARS:
        raise BadValue(
            "date-out-of-range",
            f"年は{_YEARS.start}から{_YEARS.stop - 1}までです",
            f"The year must be {_YEARS.start} to {_YEARS.stop - 1}",
        )
    return found


def _no_such_day() -> BadValue:
    return BadValue("impossible-date", "存在しない日付です", "There is no such day")
