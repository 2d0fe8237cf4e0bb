"""What can go wrong with readings on their way in."""

from collections.abc import Sequence

from otomo.errors import (
    FieldError,
    ForbiddenError,
    InvalidError,
    PayloadTooLargeError,
    ProblemError,
    TooManyRequestsError,
    UnauthenticatedError,
    UnavailableError,
)
from otomo.metrics.shapes import Rejected

_MOST_NAMED = 1_000


class DeviceKeyError(UnauthenticatedError):
    """No key, or none that is in force. The two are not told apart."""

    title = "Send a device key: Authorization: Bearer otk_…"

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Bearer realm="otomo devices"'})


class ForeignDeviceError(ForbiddenError):
    """The key may not write this device's readings."""

    code, title = "foreign-device", "This key may not write this device's readings"


class ContentEncodingError(ProblemError):
    """A body in an encoding that is not read."""

    status, code, title = 415, "content-encoding", "Send the body as it is, or as gzip"


class UnreadableBodyError(InvalidError):
    """Not JSON, or not of a shape that holds readings."""

    code, title = "unreadable", "The body cannot be read"


class BadReadingError(InvalidError):
    """None of the readings can be stored; `errors` says why for each."""

    code, title = "bad-reading", "No reading of this post can be stored"

    def __init__(self, rejected: Sequence[Rejected]) -> None:
        alone = len(rejected) == 1 and rejected[0].index == 0
        super().__init__(errors=[_field_error(each, alone=alone) for each in rejected[:_MOST_NAMED]])


class TooManyReadingsError(PayloadTooLargeError):
    """More readings than a post may carry."""

    code, title = "too-many-readings", "Too many readings in one post"


class QueueFullError(TooManyRequestsError):
    """Too many readings wait to be written."""

    code, title = "queue-full", "Too many readings are waiting to be written"


class NotWrittenError(UnavailableError):
    """Not everything was written: nothing of what `errors` names is promised, everything else is stored."""

    title = "Not every reading was written; send those again"

    def __init__(self, positions: Sequence[int]) -> None:
        super().__init__(f"{len(positions)} readings were not written")
        self.errors = tuple(
            FieldError(f"readings.{at}", "Not written; send it again", "not-written") for at in positions[:_MOST_NAMED]
        )


def _field_error(rejected: Rejected, *, alone: bool) -> FieldError:
    field = rejected.field if alone else f"readings.{rejected.index}.{rejected.field}".rstrip(".")
    return FieldError(field, rejected.reason, rejected.code)
