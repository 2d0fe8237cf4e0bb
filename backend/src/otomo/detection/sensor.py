"""Names for what looks like a sensor's own failing. Only relations between readings are used, never a unit."""

import math

from otomo.detection.judgement import Fault

_SETTLED = 100  # readings before anything is named
_FAR_STEP = 12.0  # usual steps
_FAR = 3.0  # spans of all that was seen
_LONG_RUN = 30
_RUN_RATIO = 3.0  # times the longest run of equal values before
_GAP = 10.0  # usual intervals
_SEASONED = 500  # readings before a drift or a spike is named: what is usual is not known sooner
_GROWTH = 1.75  # times its bar: so far goes a departure that is named a drift
_SLOW = 40  # readings that it takes for that at least
_NAMED = math.inf


class Sensor:
    """Follows the steps, the runs of equal values, the range and the departures from the usual course of one series.

    `bar`: what the departure that lasts had to pass when it began, with its sign (0: none lasts); `away`: for how many
    readings."""

    __slots__ = ("away", "bar", "high", "interval", "longest", "low", "run", "step", "time", "value")

    def __init__(self, *numbers: float) -> None:
        """A new one, or with its numbers the one that had them."""
        (
            self.away, self.high, self.interval, self.longest, self.low, self.run, self.step, self.time, self.value,
            self.bar,
        ) = numbers or (0.0,) * len(self.__slots__)  # fmt: skip

    def numbers(self) -> list[float]:
        """The state, in the order of the constructor."""
        return [
            self.away, self.high, self.interval, self.longest, self.low, self.run, self.step, self.time, self.value,
            self.bar,
        ]  # fmt: skip

    def begin(self, timestamp: float, value: float) -> None:
        """The first reading."""
        self.time, self.value, self.low, self.high, self.run = timestamp, value, value, value, 1.0

    def name(
        self, timestamp: float, value: float, departure: float, usual: float, seen: int, *, rare: bool
    ) -> Fault | None:
        """The fault that this reading shows, if any, and learns from it. `departure`: the mean signed distance of the
        last readings from the usual course; `usual`: what one such distance in a hundred passes; `rare`:
        the reading itself is a surprise."""
        step, passed = abs(value - self.value), timestamp - self.time
        fault: Fault | None = None
        if step == 0.0:
            self.run += 1.0
            if self.run > _LONG_RUN and self.run > _RUN_RATIO * self.longest > 0.0 and seen > _SETTLED:
                fault = "stuck"
        else:
            self._end_run()
            if step > _FAR_STEP * self.step and seen > _SETTLED:
                fault = self._jump(value, rare=rare and seen > _SEASONED)
            self.step += (min(step, _FAR_STEP * self.step if self.step else step) - self.step) * 0.01
            if value > self.high:
                self.high = min(value, 2.0 * self.high - self.low) if self.high > self.low else value
            elif value < self.low:
                self.low = max(value, 2.0 * self.low - self.high) if self.high > self.low else value
        if passed > _GAP * self.interval > 0.0 and seen > _SETTLED:
            fault = "dropout"
        elif passed > 0.0:
            self.interval += (passed - self.interval) * (0.02 if self.interval else 1.0)
        self.time, self.value = timestamp, value
        drift = self._drift(departure, usual, seen) if self.bar or abs(departure) > usual else None
        return fault or drift

    def _end_run(self) -> None:
        if self.run > self.longest:
            self.longest = min(self.run, 2.0 * self.longest) if self.longest else min(self.run, _LONG_RUN)
        self.run = 1.0

    def _jump(self, value: float, *, rare: bool) -> Fault | None:
        span = self.high - self.low
        if value == 0.0 and not self.low <= 0.0 <= self.high:
            return "dropout"
        if value > self.high + _FAR * span or value < self.low - _FAR * span:
            return "out_of_range"
        return "spike" if rare else None

    def _drift(self, departure: float, usual: float, seen: int) -> Fault | None:
        """The bar is the usual of the beginning: that of later follows the drift, which would not stay beyond it. What
        grew too soon has shifted, and must grow as much again, slowly."""
        if self.bar == 0.0:
            if seen < _SEASONED:
                return None
            self.bar, self.away = math.copysign(usual, departure), 0.0
        size, bar = (departure, self.bar) if self.bar > 0.0 else (-departure, -self.bar)
        if size <= bar:
            self.bar = 0.0
            return None
        self.away += 1.0
        if size > _GROWTH * bar:
            if self.away == _SLOW:
                self.bar, self.away = math.copysign(size, self.bar), 0.0
            elif self.away > _SLOW:
                self.away = _NAMED
        return "drift" if self.away == _NAMED else None
