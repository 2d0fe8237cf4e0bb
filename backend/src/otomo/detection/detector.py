"""The detector of one series: strictly causal, a few numbers of state."""

import math
import struct

from otomo.detection.judgement import QUIET, Fault, Judgement

_STATE = struct.Struct("<B7dII")
_VERSION = 1
_THRESHOLD = 0.5
_WARM_UP = 100
_FADING = 0.01
_REST = 100


class Detector:
    """Judges the readings of one series, in any unit, one by one."""

    __slots__ = ("_count", "_high", "_last", "_last_time", "_low", "_mean", "_rest", "_spread", "_step")

    def __init__(self) -> None:
        self._count = 0
        self._rest = 0
        self._last_time = math.nan
        self._last = math.nan
        self._mean = 0.0
        self._spread = 0.0
        self._step = 0.0
        self._low = math.inf
        self._high = -math.inf

    def update(self, timestamp: float, value: float) -> Judgement:
        """Judges a reading (epoch seconds; any unit; NaN: not measured) from it and those before it alone."""
        if not -1e150 < value < 1e150:
            return Judgement(0.0, False, "dropout")
        self._count += 1
        if self._count == 1:
            self._mean = self._last = self._low = self._high = value
            self._last_time = timestamp
            return QUIET
        off, step = abs(value - self._mean), abs(value - self._last)
        margin = 0.05 * (self._high - self._low)
        outside = value > self._high + margin or value < self._low - margin
        jump = step > 8 * self._step
        surprise = max(off / (6 * self._spread) if self._spread else 0.0, 1.0 if outside else 0.0)
        self._learn(value, off, step)
        self._last_time = timestamp
        self._rest = max(0, self._rest - 1)
        if self._count < _WARM_UP or self._rest or surprise < 1.0:
            return QUIET
        self._rest = _REST
        fault: Fault | None = "spike" if jump else None
        return Judgement(min(1.0, surprise / 2), True, fault)

    def _learn(self, value: float, off: float, step: float) -> None:
        self._spread += _FADING * (off - self._spread)
        self._step += _FADING * (step - self._step)
        self._mean += _FADING * (value - self._mean)
        self._low = min(self._low, value)
        self._high = max(self._high, value)
        self._last = value

    def dump(self) -> bytes:
        """The state, exact to the bit."""
        return _STATE.pack(
            _VERSION,
            self._last_time,
            self._last,
            self._mean,
            self._spread,
            self._step,
            self._low,
            self._high,
            self._count,
            self._rest,
        )

    @classmethod
    def load(cls, state: bytes) -> "Detector":
        """The detector that was dumped. Raises ValueError when the bytes are no such state."""
        if len(state) != _STATE.size or state[0] != _VERSION:
            raise ValueError("no state of this detector")
        found = cls()
        (
            _,
            found._last_time,
            found._last,
            found._mean,
            found._spread,
            found._step,
            found._low,
            found._high,
            found._count,
            found._rest,
        ) = _STATE.unpack(state)
        return found
