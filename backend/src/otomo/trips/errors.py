"""What can go wrong with trips."""

from otomo.errors import InvalidError, NotFoundError, TooManyRequestsError


class TripNotFoundError(NotFoundError):
    """No such trip, or not yours."""

    title = "No such trip"


class VisitNotFoundError(NotFoundError):
    """The trip has no visit to this customer."""

    title = "No such visit in this trip"


class UnknownCandidateError(InvalidError):
    """The wishes name a customer who does not exist or is not yours."""

    code, title = "unknown-customer", "The wishes name an unknown customer"


class NoCandidatesError(InvalidError):
    """Nobody matches the wishes."""

    code, title = "no-candidates", "No customer matches these wishes"


class PlannerBusyError(TooManyRequestsError):
    """All planners are at work."""

    title = "Too many plans are being computed"
