"""Where somebody who follows a device is: what was sent, and what is still to come."""

from dataclasses import dataclass

import numpy as np

from otomo.metrics.readings import Readings, Times

_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Position:
    """What a follower has of a device: everything up to `recent[0]`, and the other timestamps of `recent` (epoch ms,
    ascending). Readings do not come in the order of their times: a post's last one is seen before the others, two
    gateways write at once. So the last few are known one by one."""

    recent: tuple[int, ...]

    @classmethod
    def before(cls, timestamp: int) -> "Position":
        """Everything before this epoch ms is known."""
        return cls((timestamp - 1,))

    @property
    def floor(self) -> int:
        """Up to here nothing is new."""
        return self.recent[0]

    def news(self, readings: Readings) -> Readings:
        """Those of the readings that were not sent."""
        times = readings.timestamps
        new = (times > self.floor) & ~np.isin(times, np.array(self.recent, np.int64))
        return readings if new.all() else readings.pick(np.flatnonzero(new))

    def after(self, sent: Times) -> "Position":
        """The position when these were sent as well."""
        known = sorted({*self.recent, *sent[-_REMEMBERED:].tolist()})
        return Position(tuple(known[-_REMEMBERED:]))

    def dump(self) -> list[int]:
        """As few digits: the first timestamp and the steps from one to the next."""
        return [self.recent[0], *np.diff(self.recent).tolist()]

    @classmethod
    def load(cls, steps: list[int]) -> "Position":
        """The position of `dump`."""
        return cls(tuple(np.cumsum(steps, dtype=np.int64).tolist()))
