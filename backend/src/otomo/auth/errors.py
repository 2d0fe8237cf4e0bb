"""What can go wrong with signing in."""

from otomo.errors import ForbiddenError, NotFoundError, UnauthenticatedError


class InvalidCredentialsError(UnauthenticatedError):
    """Unknown user or wrong password: never said which."""

    code, title = "invalid-credentials", "User name or password is not right"


class SessionNotFoundError(NotFoundError):
    """No such session of this user."""

    title = "No such session"


class PasswordSignInOffError(ForbiddenError):
    """Only accounts of a provider count here."""

    code, title = "password-sign-in-off", "Sign in with your organisation's account"


class MissingScopeError(ForbiddenError):
    """The API token was not made for this."""

    code, title = "missing-scope", "The token does not have the scope for this"


class ClosedToTokensError(ForbiddenError):
    """Only somebody who is signed in may do this."""

    code, title = "closed-to-tokens", "No token opens this; sign in"
