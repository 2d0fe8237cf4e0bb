"""What can be wrong with a file, a row or a cell; every message in both languages, saying what was expected."""

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
