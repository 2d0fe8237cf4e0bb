"""The detector of one metric, fed with what is worth judging.

A device that reads more often than once a minute is judged by the first reading of each minute, and by those after it
that lie far from it: ten-second readings cost a sixth, and a spike is still seen at once.
"""

from collections.abc import Iterator

import msgspec
import structlog

from otomo.detection import Detector, Judgement
from otomo.metrics.readings import Times, Values

log = structlog.get_logger(__name__)

_MINUTE_MS = 60_000
_FAR = 4.0  # usual steps between judged values
_FADING = 0.02


class Kept(msgspec.Struct, array_like=True):
    """`Detecting` as stored."""

    detector: bytes
    minute: int | None
    value: float
    step: float


class Detecting:
    """Judges the readings of one metric in their order."""

    __slots__ = ("_detector", "_far", "_minute", "_step", "_value")

    def __init__(self, kept: Kept | None = None) -> None:
        self._detector = _loaded(kept.detector) if kept else Detector()
        self._minute = kept.minute if kept else None
        self._value = kept.value if kept else 0.0
        self._step = kept.step if kept else 0.0
        self._far = _FAR * self._step

    def keep(self) -> Kept:
        """What goes on after a restart."""
        return Kept(self._detector.dump(), self._minute, self._value, self._step)

    def judge(self, timestamps: Times, values: Values) -> Iterator[tuple[int, float, Judgement]]:
        """Judges readings (epoch ms; NaN: not measured) that are later than all before; only judged ones come back."""
        minutes = (timestamps // _MINUTE_MS).tolist()
        for timestamp, minute, value in zip(timestamps.tolist(), minutes, values.tolist(), strict=True):
            if minute == self._minute:
                if not abs(value - self._value) > self._far:
                    continue
            elif value == value:  # noqa: PLR0124 - NaN
                self._begin(minute, value)
            else:
                continue
            yield timestamp, value, self._detector.update(timestamp / 1000, value)

    def _begin(self, minute: int, value: float) -> None:
        if self._minute is not None:
            self._step += _FADING * (abs(value - self._value) - self._step)
            self._far = _FAR * self._step
        self._minute, self._value = minute, value


def _loaded(state: bytes) -> Detector:
    try:
        return Detector.load(state)
    except ValueError:  # of another release: it learns anew
        log.warning("alarm.detector_unreadable")
        return Detector()
