"""The detector: bounded, causal, the same after a restart, whatever the readings are."""

import base64
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from otomo.detection import Detector, Judgement
from otomo.detection.detector import THRESHOLD

pytestmark = pytest.mark.mission("IOT-4")

finite = st.floats(allow_nan=False, allow_infinity=False)
times = st.floats(-1e12, 1e12)
readings = st.lists(st.tuples(times, st.one_of(finite, st.sampled_from([0.0, 1.0, 20.5, math.nan, math.inf]))))


def judge(detector: Detector, series: list[tuple[float, float]]) -> list[Judgement]:
    return [detector.update(timestamp, value) for timestamp, value in series]


def wavy(count: int, *, strange: int | None = None) -> list[tuple[float, float]]:
    """A week of ten-minute readings with a daily course; `strange`: one of them is far away."""
    return [
        (600.0 * i, 20.0 + 3.0 * math.sin(i / 144 * math.tau) + (i * 7919 % 13) * 0.05 + (25.0 if i == strange else 0))
        for i in range(count)
    ]


@pytest.mark.parametrize("value", [0.0, 21.5, -1e149, 5e-324, 0.1 + 0.2])
def test_a_constant_series_never_alarms(value: float) -> None:
    found = judge(Detector(), [(60.0 * i, value) for i in range(3000)])

    assert set(found) == {Judgement(0.0, False, None)}


def test_a_reading_far_from_all_that_was_seen_alarms_at_once_and_once() -> None:
    found = judge(Detector(), wavy(1000, strange=800))

    assert [i for i, one in enumerate(found) if one.alarm] == [800]


def test_a_level_that_shifts_alarms() -> None:
    series = [(t, value + (4.0 if i >= 800 else 0.0)) for i, (t, value) in enumerate(wavy(1000))]

    assert any(one.alarm for one in judge(Detector(), series)[800:830])


def test_an_alarm_is_a_score_that_reaches_the_threshold() -> None:
    for one in judge(Detector(), wavy(1000, strange=800)):
        assert one.alarm == (one.score >= THRESHOLD)


@pytest.mark.parametrize("scale", [1e-9, 1.0, 4096.0])
def test_the_unit_does_not_matter(scale: float) -> None:
    there = judge(Detector(), wavy(900, strange=700))
    here = judge(Detector(), [(t, value * scale) for t, value in wavy(900, strange=700)])

    assert [one.alarm for one in here] == [one.alarm for one in there]
    assert [one.fault for one in here] == [one.fault for one in there]


@given(readings)
@settings(deadline=None)
def test_scores_stay_in_bounds_for_any_readings(series: list[tuple[float, float]]) -> None:
    detector = Detector()
    judge(detector, wavy(150))

    for one in judge(detector, series):
        assert 0.0 <= one.score <= 1.0
        assert one.alarm == (one.score >= THRESHOLD)


@given(st.integers(0, 400), st.integers(0, 400))
@settings(deadline=None, max_examples=30)
def test_a_restart_anywhere_changes_nothing(first: int, second: int) -> None:
    series = wavy(400, strange=300)
    expected = judge(Detector(), series)
    found, detector = [], Detector()
    for i, (timestamp, value) in enumerate(series):
        if i in (first, second):
            detector = Detector.load(detector.dump())
        found.append(detector.update(timestamp, value))

    assert found == expected
    assert len(detector.dump()) <= 1024


@given(readings)
@settings(deadline=None)
def test_the_state_of_any_readings_is_restored_to_the_bit(series: list[tuple[float, float]]) -> None:
    detector = Detector()
    judge(detector, series)
    state = detector.dump()

    assert Detector.load(state).dump() == state


def test_a_state_of_the_version_before_goes_on_where_it_was() -> None:
    stored = base64.b64decode((Path(__file__).parent / "state_of_version_2.txt").read_text())  # after 900 readings
    series = wavy(1300, strange=1100)
    whole, restored = Detector(), Detector.load(stored)
    judge(whole, series[:900])

    found = judge(restored, series[900:])

    assert [(one.alarm, one.fault) for one in found] == [(one.alarm, one.fault) for one in judge(whole, series[900:])]
    assert found[200].alarm
    assert len(restored.dump()) == len(stored) + 8


@pytest.mark.parametrize("state", [b"", b"\x01", b"\xff" * len(Detector().dump())])
def test_a_state_of_something_else_is_refused(state: bytes) -> None:
    with pytest.raises(ValueError, match="not a state"):
        Detector.load(state)


def test_what_is_no_number_teaches_nothing() -> None:
    detector = Detector()
    judge(detector, wavy(300))
    state = detector.dump()

    assert detector.update(0.0, math.nan).fault == "dropout"
    assert detector.update(0.0, math.inf).fault == "out_of_range"
    assert detector.update(0.0, -1e300).fault == "out_of_range"
    assert detector.dump() == state
