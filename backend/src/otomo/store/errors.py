"""What a store call can end in, for repositories to translate into their noun's errors."""

from otomo.errors import InvalidError, UnavailableError


class ConditionFailedError(Exception):
    """A conditional write was refused. `failed` holds the positions of the refused operations in a transaction
    (position 0 for a single write)."""

    def __init__(self, failed: tuple[int, ...] = (0,)) -> None:
        super().__init__(f"condition failed at {failed}")
        self.failed = failed


class StoreUnavailableError(UnavailableError):
    """Throttled, timed out or unreachable for as long as the request may wait."""


class MissingTableError(UnavailableError):
    """A table does not exist: the installation is not finished."""

    title = "A table is missing; `otomo init` creates it"


class InvalidCursorError(InvalidError):
    """A cursor that we did not hand out, or for another list."""

    code, title = "invalid-cursor", "This cursor does not belong to this list"
