"""What jobs, backups and restores can end in."""

from otomo.errors import ConflictError, InvalidError, NotFoundError, ProblemError


class LeaseLostError(ConflictError):
    """The run could not show in time that it lives; another one may be under way."""

    code, title = "lease-lost", "Another run has taken over"


class PlaceError(ProblemError):
    """The bucket or folder cannot be used."""

    status, code, title = 503, "backup-place", "The place of the backups cannot be used"


class MissingFileError(NotFoundError):
    """A file of a backup is not there."""

    title = "A file of the backup is missing"


class NoBackupPlaceError(InvalidError):
    """Nobody said where backups go."""

    title = "Say where backups go: OTOMO_BACKUP__BUCKET, OTOMO_BACKUP__FOLDER or --to"


class UnfinishedBackupError(InvalidError):
    """There is no manifest: the backup was not finished, or this is none."""

    title = "This is not a finished backup"


class DamagedBackupError(InvalidError):
    """A file is not as the manifest says."""

    title = "The backup is damaged"


class NotEmptyError(ConflictError):
    """The tables that would be restored into hold something."""

    title = "The tables are not empty; choose another prefix, or --force to delete what they hold"


class RestoreMismatchError(ProblemError):
    """What is in the tables after a restore is not what the backup holds."""

    code, title = "restore-mismatch", "The restored tables differ from the backup"
