"""Token buckets of this process: a limit that costs no call, for what is asked for often."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from otomo.limits.errors import over

_MOST_KEPT = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


@dataclass(slots=True)
class Buckets:
    """A bucket for each caller: `rate` requests a second, `burst` at once. `ticks`: a clock that never goes back."""

    rate: float
    burst: int
    ticks: Callable[[], float] = time.monotonic
    _kept: dict[str, _Bucket] = field(default_factory=dict, init=False)

    def take(self, caller: str) -> None:
        """Takes one. Raises OverLimitError with the seconds until there is one again."""
        now = self.ticks()
        bucket = self._kept.get(caller)
        if bucket is None:
            self._make_room()
            self._kept[caller] = _Bucket(self.burst - 1, now)
            return
        left = min(self.burst, bucket.left + (now - bucket.at) * self.rate)
        bucket.at = now
        if left < 1:
            bucket.left = left
            raise over(self.burst, (1 - left) / self.rate)
        bucket.left = left - 1

    def _make_room(self) -> None:
        """Whoever asked first is forgotten first: with a full bucket nothing is lost, and memory stays bounded."""
        while len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
