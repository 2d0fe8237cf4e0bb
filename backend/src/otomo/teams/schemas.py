"""Teams on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

MOST_PEOPLE = 1_000

TeamName = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
_UserId = Annotated[str, StringConstraints(min_length=1, max_length=200)]
UserIds = Annotated[list[_UserId], Field(max_length=MOST_PEOPLE), AfterValidator(lambda ids: list(dict.fromkeys(ids)))]


class TeamCreate(BaseModel):
    """A new team. `everyone`: its managers see the books of all users, now and later."""

    model_config = ConfigDict(extra="forbid")

    name: TeamName
    everyone: bool = False
    manager_ids: Annotated[UserIds, Field(default_factory=list)]
    member_ids: Annotated[UserIds, Field(default_factory=list)]

    def fields(self) -> dict[str, Any]:
        """What was sent, as the service takes it."""
        return as_fields(self.model_dump())


class TeamPatch(BaseModel):
    """Changes to a team; absent fields stay."""

    model_config = ConfigDict(extra="forbid")

    name: TeamName | None = None
    everyone: bool | None = None
    manager_ids: UserIds | None = None
    member_ids: UserIds | None = None

    def fields(self) -> dict[str, Any]:
        """What was sent, as the service takes it."""
        return as_fields({name: value for name, value in self.model_dump().items() if value is not None})


class TeamResponse(BaseModel):
    """A team: its managers see the books of its members."""

    model_config = ConfigDict(from_attributes=True)

    team_id: str
    name: str
    everyone: bool
    manager_ids: list[str]
    member_ids: list[str]
    created_at: datetime
    updated_at: datetime
    version: int


class TeamList(BaseModel):
    """Teams by name."""

    items: list[TeamResponse]


def as_fields(given: dict[str, Any]) -> dict[str, Any]:
    """Lists as stored."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
