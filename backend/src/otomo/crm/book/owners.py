"""Whose books a principal reads."""

from dataclasses import dataclass

from otomo.auth.principal import Principal
from otomo.users.service import UserService


@dataclass(frozen=True, slots=True)
class Owners:
    """Owners of books."""

    users: UserService

    async def visible_to(self, principal: Principal) -> list[str | None]:
        """User ids whose customers the principal sees; None stands for customers without an owner."""
        if not principal.sees_all:
            return [*sorted(principal.owners)]
        return [*(user.user_id for user in await self.users.all()), None]
