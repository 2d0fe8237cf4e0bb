"""What can be wrong with a file, a row or a cell; every message in both languages, saying what was expected."""

from otomo.errors import ConflictError, InvalidError, NotFoundError, UnavailableError
from otomo.rich import Label


class ImportFileError(Exception):
    """The whole file cannot be used. `line`: the physical line where it shows, when there is one."""

    def __init__(self, code: str, message: Label, line: int | None = None) -> None:
        super().__init__(message.en)
        self.code = code
        self.message = message
        self.line = line


class BadValue(Exception):  # noqa: N818 - a condition of a cell, collected, never a failure of the program
    """A cell cannot be read as its column asks."""

    def __init__(self, code: str, ja: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.message = Label(ja=ja, en=en)


class ImportNotFoundError(NotFoundError):
    """No such import, or not yours."""

    title = "No such import"


class ImportRunningError(ConflictError):
    """The book takes one import at a time."""

    code, title = "import-running", "Another import is under way; try again when it has ended"


class NotUndoableError(ConflictError):
    """The import was not applied, is undone already, or its journal is no longer kept."""

    code, title = "not-undoable", "This import cannot be undone"


class ChangedSinceError(ConflictError):
    """Records that the import wrote were changed or used since; the errors name them."""

    code, title = "changed-since", "Records of this import were changed since; nothing was undone"


class UnusableFilesError(InvalidError):
    """A file cannot be used as a whole; nothing was imported."""

    code, title = "unusable-file", "A file cannot be used; nothing was imported"


class ImportTakenOverError(UnavailableError):
    """This process was believed dead and another one has taken the import back."""

    code, title = "import-interrupted", "The import was interrupted and has been rolled back; start it again"


class ImportFailedError(UnavailableError):
    """The store failed on the way; what had been written was taken back."""

    code, title = "import-failed", "The import failed and was rolled back; nothing was imported"
