"""Problems: every failure a client can meet, as RFC 9457 describes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

PROBLEM_TYPE = "https://otomo.dev/problems/"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of a request: a dotted path, a sentence, a stable code."""

    field: str
    message: str
    code: str


class ProblemError(Exception):
    """Base of all expected failures. Subclasses name a condition; `code` is stable and part of the API."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong"

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


class InvalidError(ProblemError):
    """The request cannot be understood or breaks a rule."""

    status, code, title = 422, "invalid", "The request is not valid"


class UnauthenticatedError(ProblemError):
    """Nobody is signed in."""

    status, code, title = 401, "unauthenticated", "Sign in first"


class ForbiddenError(ProblemError):
    """The signed-in user may not do this."""

    status, code, title = 403, "forbidden", "Your role does not allow this"


class NotFoundError(ProblemError):
    """No such thing, or not yours: the two are not told apart."""

    status, code, title = 404, "not-found", "Not found"


class ConflictError(ProblemError):
    """The request contradicts what is stored."""

    status, code, title = 409, "conflict", "This contradicts what is stored"


class AlreadyExistsError(ConflictError):
    """A record with this id exists."""

    code, title = "already-exists", "A record with this id exists"


class StaleVersionError(ProblemError):
    """Somebody changed the record after it was read."""

    status, code, title = 412, "stale-version", "The record has changed since you read it"


class PreconditionRequiredError(ProblemError):
    """A change without saying which version it is based on."""

    status, code, title = 428, "precondition-required", "Say which version you change: send If-Match"


class PayloadTooLargeError(ProblemError):
    """The body is over the limit."""

    status, code, title = 413, "payload-too-large", "The request is too large"


class TooManyRequestsError(ProblemError):
    """The caller is over a limit; `retry_after` seconds later it may work."""

    status, code, title = 429, "too-many-requests", "Too many requests"

    def __init__(self, detail: str | None = None, *, retry_after: int) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


class UnavailableError(ProblemError):
    """The store is throttling or away; nothing was changed that was not said."""

    status, code, title = 503, "throttled", "The service is busy; try again"

    def __init__(self, detail: str | None = None, *, retry_after: int = 1) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})
