"""Teams in DynamoDB: one partition, a row per team, and a row that counts the changes. Every change of teams, and of
users whom teams name, moves the count in its transaction: no team is changed on what was read before a user left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aiodynamo.expressions import F, HashKey

from otomo.store.client import Operation, Store
from otomo.store.codec import from_item, to_item
from otomo.teams.items import Team

TABLE = "teams"
_PARTITION = "team"
_COUNT = "#"


class Teams(NamedTuple):
    """All teams as they were after so many changes."""

    all: tuple[Team, ...]
    changes: int


@dataclass(frozen=True, slots=True)
class TeamRepository:
    """Finds and writes teams."""

    store: Store

    async def read(self) -> Teams:
        """All teams, by name. A firm's teams are few: this is one page."""
        items = await self.store.query(TABLE, HashKey("listing", _PARTITION))
        teams = [from_item(item, Team) for item in items if item["team_id"] != _COUNT]
        changes = next((item["changes"] for item in items if item["team_id"] == _COUNT), 0)
        return Teams(tuple(sorted(teams, key=lambda team: (team.name.casefold(), team.team_id))), changes)

    def change(self, before: Teams, written: Sequence[Team] = (), removed: Sequence[Team] = ()) -> list[Operation]:
        """The operations that write and remove teams, provided that nothing has changed since `before`; with neither
        they only hold off changes that were made up meanwhile."""
        return [self._count(before), *map(self._put, written), *map(self._delete, removed)]

    def _count(self, before: Teams) -> Operation:
        key = {"listing": _PARTITION, "team_id": _COUNT}
        unchanged = F("changes").equals(before.changes) if before.changes else F("changes").does_not_exist()
        return self.store.put_op(TABLE, {**key, "changes": before.changes + 1}, unchanged)

    def _put(self, team: Team) -> Operation:
        return self.store.put_op(TABLE, {**to_item(team), "listing": _PARTITION})

    def _delete(self, team: Team) -> Operation:
        return self.store.delete_op(TABLE, {"listing": _PARTITION, "team_id": team.team_id})
