"""What can go wrong with users."""

from otomo.errors import ConflictError, NotFoundError


class UserNotFoundError(NotFoundError):
    """No such user."""

    title = "No such user"


class EmailTakenError(ConflictError):
    """Another user has this e-mail address."""

    code, title = "email-taken", "Another user has this e-mail address"


class UsernameTakenError(ConflictError):
    """Another user has this user name."""

    code, title = "username-taken", "Another user has this user name"


class IdentityTakenError(ConflictError):
    """Another user signs in with this account of a provider."""

    code, title = "identity-taken", "This account belongs to another user"


class LastAdminError(ConflictError):
    """The change would leave nobody who can manage users."""

    code, title = "last-admin", "At least one administrator must remain"


class UserOwnsCustomersError(ConflictError):
    """Customers would be left without an owner."""

    code, title = "user-owns-customers", "This user still owns customers; hand them over first"
