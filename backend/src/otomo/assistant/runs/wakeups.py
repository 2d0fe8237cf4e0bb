"""Readers of this process are woken when their run's log has grown."""

import asyncio
from dataclasses import dataclass, field
from weakref import WeakValueDictionary


@dataclass(slots=True)
class Wakeups:
    """One bell a run, for as long as somebody waits."""

    _bells: WeakValueDictionary[str, asyncio.Event] = field(default_factory=WeakValueDictionary)

    def wake(self, run_id: str) -> None:
        """Wakes who waits for the run."""
        bell = self._bells.pop(run_id, None)
        if bell is not None:
            bell.set()

    async def wait(self, run_id: str, seconds: float) -> None:
        """Until the run's log has grown, or the time is over: another process may be writing it."""
        bell = self._bells.setdefault(run_id, asyncio.Event())
        try:
            async with asyncio.timeout(seconds):
                await bell.wait()
        except TimeoutError:
            return
