"""Counts across all processes: one row of the store for each caller, limit and window, counted up atomically."""

from dataclasses import dataclass, field

from otomo.clock import Clock
from otomo.limits.errors import OverLimitError, Standing
from otomo.store.client import Store

TABLE = "idempotency"
_MOST_KEPT = 20_000
_KEEP_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Window:
    """`quota` in each window of `seconds`, by the clock: around its end twice as much may pass."""

    name: str
    quota: int
    seconds: int


@dataclass(slots=True)
class WindowCounter:
    """Counts in the store, and remembers what it heard: whoever is known to be over the limit costs no call."""

    store: Store
    clock: Clock
    _known: dict[str, int] = field(default_factory=dict, init=False)

    async def look(self, windows: dict[Window, str]) -> None:
        """Raises OverLimitError when one of the windows is full for its caller; counts nothing."""
        keys = {self._key(window, caller): window for window, caller in windows.items()}
        for key, window in keys.items():
            self._check(window, self._known.get(key, 0))
        for row in await self.store.batch_get(TABLE, [{"key": key} for key in keys]):
            self._learn(row["key"], row["count"])
            self._check(keys[row["key"]], row["count"])

    async def count(self, window: Window, caller: str) -> Standing:
        """Counts one. Raises OverLimitError above the quota, StoreUnavailableError."""
        key = self._key(window, caller)
        self._check(window, self._known.get(key, 0))
        expires_at = self.clock.epoch() + self._ends_in(window) + _KEEP_SECONDS
        return self._counted(window, key, await self.store.count(TABLE, {"key": key}, expires_at))

    def count_here(self, window: Window, caller: str) -> Standing:
        """Counts one in this process alone, while the store is away. Raises OverLimitError."""
        key = self._key(window, caller)
        return self._counted(window, key, self._known.get(key, 0) + 1)

    def _counted(self, window: Window, key: str, count: int) -> Standing:
        self._learn(key, count)
        if count > window.quota:
            raise OverLimitError(self._standing(window, 0))
        return self._standing(window, window.quota - count)

    def _check(self, window: Window, count: int) -> None:
        if count >= window.quota:
            raise OverLimitError(self._standing(window, 0))

    def _standing(self, window: Window, remaining: int) -> Standing:
        return Standing(window.quota, remaining, self._ends_in(window))

    def _ends_in(self, window: Window) -> int:
        return window.seconds - self.clock.epoch() % window.seconds

    def _key(self, window: Window, caller: str) -> str:
        return f"rate#{window.name}#{caller}#{self.clock.epoch() // window.seconds}"

    def _learn(self, key: str, count: int) -> None:
        self._known[key] = count
        while len(self._known) > _MOST_KEPT:
            del self._known[next(iter(self._known))]
