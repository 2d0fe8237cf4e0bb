"""The threshold's state machine: what it may never do, whatever the readings."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from otomo.alarms import thresholds
from otomo.alarms.thresholds import Clears, Opens, Watch
from otomo.devices.items import Threshold

pytestmark = pytest.mark.mission("IOT-4")

SILENCE = 180_000
Reading = tuple[int, float]
Change = Opens | Clears


@st.composite
def limits(draw: st.DrawFn) -> Threshold:
    direction = draw(st.sampled_from(["above", "below"]))
    set_at, gap = draw(st.integers(-5, 5)), draw(st.integers(0, 3))
    return Threshold(
        metric="temperature",
        direction=direction,  # type: ignore[arg-type]
        set_at=float(set_at),
        clear_at=float(set_at - gap if direction == "above" else set_at + gap),
        minimum_seconds=draw(st.sampled_from([0, 60, 300])),
        cooldown_seconds=draw(st.sampled_from([0, 120, 600])),
    )


@st.composite
def series(draw: st.DrawFn) -> list[Reading]:
    """Readings, mostly a minute apart, in steps that hit the limits exactly."""
    steps = draw(st.lists(st.sampled_from([30, 60, 60, 60, 180, 181, 900]), min_size=1, max_size=60))
    values = draw(st.lists(st.integers(-8, 8), min_size=len(steps), max_size=len(steps)))
    at, readings = 1_700_000_000_000, []
    for step, value in zip(steps, values, strict=True):
        at += step * 1000
        readings.append((at, float(value)))
    return readings


def run(threshold: Threshold, readings: Sequence[Reading], watch: Watch | None = None) -> list[Change]:
    watch = watch or Watch()
    changes = (thresholds.step(threshold, watch, at, value, SILENCE) for at, value in readings)
    return [change for change in changes if change is not None]


def beyond(threshold: Threshold, value: float) -> bool:
    return value >= threshold.set_at if threshold.direction == "above" else value <= threshold.set_at


def within(threshold: Threshold, value: float) -> bool:
    return value <= threshold.clear_at if threshold.direction == "above" else value >= threshold.clear_at


@given(limits(), series())
def test_an_alarm_opens_only_after_an_unbroken_run_of_the_least_duration(
    threshold: Threshold, readings: list[Reading]
) -> None:
    for change in run(threshold, readings):
        if isinstance(change, Opens):
            part = [(at, value) for at, value in readings if change.since <= at <= change.at]
            assert change.at - change.since >= threshold.minimum_seconds * 1000
            assert all(beyond(threshold, value) for _, value in part)
            assert all(b[0] - a[0] <= SILENCE for a, b in pairwise(part))
            assert part[-1] == (change.at, change.value)


@given(limits(), series())
def test_it_clears_only_past_the_clear_value_and_then_at_once(threshold: Threshold, readings: list[Reading]) -> None:
    values = dict(readings)
    for opens, clears in pairwise(run(threshold, readings)):
        if isinstance(clears, Clears):
            assert isinstance(opens, Opens)
            assert clears.opened == opens.at
            inside = [v for at, v in readings if opens.at <= at < clears.at]
            assert within(threshold, values[clears.at])
            assert not beyond(threshold, values[clears.at])
            assert all(not within(threshold, v) or beyond(threshold, v) for v in inside)
            assert clears.peak == (max(inside) if threshold.direction == "above" else min(inside))


@given(limits(), series())
def test_it_opens_and_clears_in_turn_and_rests_for_the_cool_down(threshold: Threshold, readings: list[Reading]) -> None:
    changes = run(threshold, readings)
    assert [type(c) for c in changes] == [(Opens, Clears)[i % 2] for i in range(len(changes))]
    for clears, opens in pairwise(changes):
        if isinstance(opens, Opens):
            assert opens.at - clears.at >= threshold.cooldown_seconds * 1000


@given(limits(), series(), st.integers(0, 60))
def test_a_restart_changes_nothing(threshold: Threshold, readings: list[Reading], cut: int) -> None:
    watch = Watch()
    before = run(threshold, readings[:cut], watch)
    reloaded = msgspec.msgpack.decode(msgspec.msgpack.encode(watch), type=Watch)
    assert before + run(threshold, readings[cut:], reloaded) == run(threshold, readings)


@given(limits(), series(), series())
def test_a_batch_that_needs_no_look_changes_nothing(
    threshold: Threshold, readings: list[Reading], batch: list[Reading]
) -> None:
    watch = Watch()
    run(threshold, readings, watch)
    later = [(at + readings[-1][0], value) for at, value in batch]
    values = [value for _, value in later]
    quick = msgspec.msgpack.decode(msgspec.msgpack.encode(watch), type=Watch)
    assume(thresholds.unmoved(threshold, quick, min(values), max(values)))
    assert run(threshold, later, watch) == []
    assert (quick.opened, quick.since, quick.quiet_until) == (watch.opened, watch.since, watch.quiet_until)
    assert watch.opened is None or quick.peak == watch.peak


def limit(**fields: object) -> Threshold:
    defaults: dict[str, object] = {"metric": "temperature", "direction": "above", "set_at": 8.0, "clear_at": 7.0}
    return Threshold(**defaults | fields)  # type: ignore[arg-type]


def minutes(*values: float) -> list[Reading]:
    return [(60_000 * (at + 1), value) for at, value in enumerate(values)]


def test_hysteresis_holds_an_alarm_between_the_two_values() -> None:
    assert run(limit(), minutes(7.9, 8.0, 7.5, 8.2, 7.1, 7.0, 7.9)) == [
        Opens(120_000, 120_000, 8.0),
        Clears(360_000, 120_000, 8.2),
    ]


def test_a_value_on_a_limit_without_hysteresis_does_not_flap() -> None:
    assert run(limit(clear_at=8.0), minutes(8, 8, 8, 7.9)) == [
        Opens(60_000, 60_000, 8.0),
        Clears(240_000, 60_000, 8.0),
    ]


def test_a_dip_and_a_silence_break_the_run() -> None:
    threshold = limit(minimum_seconds=120)
    assert run(threshold, minutes(9, 9, 7.9, 9, 9)) == []
    readings = [(0, 9.0), (60_000, 9.0), (60_000 + SILENCE + 1, 9.0), (360_000, 9.0), (420_000, 9.0)]
    assert run(threshold, readings) == [Opens(420_000, 60_000 + SILENCE + 1, 9.0)]


def test_the_cool_down_delays_the_next_alarm() -> None:
    changes = run(limit(cooldown_seconds=180), minutes(9, 6, 9, 9, 9, 9))
    assert [change.at for change in changes] == [60_000, 120_000, 300_000]
