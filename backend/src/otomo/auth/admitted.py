"""Who has got in."""

from dataclasses import dataclass

from otomo.auth.items import Session
from otomo.tokens.items import ApiToken
from otomo.users.items import User


@dataclass(frozen=True, slots=True)
class Admitted:
    """A user with a session, or an API token in a user's name."""

    user: User
    session: Session | None = None
    token: ApiToken | None = None

    @property
    def by(self) -> str:
        """The id of the session or token that let them in."""
        if self.token is not None:
            return self.token.token_id
        return self.session.session_id if self.session else ""
