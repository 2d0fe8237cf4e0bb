"""Counts across all processes: one row of the store for each caller, limit and window of the clock, counted up
atomically. What the window before has counts on, less and less, so that its end is no moment for twice as much."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from otomo.clock import Clock
from otomo.limits.errors import OverLimitError, Standing
from otomo.store.client import Store

TABLE = "idempotency"
_MOST_KEPT = 20_000
_KEEP_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Window:
    """`quota` in `seconds`, which slide: of the window before counts the share that they still reach into, as if it had
    come evenly."""

    name: str
    quota: int
    seconds: int


@dataclass(frozen=True, slots=True)
class _Count:
    """How often in this window and in the one before, `left` seconds before the end of this one. What was counted above
    the quota was refused, and weighs nothing later."""

    window: Window
    now: int
    before: int
    left: int

    @property
    def used(self) -> int:
        """Of the quota."""
        return self.now + math.floor(self.before * self.left / self.window.seconds)

    @property
    def standing(self) -> Standing:
        """Where the caller is."""
        window, free = self.window, self.window.quota - self.used
        return Standing(window.quota, max(0, free), self.left if free > 0 else self._full_for())

    def _full_for(self) -> int:
        """Seconds until there is room for one."""
        room = self.window.quota - self.now
        if room > 0:  # as soon as the window before weighs less than the room
            return max(1, math.floor(self.left - self.window.seconds * room / self.before) + 1)
        return self.left + 1


@dataclass(slots=True)
class WindowCounter:
    """Counts in the store, and remembers what it heard: whoever is known to be over the limit costs no call."""

    store: Store
    clock: Clock
    _known: dict[str, int] = field(default_factory=dict, init=False)
    _over: dict[str, int] = field(default_factory=dict, init=False)  # of windows that are over: they do not change

    async def look(self, windows: dict[Window, str]) -> None:
        """Raises OverLimitError when one of the windows is full for its caller; counts nothing."""
        callers = windows.items()
        for window, caller in callers:
            self._check(self._count(window, caller))
        await self._read([self._key(*each) for each in callers], [self._key_before(*each) for each in callers])
        for window, caller in callers:
            self._check(self._count(window, caller))

    async def count(self, window: Window, caller: str) -> Standing:
        """Counts one. Raises OverLimitError above the quota, StoreUnavailableError."""
        self._check(self._count(window, caller))
        await self._read([], [self._key_before(window, caller)])
        self._check(self._count(window, caller))
        expires_at = self.clock.epoch() + self._left(window) + max(window.seconds, _KEEP_SECONDS)
        key = self._key(window, caller)
        _learn(self._known, key, await self.store.count(TABLE, {"key": key}, expires_at))
        return self._counted(window, caller)

    def count_here(self, window: Window, caller: str) -> Standing:
        """Counts one in this process alone, while the store is away. Raises OverLimitError."""
        key = self._key(window, caller)
        _learn(self._known, key, self._known.get(key, 0) + 1)
        return self._counted(window, caller)

    async def _read(self, now: Iterable[str], over: Iterable[str]) -> None:
        """Reads these counts, those of windows that are over once."""
        unread = [key for key in over if key not in self._over]
        keys = [*now, *unread]
        rows = await self.store.batch_get(TABLE, [{"key": key} for key in keys]) if keys else []
        found = {row["key"]: int(row["count"]) for row in rows}
        for key in keys:
            if key in unread or key in found:
                _learn(self._over if key in unread else self._known, key, found.get(key, 0))

    def _counted(self, window: Window, caller: str) -> Standing:
        count = self._count(window, caller)
        if count.used > window.quota:
            raise OverLimitError(count.standing)
        return count.standing

    def _check(self, count: _Count) -> None:
        if count.used >= count.window.quota:
            raise OverLimitError(count.standing)

    def _count(self, window: Window, caller: str) -> _Count:
        """As far as this process knows."""
        before = self._key_before(window, caller)
        known = min(window.quota, self._over.get(before, self._known.get(before, 0)))
        return _Count(window, self._known.get(self._key(window, caller), 0), known, self._left(window))

    def _left(self, window: Window) -> int:
        return window.seconds - self.clock.epoch() % window.seconds

    def _key(self, window: Window, caller: str) -> str:
        return f"rate#{window.name}#{caller}#{self.clock.epoch() // window.seconds}"

    def _key_before(self, window: Window, caller: str) -> str:
        return f"rate#{window.name}#{caller}#{self.clock.epoch() // window.seconds - 1}"


def _learn(counts: dict[str, int], key: str, count: int) -> None:
    counts[key] = count
    while len(counts) > _MOST_KEPT:
        del counts[next(iter(counts))]
