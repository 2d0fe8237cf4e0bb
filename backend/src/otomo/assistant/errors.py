"""What can go wrong with the assistant."""

from otomo.errors import ConflictError, NotFoundError, ProblemError, TooManyRequestsError


class ChatNotFoundError(NotFoundError):
    """No such chat, or not yours."""

    title = "No such chat"


class MessageNotFoundError(NotFoundError):
    """No such message in this chat."""

    title = "No such message"


class RunNotFoundError(NotFoundError):
    """No such run, not yours, or its events have expired."""

    title = "No such run"


class ShareNotFoundError(NotFoundError):
    """No such share, or it has expired or been revoked."""

    title = "No such share, or it is no longer open"


class NothingToShareError(ConflictError):
    """The chat has no finished answer yet."""

    code, title = "nothing-to-share", "There is no finished answer to share yet"


class ShareTooLargeError(ProblemError):
    """A snapshot must fit into one row."""

    status, code, title = 422, "share-too-large", "This conversation is too long to share whole; share one answer"


class ProposalNotFoundError(NotFoundError):
    """No such proposal, or not yours."""

    title = "No such proposal"


class ProposalResolvedError(ConflictError):
    """Somebody has approved or rejected it."""

    code, title = "proposal-resolved", "This proposal has been decided"


class ProposalExpiredError(ConflictError):
    """It was not approved within a day."""

    code, title = "proposal-expired", "This proposal has expired; ask again"


class ProposalTypeError(ProblemError):
    """An edit would turn a proposal into another sort."""

    status, code, title = 422, "proposal-type", "An edit keeps the sort of the proposal"


class ChatBusyError(ConflictError):
    """One answer at a time."""

    code, title = "chat-busy", "An answer is being written in this chat; stop it first"


class TooManyRunsError(TooManyRequestsError):
    """The user has the most answers that may be written at once."""

    title = "Too many answers are being written"


class TooManyToolCallsError(Exception):
    """A turn used more tools than it may."""
