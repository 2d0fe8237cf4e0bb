"""What is left of a long series: every spike, the ends, nothing invented."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.metrics.downsample import Points, gaps, in_spans, lttb, spans_of

pytestmark = pytest.mark.mission("IOT-3")

START = 1_795_132_800_000

Drawn = tuple[np.ndarray, np.ndarray, int]


@st.composite
def series(draw: st.DrawFn) -> Drawn:
    """Readings at any distances, with the end of their range."""
    steps = draw(st.lists(st.integers(1, 10_000), min_size=1, max_size=300))
    values = draw(st.lists(st.floats(-90, 150), min_size=len(steps), max_size=len(steps)))
    times = START + np.cumsum(steps)
    return times, np.array(values), int(times[-1]) + draw(st.integers(1, 10_000))


@given(series(), st.integers(1, 60))
def test_extremes_of_every_span_are_kept_and_nothing_is_invented(drawn: Drawn, most: int) -> None:
    times, values, end = drawn
    spans = in_spans(spans_of(times, values), START, end, most)
    assert 1 <= len(spans.begins) <= most or len(spans.begins) == len(times) <= most
    assert spans.counts.sum() == len(values)
    assert np.all(spans.begins[1:] > spans.ends[:-1])
    for begin, last, low, high in zip(spans.begins, spans.ends, spans.minimum, spans.maximum, strict=True):
        inside = values[(times >= begin) & (times <= last)]
        assert (low, high) == (inside.min(), inside.max())
    points = spans.points()
    assert np.all((spans.minimum <= points.values) & (points.values <= spans.maximum))
    assert np.all((times[0] <= points.timestamps) & (points.timestamps <= times[-1]))


@given(series(), st.integers(1, 30), st.integers(1, 30))
def test_spans_of_spans_keep_the_sums_and_the_extremes(drawn: Drawn, most: int, fewer: int) -> None:
    times, values, end = drawn
    spans = in_spans(in_spans(spans_of(times, values), START, end, most), START, end, fewer)
    assert (spans.minimum.min(), spans.maximum.max()) == (values.min(), values.max())
    assert spans.counts.sum() == len(values)
    assert spans.sums.sum() == pytest.approx(values.sum(), abs=1e-6)


@given(series(), st.integers(1, 30))
def test_a_peak_is_a_reading_of_its_span(drawn: Drawn, most: int) -> None:
    times, values, end = drawn
    spans = in_spans(spans_of(times, values), START, end, most)
    peaks = spans.peaks()
    assert np.all((peaks.values == spans.minimum) | (peaks.values == spans.maximum))
    means = spans.points().values
    assert np.all(np.abs(peaks.values - means) >= np.maximum(spans.maximum - means, means - spans.minimum) - 1e-9)


@given(series(), st.integers(3, 60))
def test_lttb_keeps_the_ends_and_the_number(drawn: Drawn, most: int) -> None:
    times, values, _ = drawn
    points = lttb(Points(times, values), most)
    assert len(points.values) == min(most, len(values))
    assert (points.timestamps[0], points.timestamps[-1]) == (times[0], times[-1])
    assert np.all(np.diff(points.timestamps) > 0)
    assert np.array_equal(values[np.searchsorted(times, points.timestamps)], points.values)


def test_lttb_keeps_a_spike() -> None:
    values = np.zeros(1000)
    values[417] = 30.0
    assert 30.0 in lttb(Points(START + np.arange(1000) * 60_000, values), 20).values


def test_nothing_stays_nothing() -> None:
    nothing = spans_of(np.empty(0, np.int64), np.empty(0))
    assert len(in_spans(nothing, START, START + 10, 4).points().values) == 0
    assert len(lttb(nothing.points(), 4).values) == 0
    assert gaps(nothing.begins, nothing.ends, 10) == []


def test_gaps_are_named_by_what_is_around_them() -> None:
    times = START + np.array([0, 60, 120, 600, 660]) * 1000
    assert gaps(times, times, 180_000) == [(START + 120_000, START + 600_000)]
