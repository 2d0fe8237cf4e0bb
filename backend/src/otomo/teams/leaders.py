"""Who leads whom, kept a few seconds: asked at every request of a manager."""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from otomo.teams.items import Team
from otomo.teams.repository import TeamRepository

_KEPT_SECONDS = 3.0


@dataclass(slots=True)
class Leaders:
    """A change is seen at once in the process that made it, within three seconds by the others. `ticks`: a clock that
    never goes back, in seconds."""

    repository: TeamRepository
    ticks: Callable[[], float] = time.monotonic
    _teams: tuple[Team, ...] = ()
    _until: float = -math.inf
    _forgotten: int = 0
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def led_by(self, user_id: str) -> frozenset[str] | None:
        """The members of the teams that the user leads; None: everybody."""
        led = [team for team in await self._current() if user_id in team.manager_ids]
        if any(team.everyone for team in led):
            return None
        return frozenset(member for team in led for member in team.member_ids)

    def forget(self) -> None:
        """After a change: whoever asks next reads anew."""
        self._until = -math.inf
        self._forgotten += 1

    async def _current(self) -> tuple[Team, ...]:
        if self.ticks() < self._until:
            return self._teams
        async with self._reading:
            while self.ticks() >= self._until:
                begun, forgotten = self.ticks(), self._forgotten
                self._teams = (await self.repository.read()).all
                if forgotten == self._forgotten:  # a change during the read may be missing from it
                    self._until = begun + _KEPT_SECONDS
            return self._teams
