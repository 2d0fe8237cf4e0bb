"""Alarms in words: both languages, every kind, figures with their record."""

from datetime import date

import pytest
from bookmaking import TODAY, alarm
from otomo.alarms.items import Alarm
from otomo.alarms.windows import window_of
from otomo.alarms.words import flat, text_of

pytestmark = pytest.mark.mission("IOT-4")

HOUR = 3_600_000
OPEN = alarm()
KINDS: dict[str, Alarm] = {
    "above": OPEN,
    "below": alarm(metric="humidity", direction="below", value=18.96, limit=20.0, place=None),
    "ended": alarm(30, cleared_at=OPEN.opened_at, peak=12.25),
    "offline": alarm(kind="offline", metric=None, value=None, direction=None, limit=None),
    "anomaly": alarm(kind="anomaly", direction=None, limit=None, value=-0.04),
    "stuck": alarm(kind="fault", fault="stuck", direction=None, limit=None),
    "spike": alarm(kind="fault", fault="spike", direction=None, limit=None),
    "drift": alarm(kind="fault", fault="drift", direction=None, limit=None),
    "dropout": alarm(kind="fault", fault="dropout", direction=None, limit=None),
    "out_of_range": alarm(kind="fault", fault="out_of_range", direction=None, limit=None),
}
SAID = {
    "below": (
        "「冷蔵庫」の湿度が 10:55 から下限 20% を下回り、19% になりました。",
        "The humidity of 冷蔵庫 has been below the limit of 20% from 10:55: 19%.",
    ),
    "ended": (
        "「冷蔵庫」（倉庫）の温度が 11月19日 05:55 から上限 8°C を超え、9.1°C になりました。"
        "11:00 に解消しました（最も外れた値 12.3°C）。",
        "The temperature of 冷蔵庫 (倉庫) was above the limit of 8°C from 19 Nov 05:55: 9.1°C."
        " Cleared at 11:00 (at worst 12.3°C).",
    ),
    "offline": (
        "「冷蔵庫」（倉庫）から 10:55 を最後に通信がありません。",
        "Nothing has come from 冷蔵庫 (倉庫) since 10:55.",
    ),
    "anomaly": (
        "「冷蔵庫」（倉庫）の温度が 10:55 にいつもと違う動きをしました（0°C）。",
        "The temperature of 冷蔵庫 (倉庫) behaved unusually at 10:55 (0°C).",
    ),
    "stuck": (
        "「冷蔵庫」（倉庫）の温度センサーの値が 10:55 から同じ値のまま動いていません（9.1°C）。",
        "The temperature reading of 冷蔵庫 (倉庫) has stopped moving since 10:55 (9.1°C).",
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_what_is_said(kind: str) -> None:
    text = text_of(KINDS[kind], TODAY)
    assert (flat(text, "ja"), flat(text, "en")) == SAID[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_leads_to_the_alarm_or_its_device(kind: str) -> None:
    text = text_of(KINDS[kind], date(2027, 1, 5))
    for segments in (text.ja, text.en):
        assert all(s.ref is not None or not any(c.isdigit() for c in s.text) for s in segments)
        assert {s.ref.kind for s in segments if s.ref} == {"alarm", "device"}
        assert {s.ref.customer_id for s in segments if s.ref} == {"C001"}


def test_the_window_begins_before_it_began_and_ends_after_it_cleared() -> None:
    now = OPEN.opened_at + 5 * HOUR
    assert window_of(OPEN, now) == (OPEN.since - HOUR, now)
    ended = alarm(cleared_at=OPEN.opened_at + HOUR)
    assert window_of(ended, now) == (OPEN.since - HOUR, OPEN.opened_at + HOUR + HOUR // 2)
    assert window_of(ended, OPEN.opened_at + HOUR)[1] == OPEN.opened_at + HOUR
