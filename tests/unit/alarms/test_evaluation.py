"""A device followed through its readings: the same alarms however they arrive, and after any restart."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from devicemaking import MINUTE, START, device, readings, threshold
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from otomo.alarms.changes import Changes, Ending
from otomo.alarms.evaluation import Evaluation
from otomo.devices.items import Latest
from otomo.metrics.readings import Readings, merge

pytestmark = pytest.mark.mission("IOT-4")

HOUR = 60 * MINUTE
WATCHED = device(
    thresholds=(
        threshold(),
        threshold(set_at=9.5, clear_at=8.5, minimum_seconds=120, severity="critical"),
        threshold(direction="below", set_at=2.0, clear_at=3.0, cooldown_seconds=300),
        threshold(metric="humidity", direction="above", set_at=70.0, clear_at=60.0),
    ),
    detect_anomalies=True,
)


def opened(evaluation: Evaluation) -> dict[str, int | None]:
    """Ids of what opened, and when it cleared, in the changes."""
    return {alarm.alarm_id: alarm.cleared_at for alarm in evaluation.changes.opened.values()}


def restarted(evaluation: Evaluation) -> Evaluation:
    fresh = Evaluation(evaluation.device, evaluation.dump(), evaluation.through, evaluation.latest)
    fresh.changes = evaluation.changes
    return fresh


@st.composite
def walks(draw: st.DrawFn) -> Readings:
    """A walk about the limits, with gaps, things not measured, and several readings a minute."""
    count = draw(st.integers(1, 80))
    seed = draw(st.integers(0, 2**32 - 1))
    random = np.random.default_rng(seed)
    times = START + np.cumsum(random.choice([10_000, 20_000, 60_000, 60_000, 400_000], count))
    temperature = 6 + np.cumsum(random.normal(0, 1.2, count))
    humidity = 60 + np.cumsum(random.normal(0, 3, count))
    temperature[random.random(count) < 0.1] = np.nan
    humidity[random.random(count) < 0.2] = np.nan
    return Readings(times.astype(np.int64), np.clip(temperature, -90, 150), np.clip(humidity, 0, 100), ["ok"] * count)


@given(walks(), st.lists(st.integers(0, 80), max_size=6))
def test_any_split_with_a_restart_at_every_cut_makes_the_same_alarms(whole: Readings, cuts: list[int]) -> None:
    at_once = Evaluation(WATCHED)
    at_once.fold(whole)
    pieces = Evaluation(WATCHED)
    bounds = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    for start, end in pairwise(bounds):
        pieces.fold(whole.part(start, end))
        pieces = restarted(pieces)
    assert pieces.changes.opened == at_once.changes.opened
    assert pieces.open_ids() == at_once.open_ids()
    assert (pieces.through, pieces.latest) == (at_once.through, at_once.latest)
    assert pieces.dump() == at_once.dump()


@given(walks(), st.integers(0, 79), st.integers(0, 79))
def test_readings_seen_before_or_too_late_move_nothing(whole: Readings, start: int, end: int) -> None:
    evaluation = Evaluation(WATCHED)
    evaluation.fold(whole)
    before = (evaluation.dump(), dict(evaluation.changes.opened), evaluation.latest)
    first, last = sorted((min(start, len(whole)), min(end, len(whole))))
    evaluation.fold(whole.part(first, last))
    late = replace(whole, timestamps=whole.timestamps - 1)
    evaluation.fold(late)
    assert (evaluation.dump(), dict(evaluation.changes.opened), evaluation.latest) == before


def test_an_alarm_opens_with_its_facts_and_clears_with_its_peak() -> None:
    evaluation = Evaluation(device(place="倉庫"))
    evaluation.fold(readings([5, 8.4, 9.1, 7.5]))
    [alarm] = evaluation.changes.opened.values()
    assert alarm.alarm_id == f"{START + MINUTE:013d}-threshold-temperature-above-warning"
    assert (alarm.customer_id, alarm.device_name, alarm.place) == ("C001", "冷蔵庫", "倉庫")
    assert (alarm.kind, alarm.metric, alarm.direction, alarm.severity) == (
        "threshold", "temperature", "above", "warning",
    )  # fmt: skip
    assert (alarm.opened_at, alarm.since, alarm.value, alarm.limit) == (START + MINUTE, START + MINUTE, 8.4, 8.0)
    assert evaluation.open_ids() == (alarm.alarm_id,)
    evaluation.changes = Changes()
    evaluation.fold(readings([6.9], start=START + 4 * MINUTE))
    assert evaluation.changes.ended == {alarm.alarm_id: Ending(START + 4 * MINUTE, 9.1)}
    assert evaluation.open_ids() == ()
    assert evaluation.latest == Latest(START + 4 * MINUTE, 6.9, None, "ok")


def test_what_opens_and_clears_within_one_batch_is_one_record() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([9, 6, 9, 6]))
    assert list(opened(evaluation).values()) == [START + MINUTE, START + 3 * MINUTE]
    assert not evaluation.changes.ended


def test_a_device_that_falls_silent_and_is_heard_again() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([5]))
    evaluation.miss(START + 10 * MINUTE)
    evaluation.miss(START + 11 * MINUTE)
    [alarm] = evaluation.changes.opened.values()
    assert (alarm.alarm_id, alarm.kind, alarm.since) == (f"{START + 10 * MINUTE:013d}-offline", "offline", START)
    evaluation = restarted(evaluation)
    assert evaluation.open_ids() == (alarm.alarm_id,)
    evaluation.hear(START + 9 * MINUTE)
    assert evaluation.open_ids() == (alarm.alarm_id,)
    evaluation.hear(START + 12 * MINUTE)
    assert opened(evaluation) == {alarm.alarm_id: START + 12 * MINUTE}
    assert evaluation.open_ids() == ()


def test_readings_measured_before_the_silence_end_it_too() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([5]))
    evaluation.miss(START + 10 * MINUTE)
    evaluation.fold(readings([5], start=START + MINUTE))
    assert list(opened(evaluation).values()) == [START + 10 * MINUTE + 1]


def test_a_threshold_that_is_taken_away_takes_its_alarm_along() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([9]))
    evaluation.configure(device(thresholds=()), START + HOUR)
    assert list(opened(evaluation).values()) == [START + HOUR]
    assert evaluation.open_ids() == ()


def test_a_changed_threshold_is_held_against_the_latest_reading() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([7.5]))
    lower = device(thresholds=(threshold(set_at=7.0, clear_at=6.0),))
    evaluation.configure(lower, START + HOUR)
    [alarm] = evaluation.changes.opened.values()
    assert (alarm.limit, alarm.value, alarm.cleared_at) == (7.0, 7.5, None)
    evaluation.configure(device(thresholds=(threshold(set_at=9.0, clear_at=8.0),)), START + HOUR)
    assert list(opened(evaluation).values()) == [START]
    evaluation.configure(lower, START + HOUR)
    assert len(evaluation.open_ids()) == 1


def test_the_same_set_up_changes_nothing() -> None:
    evaluation = Evaluation(WATCHED)
    evaluation.fold(readings([5, 9, 9.9, 9.9]))
    before = evaluation.dump(), evaluation.open_ids()
    evaluation.configure(structs.replace(WATCHED, name="別名"), START + HOUR)
    assert (evaluation.dump(), evaluation.open_ids()) == before


def test_a_device_that_moves_begins_anew_at_the_next_customer() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([9]))
    there = device(customer_id="C002")
    evaluation.configure(there, START + HOUR)
    assert list(opened(evaluation).values()) == [START + HOUR]
    evaluation = restarted(evaluation)
    evaluation.changes = Changes()
    evaluation.configure(there, START + HOUR)
    assert not evaluation.changes
    evaluation.fold(readings([9], start=START + 2 * HOUR))
    assert [alarm.customer_id for alarm in evaluation.changes.opened.values()] == ["C002"]


def test_a_move_that_nobody_saw_is_seen_after_a_restart() -> None:
    evaluation = Evaluation(device())
    evaluation.fold(readings([9]))
    memory, ids = evaluation.dump(), evaluation.open_ids()
    fresh = Evaluation(device(customer_id="C002"), memory, evaluation.through, evaluation.latest)
    fresh.configure(fresh.device, START + HOUR)
    assert fresh.changes.ended == {ids[0]: Ending(START + HOUR, 9.0)}


def test_a_memory_of_another_format_gives_up_its_alarms() -> None:
    evaluation = Evaluation(device(), b"\xff other", START, None)
    evaluation.disown(["0000000000001-offline"], START)
    assert evaluation.changes.ended == {"0000000000001-offline": Ending(START, None)}


def daily(days: int, seed: int = 1) -> np.ndarray:
    """A mild daily curve, a reading every five minutes."""
    count = days * 288
    noise = np.random.default_rng(seed).normal(0, 0.1, count)
    return np.asarray(5 + np.sin(np.arange(count) / 288 * 2 * np.pi) + noise)


def test_an_unusual_reading_opens_one_alarm_that_clears_when_it_is_quiet() -> None:
    odd = device(thresholds=(), detect_anomalies=True, metrics=("temperature",))
    evaluation = Evaluation(odd)
    values = daily(8)
    values[-200:-190] += 12
    evaluation.fold(readings(list(values), step=5 * MINUTE))
    alarms = sorted(evaluation.changes.opened.values(), key=lambda a: a.opened_at)
    assert alarms
    assert {alarm.kind for alarm in alarms} <= {"anomaly", "fault"}
    when = START + (len(values) - 200) * 5 * MINUTE
    assert any(when <= alarm.opened_at <= when + HOUR for alarm in alarms)
    assert all(alarm.cleared_at is not None for alarm in alarms)
    assert all((alarm.severity == "info") == (alarm.fault in (None, "spike")) for alarm in alarms)


def test_detectors_that_are_switched_off_close_their_alarms() -> None:
    odd = device(thresholds=(), detect_anomalies=True, metrics=("temperature",))
    evaluation = Evaluation(odd)
    evaluation.fold(readings([*daily(8), 40.0], step=5 * MINUTE))
    assert len(evaluation.open_ids()) == 1
    evaluation.configure(structs.replace(odd, detect_anomalies=False), evaluation.through + 1)
    assert evaluation.open_ids() == ()
    assert all(cleared for cleared in opened(evaluation).values())


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_pieces_does_not_matter_once_they_are_merged(seed: int) -> None:
    whole = readings(list(6 + np.random.default_rng(seed).normal(0, 2, 50)))
    pieces = [whole.part(0, 20), whole.part(10, 35), whole.part(30, 50)]
    evaluation, at_once = Evaluation(WATCHED), Evaluation(WATCHED)
    evaluation.fold(merge(reversed(pieces)))
    at_once.fold(whole)
    assert evaluation.dump() == at_once.dump()
