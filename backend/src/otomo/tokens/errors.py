"""What can go wrong with API tokens."""

from otomo.errors import ConflictError, NotFoundError, UnauthenticatedError


class TokenNotFoundError(NotFoundError):
    """No such token of this user."""

    title = "No such token"


class TooManyTokensError(ConflictError):
    """Tokens that nobody counts are tokens that nobody takes back."""

    code, title = "too-many-tokens", "Revoke a token first"


class TokenRefusedError(UnauthenticatedError):
    """Unknown, expired or revoked: never said which."""

    title = "The token is not valid"

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
