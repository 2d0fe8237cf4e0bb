"""Stops that are counted, and times of day."""

import pytest
from otomo.assistant.answers.stops import stop_said, time_said
from otomo.assistant.reading.numerals import plain

pytestmark = pytest.mark.mission("TRIP-2", "AI-1")
ORDER = (("A", "B", "C"), ("D",))


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("2番目の訪問を15時に変えて", "B"),
        ("二番目を外して", "B"),
        ("最後の訪問を先頭に移して", "D"),
        ("最初の面談を14時にして", "A"),
        ("4件目の訪問をやめて", "D"),
        ("Move the second stop to 15:00", "B"),
        ("drop the 3rd visit", "C"),
        ("put the last meeting first", "D"),
        ("7番目の訪問を外して", None),
        ("0番目の訪問を外して", None),
        ("15時に変えて", None),
    ],
)
def test_a_stop_is_counted_over_all_days(said: str, who: str | None) -> None:
    assert stop_said(ORDER, plain(said))[0] == who


def test_what_counts_the_stop_says_nothing_about_its_new_place() -> None:
    assert stop_said(ORDER, "最初の訪問を最後に移して") == ("A", "を最後に移して")


def test_a_plan_without_stops_has_no_last_one() -> None:
    assert stop_said(((),), "最後の訪問を外して")[0] is None


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("15時に", 900),
        ("15時30分から", 930),
        ("3時半に", 930),
        ("午前9時に", 540),
        ("午後1時15分", 795),
        ("to 15:00", 900),
        ("at 9:05", 545),
        ("3:15 pm", 915),
        ("to 3pm", 900),
        ("12pm", 720),
        ("2時間ずらして", None),
        ("25時に", None),
        ("佐久間様を先に", None),
    ],
)
def test_a_time_of_day_is_read(said: str, minutes: int | None) -> None:
    assert time_said(plain(said)) == minutes
