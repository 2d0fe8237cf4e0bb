"""Teams: read by those who lead them, written by administrators."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.errors import FieldError, InvalidError, StaleVersionError
from otomo.ids import new_id
from otomo.store.client import Operation
from otomo.store.commits import commit
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.teams.errors import TeamNameTakenError, TeamNotFoundError, TooManyTeamsError
from otomo.teams.items import Team
from otomo.teams.leaders import Leaders
from otomo.teams.repository import TeamRepository, Teams
from otomo.users.items import User

MOST_TEAMS = 50
"""A user who is removed leaves all of them in the one transaction."""

Everybody = Callable[[], Awaitable[Sequence[User]]]


@dataclass(frozen=True, slots=True)
class TeamService:
    """Reads and changes teams."""

    teams: TeamRepository
    leaders: Leaders
    everybody: Everybody
    idempotency: Idempotency
    clock: Clock

    async def list(self, principal: Principal) -> Sequence[Team]:
        """The teams by name: all for administrators, for managers those they lead."""
        return [team for team in (await self.teams.read()).all if _may_see(principal, team)]

    async def get(self, principal: Principal, team_id: str) -> Team:
        """A team. Raises TeamNotFoundError."""
        team = _find(await self.teams.read(), team_id)
        if not _may_see(principal, team):
            raise TeamNotFoundError
        return team

    async def create(self, principal: Principal, fields: dict[str, Any], once: Once | None = None) -> Team:
        """Adds a team. Raises ForbiddenError, InvalidError (unknown user, one who is no manager), TeamNameTakenError,
        TooManyTeamsError."""
        principal.require_admin()
        now = self.clock.now()
        team = Team(team_id=new_id("team"), created_at=now, updated_at=now, **fields)

        async def plan() -> tuple[list[Operation], Team]:
            before = await self.teams.read()
            if len(before.all) >= MOST_TEAMS:
                raise TooManyTeamsError(f"{MOST_TEAMS} is the limit")
            await self._check(before, team)
            entry.changed(None, team)
            return self.teams.change(before, written=[team]), team

        async def write(record: Record[Team]) -> Team:
            return await commit(self.teams.store, plan, record)

        with audited("teams.create", "teams", team.team_id) as entry:
            made = await self.idempotency.run(once, Team, write)
        self.leaders.forget()
        return made

    async def change(self, principal: Principal, team_id: str, expected: int, fields: dict[str, Any]) -> Team:
        """Changes fields of a team. Raises what `create` raises, TeamNotFoundError, StaleVersionError."""
        principal.require_admin()

        async def plan() -> tuple[list[Operation], Team]:
            before = await self.teams.read()
            team = _expected(before, team_id, expected)
            after = replace(team, **fields, updated_at=self.clock.now(), version=team.version + 1)
            await self._check(before, after)
            entry.changed(team, after)
            return self.teams.change(before, written=[after]), after

        with audited("teams.update", "teams", team_id) as entry:
            changed = await commit(self.teams.store, plan)
        self.leaders.forget()
        return changed

    async def delete(self, principal: Principal, team_id: str, expected: int) -> None:
        """Removes a team: its managers see its members' books no more. Raises ForbiddenError, TeamNotFoundError,
        StaleVersionError."""
        principal.require_admin()

        async def plan() -> tuple[list[Operation], None]:
            before = await self.teams.read()
            team = _expected(before, team_id, expected)
            entry.changed(team, None)
            return self.teams.change(before, removed=[team]), None

        with audited("teams.delete", "teams", team_id) as entry:
            await commit(self.teams.store, plan)
        self.leaders.forget()

    async def _check(self, before: Teams, team: Team) -> None:
        if any(t.name.casefold() == team.name.casefold() and t.team_id != team.team_id for t in before.all):
            raise TeamNameTakenError
        roles = {user.user_id: user.role for user in await self.everybody()}
        errors = [
            FieldError(field, f"no such user: {user_id}", "unknown-user")
            for field, ids in (("manager_ids", team.manager_ids), ("member_ids", team.member_ids))
            for user_id in ids
            if user_id not in roles
        ]
        errors += [
            FieldError("manager_ids", f"is no manager: {user_id}", "not-a-manager")
            for user_id in team.manager_ids
            if roles.get(user_id, "manager") != "manager"
        ]
        if errors:
            raise InvalidError(errors=errors)


def _may_see(principal: Principal, team: Team) -> bool:
    return principal.role == "admin" or (principal.role == "manager" and principal.user_id in team.manager_ids)


def _find(teams: Teams, team_id: str) -> Team:
    for team in teams.all:
        if team.team_id == team_id:
            return team
    raise TeamNotFoundError


def _expected(teams: Teams, team_id: str, version: int) -> Team:
    team = _find(teams, team_id)
    if team.version != version:
        raise StaleVersionError
    return team
