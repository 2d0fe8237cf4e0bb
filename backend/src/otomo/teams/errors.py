"""What can go wrong with teams."""

from otomo.errors import ConflictError, NotFoundError


class TeamNotFoundError(NotFoundError):
    """No such team, or none that the manager leads."""

    title = "No such team"


class TeamNameTakenError(ConflictError):
    """Names are unique regardless of case."""

    code, title = "team-name-taken", "Another team has this name"


class TooManyTeamsError(ConflictError):
    """A user who leaves must leave all teams in one transaction."""

    code, title = "too-many-teams", "There are as many teams as there may be"
