"""Days, shares and rates."""

from datetime import date
from decimal import Decimal

import pytest
from otomo.wording import basis_points, day, days_left, percent, plain, relative_day, short_day, span

TODAY = date(2026, 11, 20)


def test_days_with_and_without_their_weekday() -> None:
    assert day(date(2026, 11, 25), "ja", TODAY) == "11月25日(水)"
    assert day(date(2026, 11, 25), "en", TODAY) == "Wed 25 Nov"
    assert short_day(date(2026, 12, 8), "ja", TODAY) == "12月8日"
    assert short_day(date(2026, 12, 8), "en", TODAY) == "8 Dec"


def test_another_year_is_named() -> None:
    assert short_day(date(2027, 4, 1), "ja", TODAY) == "2027年4月1日"
    assert day(date(2025, 4, 1), "en", TODAY) == "Tue 1 Apr 2025"


@pytest.mark.parametrize(
    ("days", "ja", "en", "chip"),
    [
        (18, "18日後", "in 18 days", "in 18 d"),
        (1, "明日", "tomorrow", "tomorrow"),
        (0, "今日", "today", "today"),
        (-1, "昨日", "yesterday", "yesterday"),
        (-203, "203日前", "203 days ago", "203 d ago"),
    ],
)
def test_relative_days(days: int, ja: str, en: str, chip: str) -> None:
    assert (relative_day(days, "ja"), relative_day(days, "en")) == (ja, en)
    assert (days_left(days, "ja"), days_left(days, "en")) == (ja, chip)


def test_spans() -> None:
    assert (span(203, "ja"), span(1, "en"), span(203, "en")) == ("203日", "1 day", "203 days")


def test_shares_and_rates() -> None:
    assert percent(Decimal("0.0185")) == "1.85%"
    assert percent(Decimal("0.850")) == "85%"
    assert percent(Decimal("0.2134"), digits=1) == "21.3%"
    assert percent(Decimal("-0.072"), signed=True) == "−7.2%"
    assert percent(Decimal("0.1"), signed=True) == "+10%"
    assert percent(Decimal("-0.00001"), signed=True) == "0%"
    assert basis_points(Decimal(25), "ja") == "+25bp"
    assert basis_points(Decimal("-12.5"), "en") == "−12.5 bp"
    assert plain(Decimal("12000")) == "12,000"
