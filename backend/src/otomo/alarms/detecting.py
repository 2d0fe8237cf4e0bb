"""The detector of one metric, fed with what is worth judging.

A device that reads more often than every five minutes is judged by the first reading of each five minutes, and by those
after it that lie far from it: ten-second readings cost a thirtieth, a spike is still seen at once, and what is called
unusual is so by the measure of hours, not of seconds.
"""

from collections.abc import Iterator, Sequence

import msgspec
import structlog

from otomo.detection import Detector, Judgement

log = structlog.get_logger(__name__)

_SPAN_MS = 300_000
_FAR = 4.0  # usual steps between judged values
_FADING = 0.02


class Kept(msgspec.Struct, array_like=True):
    """`Detecting` as stored. `span`: the last judged five minutes, `value`: their first; `step`: the usual difference
    of these, over `count` of them."""

    detector: bytes
    span: int
    value: float
    step: float
    count: int


class Detecting:
    """Judges the readings of one metric in their order."""

    __slots__ = ("_count", "_detector", "_far", "_span", "_step", "_value")

    def __init__(self, kept: Kept | None = None) -> None:
        self._detector = _loaded(kept.detector) if kept else Detector()
        self._span = kept.span if kept else -1
        self._value = kept.value if kept else 0.0
        self._step = kept.step if kept else 0.0
        self._count = kept.count if kept else 0
        self._far = _FAR * self._step

    def keep(self) -> Kept:
        """What goes on after a restart."""
        return Kept(self._detector.dump(), self._span, self._value, self._step, self._count)

    def judge(self, timestamps: Sequence[int], values: Sequence[float]) -> Iterator[tuple[int, float, Judgement]]:
        """Judges readings (epoch ms; NaN: not measured) that are later than all before; only judged ones come back."""
        for timestamp, value in zip(timestamps, values, strict=True):
            span = timestamp // _SPAN_MS
            if span == self._span:
                if not abs(value - self._value) > self._far:
                    continue
            elif value == value:  # noqa: PLR0124 - NaN
                self._begin(span, value)
            else:
                continue
            yield timestamp, value, self._detector.update(timestamp / 1000, value)

    def _begin(self, span: int, value: float) -> None:
        if self._count:
            self._step += max(_FADING, 1 / self._count) * (abs(value - self._value) - self._step)
            self._far = _FAR * self._step
        self._count += 1
        self._span, self._value = span, value


def _loaded(state: bytes) -> Detector:
    try:
        return Detector.load(state)
    except ValueError:  # of another release: it learns anew
        log.warning("alarm.detector_unreadable")
        return Detector()
