"""/api/teams: whose books a manager sees. Administrators write, managers read their own."""

from typing import Annotated

from fastapi import APIRouter, Response

from otomo.auth.deps import Admin, Manager, OnceDep
from otomo.teams.items import Team
from otomo.teams.schemas import TeamCreate, TeamList, TeamPatch, TeamResponse
from otomo.teams.service import TeamService
from otomo.web.ids import PathId
from otomo.web.provide import provided
from otomo.web.versions import ExpectedVersion, set_etag

router = APIRouter(prefix="/api/teams", tags=["teams"])

TeamServiceDep = Annotated[TeamService, provided(TeamService)]


def _response(team: Team, response: Response) -> TeamResponse:
    set_etag(response, team.version)
    return TeamResponse.model_validate(team)


@router.get("")
async def list_teams(teams: TeamServiceDep, principal: Manager) -> TeamList:
    """All teams, for administrators; for managers those they lead."""
    return TeamList(items=[TeamResponse.model_validate(team) for team in await teams.list(principal)])


@router.post("", status_code=201)
async def create_team(
    body: TeamCreate, teams: TeamServiceDep, principal: Admin, once: OnceDep, response: Response
) -> TeamResponse:
    """Adds a team. 409 `team-name-taken`, 422 `unknown-user` or `not-a-manager`."""
    return _response(await teams.create(principal, body.fields(), once), response)


@router.get("/{team_id}")
async def read_team(team_id: PathId, teams: TeamServiceDep, principal: Manager, response: Response) -> TeamResponse:
    """One team."""
    return _response(await teams.get(principal, team_id), response)


@router.patch("/{team_id}")
async def change_team(
    team_id: PathId,
    body: TeamPatch,
    teams: TeamServiceDep,
    principal: Admin,
    expected: ExpectedVersion,
    response: Response,
) -> TeamResponse:
    """Changes a team; what its managers see follows within seconds."""
    return _response(await teams.change(principal, team_id, expected, body.fields()), response)


@router.delete("/{team_id}", status_code=204)
async def delete_team(team_id: PathId, teams: TeamServiceDep, principal: Admin, expected: ExpectedVersion) -> None:
    """Removes a team: its managers see its members' books no more."""
    await teams.delete(principal, team_id, expected)
