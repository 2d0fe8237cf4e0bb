"""Long series in few points.

`in_spans` keeps every spike: the least and the greatest value of each span of time, beside its mean. `lttb` (largest
triangle three buckets: S. Steinarsson, "Downsampling Time Series for Visual Representation", 2013) keeps the look with
single readings.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from otomo.metrics.readings import Times, Values

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points of a chart, by time: epoch ms and values. Of a span of time the value is the mean, and `minimum` and
    `maximum` are its extremes; of readings both are None."""

    timestamps: Times
    values: Values
    minimum: Values | None = None
    maximum: Values | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Consecutive spans of time that are not empty: where each begins and ends (its last moment), how many values it
    has, their sum and their extremes."""

    begins: Times
    ends: Times
    counts: npt.NDArray[np.int64]
    sums: Values
    minimum: Values
    maximum: Values

    def points(self) -> Points:
        """A point for each, at its middle."""
        means = np.clip(self.sums / self.counts, self.minimum, self.maximum)  # a sum of many is not exact
        return Points(self.begins + (self.ends - self.begins) // 2, means, self.minimum, self.maximum)

    def peaks(self) -> Points:
        """Of each the extreme that lies further from its mean, at its middle."""
        points = self.points()
        is_high = self.maximum - points.values > points.values - self.minimum
        return Points(points.timestamps, np.where(is_high, self.maximum, self.minimum))


def spans_of(timestamps: Times, values: Values) -> Spans:
    """Readings as spans of one."""
    return Spans(timestamps, timestamps, np.ones(len(values), np.int64), values, values, values)


def in_spans(parts: Spans, start: int, end: int, most: int) -> Spans:
    """The same in at most `most` spans: those of equal length that [start, end) has, as far as they are not empty."""
    if len(parts.begins) <= most:
        return parts
    which = (parts.begins - start) * most // max(end - start, 1)
    cuts = np.flatnonzero(np.diff(which, prepend=which[0] - 1))
    lasts = np.append(cuts[1:], len(which)) - 1
    return Spans(
        parts.begins[cuts],
        parts.ends[lasts],
        np.add.reduceat(parts.counts, cuts),
        np.add.reduceat(parts.sums, cuts),
        np.minimum.reduceat(parts.minimum, cuts),
        np.maximum.reduceat(parts.maximum, cuts),
    )


def lttb(points: Points, most: int) -> Points:
    """`most` (3 or more) of the points, the first and the last among them: of each stretch the one that makes the
    largest triangle with the point chosen before and the mean of the next stretch."""
    timestamps, y = points.timestamps, points.values
    n = len(y)
    if n <= most:
        return Points(timestamps, y)
    x = (timestamps - timestamps[0]).astype(np.float64)
    edges = np.linspace(1, n - 1, most - 1).astype(np.intp)
    sizes = np.diff(edges)
    next_x = np.append(np.add.reduceat(x[: n - 1], edges[:-1])[1:] / sizes[1:], x[-1])
    next_y = np.append(np.add.reduceat(y[: n - 1], edges[:-1])[1:] / sizes[1:], y[-1])
    kept = np.zeros(most, np.intp)
    kept[-1] = n - 1
    for stretch in range(most - 2):
        begin, stop, at = edges[stretch], edges[stretch + 1], kept[stretch]
        ahead_x, ahead_y = next_x[stretch] - x[at], next_y[stretch] - y[at]
        areas = np.abs(ahead_x * (y[begin:stop] - y[at]) - (x[begin:stop] - x[at]) * ahead_y)
        kept[stretch + 1] = begin + np.argmax(areas)
    return Points(timestamps[kept], y[kept])


def gaps(begins: Times, ends: Times, longest: float) -> list[tuple[int, int]]:
    """Where there is nothing for more than `longest` ms: (end of what is before, begin of what is after), epoch ms."""
    places = np.flatnonzero(begins[1:] - ends[:-1] > longest)
    return list(zip(ends[places].tolist(), begins[places + 1].tolist(), strict=True))
