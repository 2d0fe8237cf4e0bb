"""Names for what looks like a sensor's own failing. Only relations between readings are used, never a unit."""

from otomo.detection.judgement import Fault

_SETTLED = 100  # readings before anything is named
_FAR_STEP = 12.0  # usual steps
_FAR = 3.0  # spans of all that was seen
_LONG_RUN = 30
_RUN_RATIO = 3.0  # times the longest run of equal values before
_GAP = 10.0  # usual intervals
_SEASONED = 500  # readings before a drift is named
_DRIFT = 60  # readings that a slow departure must last


class Sensor:
    """Follows the steps, the runs of equal values and the range of one series."""

    __slots__ = ("away", "high", "interval", "longest", "low", "run", "step", "time", "value")

    def __init__(self, *numbers: float) -> None:
        """A new one, or with its numbers the one that had them."""
        (self.away, self.high, self.interval, self.longest, self.low, self.run, self.step, self.time, self.value) = (
            numbers or (0.0,) * len(self.__slots__)
        )

    def numbers(self) -> list[float]:
        """The state, in the order of the constructor."""
        return [
            self.away, self.high, self.interval, self.longest, self.low, self.run, self.step, self.time, self.value,
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
                fault = self._jump(value, rare=rare)
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
        return fault or self._drift(departure, usual, step, seen)

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

    def _drift(self, departure: float, usual: float, step: float, seen: int) -> Fault | None:
        if abs(departure) <= usual or seen < _SEASONED or step > _FAR_STEP * self.step:
            self.away = 0.0
            return None
        self.away = max(self.away, 0.0) + 1.0 if departure > 0.0 else min(self.away, 0.0) - 1.0
        return "drift" if abs(self.away) >= _DRIFT else None
