"""Who is asking, as every service sees it. Which role may call which route says `auth/policy.py`; whose records it
finds there is said here."""

from dataclasses import dataclass

from otomo.errors import ForbiddenError
from otomo.rich import Locale
from otomo.users.items import Role


@dataclass(frozen=True, slots=True)
class Principal:
    """A user who asks. `team`: the users whose books a manager sees besides the own (None: everybody's)."""

    user_id: str
    username: str
    display_name: str
    role: Role
    locale: Locale
    team: frozenset[str] | None = frozenset()

    @property
    def sees_all(self) -> bool:
        """Admins and viewers read the whole book, customers without an owner too; so do managers of everybody."""
        return self.role in ("admin", "viewer") or (self.role == "manager" and self.team is None)

    @property
    def owners(self) -> frozenset[str]:
        """The users whose books somebody who does not see all sees."""
        led = self.team if self.role == "manager" and self.team else frozenset()
        return led | {self.user_id}

    def may_see(self, owner_id: str | None) -> bool:
        """Whether a customer of this owner is visible."""
        return self.sees_all or owner_id in self.owners

    def require_writer(self) -> None:
        """Raises ForbiddenError for a viewer."""
        if self.role == "viewer":
            raise ForbiddenError("Viewers read; ask a manager for a role that writes")

    def require_manager(self) -> None:
        """Raises ForbiddenError for everyone but a manager or admin."""
        if self.role not in ("manager", "admin"):
            raise ForbiddenError("Only managers and administrators may do this")

    def require_admin(self) -> None:
        """Raises ForbiddenError for everyone but an admin."""
        if self.role != "admin":
            raise ForbiddenError("Only an administrator may do this")
