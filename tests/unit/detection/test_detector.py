"""The detector: bounded, causal, the same after a restart."""

import pytest
from otomo.detection import Detector

pytestmark = pytest.mark.mission("IOT-4")


def test_a_constant_series_never_alarms() -> None:
    detector = Detector()

    assert not any(detector.update(60.0 * i, 21.5).alarm for i in range(3000))


def test_a_jump_out_of_all_that_was_seen_alarms() -> None:
    detector = Detector()
    for i in range(1000):
        detector.update(60.0 * i, 20.0 + i % 7 * 0.1)

    assert detector.update(60_000.0, 35.0).alarm


def test_a_restart_changes_nothing() -> None:
    values = [20.0 + i % 7 * 0.1 + (9.0 if i % 211 == 210 else 0.0) for i in range(1000)]
    whole, part = Detector(), Detector()
    expected = [whole.update(60.0 * i, value) for i, value in enumerate(values)]
    found = []
    for i, value in enumerate(values):
        part = Detector.load(part.dump())
        found.append(part.update(60.0 * i, value))

    assert found == expected
