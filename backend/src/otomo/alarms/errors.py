"""What can go wrong with alarms."""

from otomo.errors import ConflictError, NotFoundError


class AlarmNotFoundError(NotFoundError):
    """No such alarm, or of a customer who is not yours."""

    title = "No such alarm"


class AlreadyAcknowledgedError(ConflictError):
    """Somebody has acknowledged it before."""

    code, title = "already-acknowledged", "Somebody has acknowledged this alarm before"


class TooManyNotesError(ConflictError):
    """An alarm holds a limited number of notes."""

    code, title = "too-many-notes", "This alarm has as many notes as it may have"
