"""What became of an import: of every file, of every row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec

from otomo.crm.imports.columns import FileType
from otomo.crm.imports.errors import UnusableFilesError
from otomo.errors import FieldError
from otomo.rich import Label

Outcome = Literal["created", "updated", "unchanged", "rejected"]
Status = Literal["preview", "applying", "applied", "undoing", "undone", "failed"]


class ImportTotals(msgspec.Struct, frozen=True, kw_only=True):
    """Every row once: rows = created + updated + unchanged + rejected."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0


class LineError(msgspec.Struct, frozen=True):
    """What is wrong on a line; no line: with the file."""

    line: int | None
    column: str | None
    value: str | None
    code: str
    message: Label


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """A file, as it was understood. `usable`: as a whole; `errors`: the first by line, of `errors_total`."""

    name: str
    usable: bool
    kind: FileType | None
    encoding: str | None
    delimiter: str | None
    unknown_columns: tuple[str, ...]
    totals: ImportTotals
    errors: tuple[LineError, ...]
    errors_total: int


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """An import or its preview. `failure` says why an import was rolled back."""

    import_id: str | None
    user_id: str
    status: Status
    created_at: datetime
    files: tuple[FileReport, ...]
    totals: ImportTotals
    failure: Label | None = None


def total(files: Sequence[FileReport]) -> ImportTotals:
    """The sum of the files."""
    names = ImportTotals.__struct_fields__
    return ImportTotals(**{name: sum(getattr(file.totals, name) for file in files) for name in names})


def told(report: ImportReport) -> dict[str, Any]:
    """What the audit log says of an import: one entry for all its rows."""
    return {"files": [file.kind for file in report.files], **msgspec.structs.asdict(report.totals)}


def unusable(files: Sequence[FileReport]) -> UnusableFilesError:
    """What is wrong with the files that cannot be used."""
    return UnusableFilesError(
        errors=[
            FieldError(f"files.{at}", f"{file.name}: {error.message.en} / {error.message.ja}", error.code)
            for at, file in enumerate(files)
            for error in file.errors
            if not file.usable
        ]
    )
