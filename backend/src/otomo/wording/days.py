"""Days as people say them: 18日後, 11月25日(水); in 18 days, Wed 25 Nov."""

from datetime import date

from otomo.rich import Locale

_JA_WEEKDAYS = "月火水木金土日"
_EN_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(on: date, locale: Locale, today: date) -> str:
    """12月8日 or 8 Dec; with the year when it is not this year's: 2027年4月1日, 1 Apr 2027."""
    if locale == "ja":
        year = "" if on.year == today.year else f"{on.year}年"
        return f"{year}{on.month}月{on.day}日"
    year = "" if on.year == today.year else f" {on.year}"
    return f"{on.day} {_EN_MONTHS[on.month - 1]}{year}"


def day(on: date, locale: Locale, today: date) -> str:
    """As `short_day`, with its weekday: 11月25日(水), Wed 25 Nov."""
    if locale == "ja":
        return f"{short_day(on, locale, today)}({_JA_WEEKDAYS[on.weekday()]})"
    return f"{_EN_WEEKDAYS[on.weekday()]} {short_day(on, locale, today)}"


def relative_day(days: int, locale: Locale) -> str:
    """Days from today: 18日後, 明日, 今日, 3日前; in 18 days, tomorrow, today, 3 days ago."""
    if locale == "ja":
        near = {0: "今日", 1: "明日", -1: "昨日"}.get(days)
        return near or (f"{days}日後" if days > 0 else f"{-days}日前")
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    return near or (f"in {days} days" if days > 0 else f"{-days} days ago")


def days_left(days: int, locale: Locale) -> str:
    """As `relative_day`, for a chip: 18日後; in 18 d, 3 d ago."""
    if locale == "ja" or abs(days) <= 1:
        return relative_day(days, locale)
    return f"in {days} d" if days > 0 else f"{-days} d ago"


def span(days: int, locale: Locale) -> str:
    """A length: 203日, 203 days."""
    if locale == "ja":
        return f"{days}日"
    return "1 day" if days == 1 else f"{days} days"
