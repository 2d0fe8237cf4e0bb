"""Who is asking, as every service below sees it."""

from dataclasses import dataclass

from otomo.errors import ForbiddenError
from otomo.rich import Locale
from otomo.users.items import Role


@dataclass(frozen=True, slots=True)
class Principal:
    """The signed-in user."""

    user_id: str
    username: str
    display_name: str
    role: Role
    locale: Locale

    @property
    def sees_all(self) -> bool:
        """Managers, admins and viewers read the whole book; a rep the own customers."""
        return self.role != "rep"

    def may_see(self, owner_id: str | None) -> bool:
        """Whether a customer of this owner is visible."""
        return self.sees_all or owner_id == self.user_id

    def require_writer(self) -> None:
        """Raises ForbiddenError for a viewer."""
        if self.role == "viewer":
            raise ForbiddenError("Viewers read; ask a manager for a role that writes")

    def require_admin(self) -> None:
        """Raises ForbiddenError for everyone but an admin."""
        if self.role != "admin":
            raise ForbiddenError("Only an administrator may do this")
