"""An open alarm at a customer's site is a reason to visit."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from bookmaking import TODAY, alarm, book, standing, viewed, world
from msgspec.structs import replace
from otomo.alarms.items import Alarm
from otomo.rich import Ref, Rich
from otomo.signals.comparing import compare
from otomo.signals.items import Readings, Signal
from otomo.signals.ranking import signals_of
from otomo.signals.stats import statistics

pytestmark = [pytest.mark.mission("IOT-5"), pytest.mark.mission("TRIP-1")]


def found(*alarms: Alarm) -> list[Signal]:
    outside = world(alarms=alarms)
    return list(signals_of(viewed(book(), outside), outside))


def words(text: Rich) -> tuple[str, str]:
    return "".join(s.text for s in text.ja), "".join(s.text for s in text.en)


def test_an_alarm_is_told_with_its_readings() -> None:
    open_ = alarm()
    [signal] = found(open_)
    assert (signal.kind, signal.points, signal.max_points) == ("device", 12, 12)
    assert [(p.name.ja, p.points) for p in signal.parts] == [("重大さ", 6), ("警報の種類", 3), ("新しさ", 3)]
    assert (signal.due_on, signal.days, signal.amount) == (TODAY, 0, None)
    assert (signal.tag.ja, signal.tag.en) == ("機器 しきい値", "Device: threshold")
    assert words(signal.text) == (
        "「冷蔵庫」（倉庫）の温度が 10:55 から上限 8°C を超え、9.1°C になりました。",
        "The temperature of 冷蔵庫 (倉庫) has been above the limit of 8°C from 10:55: 9.1°C.",
    )
    assert signal.evidence == (Ref("alarm", open_.ref_id, "C001"), Ref("device", "fridge", "C001"))
    assert signal.readings == Readings("fridge", "temperature", datetime(2026, 11, 20, 0, 55, tzinfo=UTC), None)
    assert signal.signal_id == f"device:C001:{open_.ref_id}"


def test_every_figure_leads_to_the_alarm_or_device() -> None:
    for signal in found(
        alarm(), alarm(30, kind="offline", metric=None, value=None), alarm(900, fault="stuck", kind="fault")
    ):
        for segment in (*signal.text.ja, *signal.text.en):
            assert segment.ref is not None or not any(c.isdigit() for c in segment.text)


def test_what_is_severe_and_recent_weighs_more() -> None:
    order = [
        alarm(),
        alarm(severity="warning"),
        alarm(severity="warning", kind="offline"),
        alarm(severity="warning", kind="offline", hours=10 * 24),
        alarm(severity="info", kind="anomaly", hours=10 * 24),
    ]
    points = [found(a)[0].points for a in order]
    assert all(a > b for a, b in pairwise(points)), points


def test_an_acknowledged_alarm_is_still_a_reason_and_weighs_half() -> None:
    [open_] = found(alarm())
    [seen] = found(alarm(acknowledged_at=alarm().opened_at + 60_000, acknowledged_by="u1"))
    assert 0 < seen.points <= open_.points / 2 + 1
    assert seen.tag.ja == "機器 しきい値（確認済み）"
    assert words(seen.text)[0].endswith("11:01 に確認されています。")
    assert words(seen.text)[1].endswith("Acknowledged at 11:01.")


def test_the_three_strongest_alarms_count_and_the_kind_has_a_maximum() -> None:
    alarms = [alarm(hours, device_id=f"d{hours}") for hours in range(1, 6)]
    outside = world(alarms=alarms)
    assessed = standing(book(), outside)
    assert len(assessed.findings) == 3
    assert {p.kind: p.points for p in assessed.parts}["device"] == 12
    assert statistics([assessed], outside).device_alarms == 5
    assert statistics([assessed], outside).reasons_this_week == 3


def test_an_alarm_elsewhere_is_no_reason_here() -> None:
    assert found(alarm(customer_id="C002")) == []


def test_a_device_tells_two_customers_apart() -> None:
    outside = world(alarms=[alarm(customer_id="C002")])
    compared = compare(standing(book("C001"), outside), standing(book("C002"), outside))
    assert (compared.above, [(p.kind, p.delta) for p in compared.parts if p.delta]) == ("C002", [("device", 12)])
    assert "機器で 12点" in words(compared.text)[0]


def test_an_old_alarm_names_its_day() -> None:
    [signal] = found(alarm(30))
    assert "11月19日 05:55" in words(signal.text)[0]
    assert signal.days == -1
    [older] = found(replace(alarm(24 * 40), severity="info"))
    assert older.points < signal.points
