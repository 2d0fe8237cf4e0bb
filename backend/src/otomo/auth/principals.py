"""From a user to the principal that services ask."""

from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.teams.leaders import Leaders
from otomo.users.items import User


@dataclass(frozen=True, slots=True)
class Principals:
    """Knows which books a user sees."""

    leaders: Leaders

    async def of(self, user: User) -> Principal:
        """The principal that this user is now."""
        team = await self.leaders.led_by(user.user_id) if user.role == "manager" else frozenset()
        return Principal(user.user_id, user.username, user.display_name, user.role, user.locale, team)
