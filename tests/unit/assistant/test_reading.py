"""Numbers and days as people write them, in both languages."""

from datetime import date
from decimal import Decimal

import pytest
from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import figures
from otomo.assistant.reading.numerals import plain
from otomo.assistant.reading.report import read_report

pytestmark = pytest.mark.mission("AI-2")

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("来週の水曜に", "2026-11-25", "2026-11-25"),
        ("今月末まで", "2026-11-20", "2026-11-30"),
        ("3か月以内の償還", "2026-11-20", "2027-02-20"),
        ("三か月以内", "2026-11-20", "2027-02-20"),
        ("１２月８日", "2026-12-08", "2026-12-08"),
        ("十二月八日", "2026-12-08", "2026-12-08"),
        ("12/1〜12/5", "2026-12-01", "2026-12-05"),
        ("11月25日から27日", "2026-11-25", "2026-11-27"),
        ("1月20日", "2027-01-20", "2027-01-20"),
        ("令和9年1月20日", "2027-01-20", "2027-01-20"),
        ("年内", "2026-11-20", "2026-12-31"),
        ("12月上旬", "2026-12-01", "2026-12-10"),
        ("来月5日", "2026-12-05", "2026-12-05"),
        ("過去30日", "2026-10-21", "2026-11-20"),
        ("within 90 days", "2026-11-20", "2027-02-18"),
        ("next Wednesday", "2026-11-25", "2026-11-25"),
        ("by the end of the month", "2026-11-20", "2026-11-30"),
        ("Dec 8, 2026", "2026-12-08", "2026-12-08"),
        ("in December", "2026-12-01", "2026-12-31"),
        ("in 18 days", "2026-12-08", "2026-12-08"),
        ("two weeks ago", "2026-11-06", "2026-11-06"),
        ("from 1 Dec to 5 Dec", "2026-12-01", "2026-12-05"),
    ],
)
def test_periods(said: str, start: str, end: str) -> None:
    [found] = periods(plain(said), TODAY)
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize("said", ["2月30日", "99/99", "C001", "第三者", "may I ask", "千葉の市場"])
def test_what_is_no_day(said: str) -> None:
    assert periods(plain(said), TODAY) == []


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("3,000万円", "30000000", "JPY"),
        ("３０００万円", "30000000", "JPY"),
        ("三千万円", "30000000", "JPY"),
        ("1千万円", "10000000", "JPY"),
        ("1億2,000万円", "120000000", "JPY"),
        ("1.42億円", "142000000", "JPY"),
        ("¥30.0M", "30000000", "JPY"),
        ("30 million yen", "30000000", "JPY"),
        ("$1.2M", "1200000", "USD"),
        ("▲412万円", "-4120000", "JPY"),
        ("−1.5%", "-0.015", "ratio"),
        ("8割", "0.8", "ratio"),
        ("+25bp", "25", "bp"),
        ("203日", "203", "days"),
        ("3時間38分", "218", "minutes"),
        ("3 h 38 min", "218", "minutes"),
        ("57点", "57", "points"),
    ],
)
def test_figures(said: str, value: str, unit: str) -> None:
    [found] = figures(plain(said))
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_how_exactly_a_figure_was_said() -> None:
    about, least, span = (figures(plain(s))[0] for s in ("約6,000万円", "500万円以上", "3〜4億円"))
    assert about.approx
    assert least.bound == "least"
    assert (span.value, span.high) == (Decimal(300_000_000), Decimal(400_000_000))


@pytest.mark.mission("TRIP-5")
def test_a_report_in_parts_and_nothing_guessed() -> None:
    said = "メモ：昨日電話。至急、12月2日までに資料を送る約束。退職金2000万円が来月入金、確度7割。保険金は未定。"
    report = read_report(said, TODAY)
    assert (report.channel, report.priority, report.noted_on) == ("phone", "high", date(2026, 11, 19))
    assert [(p.on, p.is_visit) for p in report.promises] == [(date(2026, 12, 2), False)]
    [money] = report.money
    assert (money.amount, money.on, money.vague) == (Decimal(20_000_000), date(2026, 12, 31), True)
    assert (money.confidence, money.source) == (Decimal("0.7"), "retirement")
    assert not report.body.startswith("メモ")


def test_a_report_without_days_promises_nothing() -> None:
    report = read_report("配当に満足とのこと。退職金が入ったら相談。", TODAY)
    assert (report.promises, report.money, report.channel) == ((), (), None)
