"""The faults of a sensor are named by how its readings stand to those before them."""

import math

import pytest
from otomo.detection import Detector, Fault

pytestmark = pytest.mark.mission("IOT-4")


def usual(i: int) -> float:
    return 20.0 + 3.0 * math.sin(i / 144 * math.tau) + (i * 7919 % 13) * 0.05


def named(values: list[float]) -> list[Fault | None]:
    detector = Detector()
    return [detector.update(600.0 * i, value).fault for i, value in enumerate(values)]


def test_nothing_is_named_in_a_healthy_series() -> None:
    assert set(named([usual(i) for i in range(2000)])) == {None}


def test_a_spike() -> None:
    assert named([usual(i) + (12.0 if i == 900 else 0.0) for i in range(1000)])[900] == "spike"


def test_far_beyond_all_that_was_seen() -> None:
    assert named([150.0 if i == 900 else usual(i) for i in range(1000)])[900] == "out_of_range"


def test_a_zero_where_there_never_was_one() -> None:
    assert named([0.0 if i == 900 else usual(i) for i in range(1000)])[900] == "dropout"


def test_a_stuck_sensor() -> None:
    found = named([usual(min(i, 900)) for i in range(1000)])

    assert "stuck" in found[900:940]
    assert "stuck" not in found[:930]


@pytest.mark.parametrize("rate", [0.03, -0.03, 0.01])
def test_a_slow_drift(rate: float) -> None:
    found = named([usual(i) + max(0, i - 1000) * rate for i in range(1600)])

    assert set(found[:1000]) == {None}
    first = found.index("drift")
    assert set(found[first:]) == {"drift"}  # until the course is the usual one, or is known


def test_a_level_that_shifts_is_no_drift() -> None:
    assert "drift" not in named([usual(i) + (4.0 if i >= 1000 else 0.0) for i in range(1600)])


def test_a_drift_that_is_over_is_not_named_any_longer() -> None:
    found = named([usual(i) + (max(0, i - 1000) * 0.03 if i < 1300 else 0.0) for i in range(1500)])

    assert found[1299] == "drift"
    assert "drift" not in found[1400:]


def test_what_comes_back_is_no_spike() -> None:
    found = named([usual(i) - (12.0 if 900 <= i < 905 else 0.0) for i in range(1000)])

    assert found[900] == "spike"
    assert set(found[901:]) == {None}


def test_a_jump_is_no_spike_before_the_usual_is_known() -> None:
    assert set(named([usual(i) + (12.0 if i == 300 else 0.0) for i in range(400)])) == {None}


def test_a_gap_in_time() -> None:
    detector = Detector()
    for i in range(200):
        detector.update(60.0 * i, usual(i))

    assert detector.update(60.0 * 300, usual(200)).fault == "dropout"
