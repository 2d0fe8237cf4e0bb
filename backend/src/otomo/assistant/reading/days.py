"""Days and periods in a text: 12月8日, 来週, 今月末, 3か月以内; 8 Dec, next week, within 90 days."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from otomo.assistant.reading.spans import Period, edged, joined

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EN_DAY = (
    r"(?P<dow>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_JA_DAYS = "月火水木金土日"
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_ERA = 2018  # Reiwa 1 is 2019


def periods(text: str, today: date) -> list[Period]:
    """The periods of `text` (as `plain` writes it), in order, ranges joined."""
    found: list[Period] = []
    taken = 0
    for period in sorted(_raw(text, today), key=lambda p: (p.at, -p.to)):
        if period.at >= taken:
            found.append(period)
            taken = period.to
    return [p if p.is_range else edged(p, text, today) for p in joined(found, text)]


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_after(on: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last."""
    year, index = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, index + 1, min(on.day, calendar.monthrange(year, index + 1)[1]))


def nearest(month: int, day: int, today: date) -> date | None:
    """The day and month in the year that brings it nearest to today; None when there is no such day."""
    options = [d for year in (today.year - 1, today.year, today.year + 1) if (d := _day(year, month, day))]
    return min(options, key=lambda d: abs((d - today).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


Span = tuple[date, date] | None
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]]


def _raw(text: str, today: date) -> Iterator[Period]:
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            span = read(match, today)
            if span is not None and span[0] <= span[1]:
                yearless = read in (_short, _en_date) and not match.groupdict().get("y")
                exact = span[0] == span[1]
                yield Period(span[0], span[1], match.start(), match.end(), exact=exact, yearless=yearless)


def _full(m: re.Match[str], _: date) -> Span:
    year = int(m["y"])
    on = _day(year + _ERA if "era" in m.groupdict() and m["era"] else year, int(m["m"]), int(m["d"]))
    return (on, on) if on else None


def _short(m: re.Match[str], today: date) -> Span:
    on = nearest(int(m["m"]), int(m["d"]), today)
    return (on, on) if on else None


def _same_month(m: re.Match[str], today: date) -> Span:
    first = nearest(int(m["m"]), int(m["d"]), today)
    last = _day(first.year, first.month, int(m["d2"])) if first else None
    return (first, last) if first and last else None


def _month_part(year: int, month: int, part: str | None) -> Span:
    first, last = month_of(year, month)
    if part in ("末", "end"):
        return last, last
    if part in _THIRDS:
        a, b = _THIRDS[part]
        return first.replace(day=a), first.replace(day=min(b, last.day))
    return first, last


def _ja_month(m: re.Match[str], today: date) -> Span:
    month = int(m["m"])
    if not 1 <= month <= 12:
        return None
    if m["y"]:
        return _month_part(int(m["y"]), month, m["part"])
    middle = nearest(month, 15, today)
    return _month_part(middle.year, month, m["part"]) if middle else None


def _month_of_year(m: re.Match[str], today: date) -> Span:
    """来年3月末, 来年の3月10日."""
    year, month = today.year + {"今年": 0, "来年": 1, "再来年": 2}[m["w"]], int(m["m"])
    if not 1 <= month <= 12:
        return None
    if not m["d"]:
        return _month_part(year, month, m["part"])
    on = _day(year, month, int(m["d"]))
    return (on, on) if on else None


def _named_day(m: re.Match[str], today: date) -> Span:
    ahead = next(days for days, words in _NEAR.items() if m[0].lower() in words)
    on = today + timedelta(days=ahead)
    return on, on


_NEAR = {
    2: ("明後日", "あさって", "the day after tomorrow", "day after tomorrow"),
    -2: ("一昨日", "おととい"),
    1: ("明日", "あした", "tomorrow"),
    -1: ("昨日", "きのう", "yesterday"),
    0: ("今日", "本日", "きょう", "today"),
}


def _week(m: re.Match[str], today: date) -> Span:
    which = m["w"].lower()
    ahead = {"今週": 0, "来週": 1, "翌週": 1, "再来週": 2, "先週": -1, "this": 0, "next": 1, "last": -1, "coming": 1}[
        which
    ]
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
    day = m["dow"]
    if day:
        on = monday + timedelta(days=_JA_DAYS.index(day) if day in _JA_DAYS else _EN_DAYS.index(day[:3].lower()))
        return on, on
    if m.groupdict().get("we"):
        return monday + timedelta(days=5), monday + timedelta(days=6)
    return monday, monday + timedelta(days=6)


def _weekday(m: re.Match[str], today: date) -> Span:
    day = m["dow"]
    index = _JA_DAYS.index(day) if day in _JA_DAYS else _EN_DAYS.index(day[:3].lower())
    on = today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    return on, on


def _month(m: re.Match[str], today: date) -> Span:
    which = m["w"].lower()
    ahead = {"今月": 0, "来月": 1, "翌月": 1, "再来月": 2, "先月": -1, "this": 0, "the": 0, "next": 1, "last": -1}[
        which
    ]
    base = months_after(today.replace(day=1), ahead)
    groups = m.groupdict()
    if groups.get("d"):
        on = _day(base.year, base.month, int(m["d"]))
        return (on, on) if on else None
    return _month_part(base.year, base.month, "end" if groups.get("end") else groups.get("part"))


def _month_end(_: re.Match[str], today: date) -> Span:
    last = month_of(today.year, today.month)[1]
    return last, last


def _year(m: re.Match[str], today: date) -> Span:
    word = m[0].lower()
    if word in ("年末", "year end", "year-end", "the end of the year", "end of the year"):
        return date(today.year, 12, 31), date(today.year, 12, 31)
    if word in ("年内", "今年", "this year"):
        return (today if word == "年内" else date(today.year, 1, 1)), date(today.year, 12, 31)
    if word == "年明け":
        return month_of(today.year + 1, 1)
    if word in ("来年", "next year"):
        return date(today.year + 1, 1, 1), date(today.year + 1, 12, 31)
    end = date(today.year + (today.month > 3), 3, 31)
    return today if word != "年度末" else end, end


def _length(m: re.Match[str], today: date) -> Span:
    count = int(m["n"])
    unit = m["u"].lower()
    if count > 3660:
        return None
    groups = m.groupdict()
    past = groups.get("ago") or groups.get("past")
    there = _moved(today, -count if past else count, unit)
    if groups.get("ago") or groups.get("in"):
        return there, there
    return (there, today) if past else (today, there)


def _moved(today: date, count: int, unit: str) -> date:
    if unit.startswith(("日", "d")):
        return today + timedelta(days=count)
    if unit.startswith(("週", "week")):
        return today + timedelta(weeks=count)
    return months_after(today, count * (12 if unit.startswith(("年", "year")) else 1))


def _half(m: re.Match[str], today: date) -> Span:
    there = months_after(today, 6)
    return (there, there) if m["in"] else (today, there)


def _en_date(m: re.Match[str], today: date) -> Span:
    month = _MONTHS.index(m["mon"][:3].lower()) + 1
    on = _day(int(m["y"]), month, int(m["d"])) if m["y"] else nearest(month, int(m["d"]), today)
    return (on, on) if on else None


def _en_month(m: re.Match[str], today: date) -> Span:
    month = _MONTHS.index(m["mon"][:3].lower()) + 1
    middle = nearest(month, 15, today)
    part = (m["part"] or "").lower().rstrip("-")
    if part.startswith("end"):
        part = "end"
    return _month_part(int(m["y"]) if m["y"] else middle.year, month, part) if middle else None


def _rule(pattern: str, read: Callable[[re.Match[str], date], Span]) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), read


_N = r"(?P<n>\d{1,4})"
_RULES: tuple[_Rule, ...] = (
    _rule(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)", _full),
    _rule(r"(?P<era>令和)?(?P<y>\d{1,4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日", _full),
    _rule(r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日?\s*(?:から|~|-|・)\s*(?P<d2>\d{1,2})日", _same_month),
    _rule(r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日", _short),
    _rule(r"(?<![\d/.,])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/%])", _short),
    _rule(r"(?:(?P<y>\d{4})年)?(?<![\d,])(?P<m>\d{1,2})月(?P<part>上旬|中旬|下旬|末|中)?(?!\d|間)", _ja_month),
    _rule(
        r"(?P<w>今年|再来年|来年)の?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|(?P<part>上旬|中旬|下旬|末|中)(?!\d))?(?!間)",
        _month_of_year,
    ),
    _rule("|".join(w for words in _NEAR.values() for w in words), _named_day),
    _rule(r"(?P<w>今週|再来週|来週|先週|翌週)(?:の?(?P<dow>[月火水木金土日])曜日?|(?P<we>末))?", _week),
    _rule(rf"(?P<w>this|next|last|coming) (?:week(?P<we>end)?|{_EN_DAY})\b", _week),
    _rule(r"(?<![来今先])(?P<dow>[月火水木金土日])曜日?", _weekday),
    _rule(rf"\b(?<!next )(?<!this )(?<!last ){_EN_DAY}\b(?! \d)", _weekday),
    _rule(r"(?P<w>今月|再来月|来月|先月|翌月)(?:の?(?P<d>\d{1,2})日|(?P<part>末|中旬|上旬|下旬|中))?", _month),
    _rule(r"(?:(?P<end>(?:the )?end of )|\b)(?P<w>this|next|last|the) month(?! end)\b", _month),
    _rule(r"(?P<end>month[- ]end)(?P<w>)", _month_end),
    _rule(
        r"年内|年末|年明け|今年(?!度)|来年(?!度)|今年度|年度内|年度末|(?:the )?end of the year|year[- ]end|this year|"
        r"next year",
        _year,
    ),
    _rule(rf"(?:今後|向こう|これから|この先)(?:の)?{_N}(?P<u>日|週間|週|[かヶカヵ箇ケ]月|年)(?:間|以内)?", _length),
    _rule(rf"(?P<past>過去|直近|ここ)(?:の)?{_N}(?P<u>日|週間|週|[かヶカヵ箇ケ]月|年)間?", _length),
    _rule(rf"{_N}(?P<u>日|週間|週|[かヶカヵ箇ケ]月|年)(?:以内|間)", _length),
    _rule(rf"{_N}(?P<u>日|週間|週|[かヶカヵ箇ケ]月|年)(?P<in>後|先)", _length),
    _rule(rf"{_N}(?P<u>日|週間|週|[かヶカヵ箇ケ]月|年)(?P<ago>前)", _length),
    _rule(r"半年(?P<in>後)?(?:以内)?", _half),
    _rule(
        rf"\b(?:within|(?:in|over|for|during) the (?:next|coming)|next|coming)(?: the)? {_N}[- ](?P<u>days?|"
        rf"weeks?|months?|years?)\b", _length,
    ),
    _rule(rf"\b(?P<past>past|last|previous) {_N} (?P<u>days?|weeks?|months?|years?)\b", _length),
    _rule(rf"\b(?P<in>in) {_N} (?P<u>d|days?|weeks?|months?|years?)\b", _length),
    _rule(rf"\b{_N} (?P<u>days?|weeks?|months?|years?) (?P<ago>ago)\b", _length),
    _rule(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b\.?(?:,? (?P<y>\d{{4}}))?", _en_date),
    _rule(rf"\b{_MONTH}\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y>\d{{4}}))?", _en_date),
    _rule(
        rf"\b(?:in|by|of|until|during|(?P<part>early|mid|late|end of|"
        rf"the end of)) ?-?{_MONTH}\b(?: (?P<y>\d{{4}}))?(?! ?\d)", _en_month,
    ),
)  # fmt: skip
