"""Users who are removed, or lead no more, leave their teams in the transaction that removes or changes them."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from otomo.clock import Clock
from otomo.store.client import Operation
from otomo.store.errors import ConditionFailedError, StoreUnavailableError
from otomo.teams.items import Team
from otomo.teams.leaders import Leaders

_TRIES = 8

Write = Callable[[Sequence[Operation]], Awaitable[None]]
"""Changes a user, together with these operations. Raises ConditionFailedError when they are refused."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a change of a user means for teams."""

    leaders: Leaders
    clock: Clock

    async def remove(self, user_id: str, write: Write) -> None:
        """The user leaves all teams. Raises what `write` raises, StoreUnavailableError."""

        def left(team: Team) -> Team:
            members = _but(team.member_ids, user_id)
            return replace(team, manager_ids=_but(team.manager_ids, user_id), member_ids=members)

        await self._leave(left, write)

    async def lead_no_more(self, user_id: str, write: Write) -> None:
        """The user leads no team any more. Raises what `write` raises, StoreUnavailableError."""
        await self._leave(lambda team: replace(team, manager_ids=_but(team.manager_ids, user_id)), write)

    async def _leave(self, left: Callable[[Team], Team], write: Write) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                await write(await self._without(left))
            except ConditionFailedError:
                await asyncio.sleep(random.uniform(0, 0.02 * attempt))  # noqa: S311 - jitter
            else:
                return self.leaders.forget()
        raise StoreUnavailableError("The teams are being changed by others; try again")

    async def _without(self, left: Callable[[Team], Team]) -> list[Operation]:
        before = await self.leaders.repository.read()
        now = self.clock.now()
        written = [
            replace(after, updated_at=now, version=team.version + 1)
            for team in before.all
            if (after := left(team)) != team
        ]
        return self.leaders.repository.change(before, written)


def _but(ids: tuple[str, ...], user_id: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != user_id)
