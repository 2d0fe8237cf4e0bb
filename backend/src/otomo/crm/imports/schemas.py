"""Imports on the wire."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from otomo.crm.fields import Response
from otomo.crm.imports.columns import Kind
from otomo.crm.imports.report import FileReport, ImportReport, ImportTotals, LineError, Status
from otomo.crm.imports.repository import ImportHead
from otomo.web.rich import LabelBody


class TotalsBody(Response):
    """Every row once: rows = created + updated + unchanged + rejected."""

    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: int


class LineErrorBody(Response):
    """What is wrong on a line (null: with the file), in which column as the file calls it."""

    line: int | None
    column: str | None
    value: str | None
    code: str
    message: LabelBody


class FileBody(TotalsBody):
    """A file of the upload; `errors` are the first by line, of `errors_total`. One that is not `usable` has
    one error."""

    name: str
    usable: bool
    kind: Kind | None
    encoding: str | None
    delimiter: str | None
    unknown_columns: list[str]
    errors: list[LineErrorBody]
    errors_total: int


class ImportBody(Response):
    """An import or its preview (`dry_run`). `failure` says why it was rolled back or what an undo left alone."""

    import_id: str | None
    dry_run: bool
    status: Status
    created_at: datetime
    files: list[FileBody]
    totals: TotalsBody
    failure: LabelBody | None


class ImportSummary(Response):
    """An import in the list. `undo_until`: until when it can be undone."""

    import_id: str
    status: Status
    user_id: str
    username: str
    created_at: datetime
    files: list[str]
    totals: TotalsBody
    undo_until: datetime

    @classmethod
    def of(cls, head: ImportHead) -> Self:
        """From an import's head."""
        return cls.model_validate(head)


class ImportList(Response):
    """A page of imports, newest first."""

    items: list[ImportSummary]
    next_cursor: str | None


def import_body(report: ImportReport) -> ImportBody:
    """A report as the client sees it."""
    return ImportBody(
        import_id=report.import_id,
        dry_run=report.import_id is None,
        status=report.status,
        created_at=report.created_at,
        files=[_file(file) for file in report.files],
        totals=_totals(report.totals),
        failure=None if report.failure is None else LabelBody.model_validate(report.failure),
    )


def _totals(totals: ImportTotals) -> TotalsBody:
    return TotalsBody.model_validate(totals)


def _file(file: FileReport) -> FileBody:
    return FileBody(
        name=file.name,
        usable=file.usable,
        kind=file.kind,
        encoding=file.encoding,
        delimiter=file.delimiter,
        unknown_columns=list(file.unknown_columns),
        errors=_errors(file.errors),
        errors_total=file.errors_total,
        **_totals(file.totals).model_dump(),
    )


def _errors(errors: Sequence[LineError]) -> list[LineErrorBody]:
    return [LineErrorBody.model_validate(error) for error in errors]
