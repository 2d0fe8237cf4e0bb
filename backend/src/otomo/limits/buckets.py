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
        self._some_left(caller).left -= 1

    def check(self, caller: str) -> None:
        """Takes nothing. Raises OverLimitError as `take` does."""
        self._some_left(caller)

    def charge(self, caller: str) -> None:
        """Takes one whether or not there is one: what is missing has to come back before there is one again."""
        self._bucket(caller).left -= 1

    def _some_left(self, caller: str) -> _Bucket:
        bucket = self._bucket(caller)
        if bucket.left < 1:
            raise over(self.burst, (1 - bucket.left) / self.rate)
        return bucket

    def _bucket(self, caller: str) -> _Bucket:
        """As full as it is by now."""
        now = self.ticks()
        bucket = self._kept.get(caller)
        if bucket is None:
            self._make_room()
            bucket = self._kept[caller] = _Bucket(self.burst, now)
            return bucket
        bucket.left = min(self.burst, bucket.left + (now - bucket.at) * self.rate)
        bucket.at = now
        return bucket

    def _make_room(self) -> None:
        """Whoever asked first is forgotten first: with a full bucket nothing is lost, and memory stays bounded."""
        while len(self._kept) >= _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
