"""The detector of one series: strictly causal, some eighty numbers of state, no constant of any unit.

Four deviations of a reading are followed: from the level of the last thousands, from the usual value of its hour of
the day, the mean of the latter over the last readings, and of the last dozen from the level of the last hundreds. Each
is measured by its own tail (`Tail`); their surprises are added with weights, and a value beyond all seen adds a little.
An alarm is raised when the sum passes a level that is one for all series at first, rises with every alarm of this one
and falls back in quiet: a nervous series must surprise more. After an alarm the detector rests: an event is one alarm.
The decision record 0012 says why.
"""

import struct
from typing import Any

from otomo.detection.judgement import QUIET, Judgement
from otomo.detection.sensor import Sensor
from otomo.detection.tail import Tail

THRESHOLD = 0.5  # of the score; the same for every series

_VERSION = 3
_BEFORE = 2  # the version whose last number of the sensor is missing
_HOURS = 24
_LARGEST = 1e150  # beyond it no sensor measures; differences stay finite
_WARM_UP = 100  # readings
_FIRST_DAY = 500  # readings that the first day counts for at most: its course is not known before
_REST = 100  # readings
_RESTING = 0.4  # what is left of a score while resting: below the threshold, not invisible
_NEEDED = 6.0  # the surprise that makes an alarm: one in a million if the deviations were one
_RARE = 4.0  # the surprise from which a jump is named a spike
_SPATIAL = 0.5  # the weight of the deviation from the level; the others weigh 1
_BEYOND, _MARGIN = 1.0, 0.02  # surprise of a value that is beyond all seen by this part of their span
_HABIT, _QUIET = 0.15, 1500.0  # each alarm asks for 15 % more; 1500 readings of quiet take one back
_SHORT, _RUN, _DAYS, _MEDIUM, _LONG = 12, 20, 60, 200, 2000  # readings over which means are taken
_MEANS, _TAILS, _SENSOR = 8, 4, len(Sensor.__slots__)
_OF_SENSOR = _MEANS + 3 * _TAILS  # where its numbers begin
_STATE = struct.Struct(f"<BQB{_OF_SENSOR + _SENSOR + _HOURS}d{_HOURS}B")
_STATE_BEFORE = struct.Struct(f"<BQB{_OF_SENSOR + _SENSOR - 1 + _HOURS}d{_HOURS}B")
_MISSING = Judgement(0.0, False, "dropout")
_IMPOSSIBLE = Judgement(0.0, False, "out_of_range")


class Detector:
    """Judges the readings of one series, in any unit, one by one."""

    __slots__ = ("_began", "_counts", "_habit", "_high", "_long", "_low", "_medium", "_profile", "_rest", "_run",
                 "_seen", "_sensor", "_short", "_tails")  # fmt: skip

    def __init__(self) -> None:
        self._seen = 0
        self._rest = 0
        self._began = 0.0
        self._habit = 1.0
        self._short = self._run = self._medium = self._long = self._low = self._high = 0.0
        self._profile = [0.0] * _HOURS
        self._counts = [0] * _HOURS
        self._tails = (Tail(), Tail(), Tail(), Tail())
        self._sensor = Sensor()

    def update(self, timestamp: float, value: float) -> Judgement:
        """Judges a reading (finite epoch seconds, in any order; any unit) by it and those before it alone.

        NaN is a dropout, an infinity or a number beyond 1e150 out of range: both score 0 and teach nothing.
        The score is s / (s + 6) of the surprise s; while the detector rests after an alarm it stays below 0.4."""
        if not -_LARGEST < value < _LARGEST:
            return _MISSING if value != value else _IMPOSSIBLE  # noqa: PLR0124 - NaN
        self._seen = seen = self._seen + 1
        if seen == 1:
            self._short = self._medium = self._long = self._low = self._high = value
            self._began = timestamp
            self._sensor.begin(timestamp, value)
        surprise, own = self._surprise(int(timestamp // 3600.0) % _HOURS, value)
        rare = own > 0.0 and surprise >= _RARE * self._habit
        fault = self._sensor.name(timestamp, value, self._run, self._tails[2].level, seen, rare=rare)
        self._habit = max(1.0, self._habit * (1.0 - _HABIT / _QUIET))
        if seen <= _WARM_UP or (seen <= _FIRST_DAY and timestamp - self._began < 86400.0):
            return QUIET if fault is None else Judgement(0.0, False, fault)
        resting = self._rest > 0
        self._rest -= resting
        if surprise == 0.0:
            return QUIET if fault is None else Judgement(0.0, False, fault)
        surprise /= self._habit
        score = surprise / (surprise + _NEEDED)
        if resting:
            return Judgement(_RESTING * score, False, fault)
        alarm = score >= THRESHOLD
        if alarm:
            self._rest = _REST
            self._habit *= 1.0 + _HABIT
        return Judgement(score, alarm, fault)

    def _surprise(self, hour: int, value: float) -> tuple[float, float]:
        """The weighted surprise of a reading, and the part of it that is the reading's own for its hour, not that of
        those before it; learns from it."""
        seen, days = self._seen, self._counts[hour]
        short, medium, level = self._short, self._medium, self._long
        residual = value - (self._profile[hour] if days else medium)
        self._run += (residual - self._run) / _RUN
        of_level, of_hour, of_run, of_short = self._tails
        own = of_hour.surprise(abs(residual), seen)
        found = (
            _SPATIAL * of_level.surprise(abs(value - level), seen)
            + own
            + of_run.surprise(abs(self._run), seen)
            + of_short.surprise(abs(short - medium), seen)
        )
        low, high = self._low, self._high
        if value > high:
            found += _BEYOND if value > high + _MARGIN * (high - low) > high else 0.0
            self._high = value
        elif value < low:
            found += _BEYOND if value < low - _MARGIN * (high - low) < low else 0.0
            self._low = value
        self._short = short + (value - short) / min(_SHORT, seen)
        self._medium = medium + (value - medium) / min(_MEDIUM, seen)
        self._long = level + (value - level) / min(_LONG, seen)
        self._counts[hour] = days = min(days + 1, _DAYS)
        self._profile[hour] += (value - self._profile[hour]) / days
        return found, own

    def dump(self) -> bytes:
        """The state, exact to the bit (some 500 bytes)."""
        means = (self._began, self._habit, self._short, self._run, self._medium, self._long, self._low, self._high)
        tails = [number for tail in self._tails for number in (tail.level, tail.excess, tail.count)]
        numbers = (*means, *tails, *self._sensor.numbers(), *self._profile)
        return _STATE.pack(_VERSION, self._seen, self._rest, *numbers, *self._counts)

    @classmethod
    def load(cls, state: bytes) -> "Detector":
        """The detector that was dumped, by this release or the one before. Raises ValueError when the bytes are no such
        state."""
        seen, rest, numbers = _unpacked(state)
        found = cls()
        found._seen, found._rest = seen, rest
        means, numbers = numbers[:_MEANS], numbers[_MEANS:]
        (found._began, found._habit, found._short, found._run, found._medium, found._long, found._low, found._high) = (
            means
        )
        tails, numbers = numbers[: 3 * _TAILS], numbers[3 * _TAILS :]
        found._tails = (Tail(*tails[:3]), Tail(*tails[3:6]), Tail(*tails[6:9]), Tail(*tails[9:]))
        found._sensor = Sensor(*numbers[:_SENSOR])
        found._profile = numbers[_SENSOR : _SENSOR + _HOURS]
        found._counts = numbers[_SENSOR + _HOURS :]
        return found


def _unpacked(state: bytes) -> tuple[int, int, list[Any]]:
    if len(state) == _STATE.size and state[0] == _VERSION:
        _, seen, rest, *numbers = _STATE.unpack(state)
    elif len(state) == _STATE_BEFORE.size and state[0] == _BEFORE:
        _, seen, rest, *numbers = _STATE_BEFORE.unpack(state)
        numbers.insert(_OF_SENSOR + _SENSOR - 1, 0.0)
    else:
        raise ValueError("not a state of a known version of the detector")
    return seen, rest, numbers
