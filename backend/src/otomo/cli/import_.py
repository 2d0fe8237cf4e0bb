"""`otomo import`: a CSV file into the book."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from otomo.cli.runtime import EXIT_FAILED, EXIT_USAGE, fail, with_services
from otomo.crm.imports.columns import FileType
from otomo.crm.imports.parse import MAX_ROWS
from otomo.crm.imports.report import FileReport
from otomo.crm.imports.upload import Upload
from otomo.rich import Locale
from otomo.web.provide import Services

if TYPE_CHECKING:
    from otomo.auth.principal import Principal


def import_file(
    kind: Annotated[FileType, typer.Argument(metavar="KIND", help="Which of the seven files it is.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: UTF-8, CP932 or UTF-16; comma, tab or semicolon.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole report as JSON.")] = False,
    owner: Annotated[
        str | None, typer.Option(metavar="USERNAME", help="Owner of new customers that name none.")
    ] = None,
    locale: Annotated[Locale, typer.Option(help="Language of the reasons.")] = "en",
) -> None:
    """Import a CSV file: good rows are stored, bad ones listed with line, column and reason; the same file again adds
    nothing. Exit code 0 when no row was rejected, 1 when some were, 2 when the file cannot be used."""
    try:
        source = file.open("rb")
    except OSError as error:
        fail(f"{file}: {error.strerror}", EXIT_USAGE)
    with source:
        if not source.seekable():
            fail(f"{file}: not a regular file", EXIT_USAGE)

        async def work(services: Services) -> tuple[FileReport, str]:
            if kind == "devices":
                return await _devices(services, Upload(file.name, source), dry_run=dry_run)
            return await _book(services, Upload(file.name, source, kind), owner, dry_run=dry_run)

        if kind == "devices" and owner:
            fail("--owner: a device belongs to its customer's owner", EXIT_USAGE)
        found, body = with_services(work)
    if as_json:
        typer.echo(body)
    elif found.usable:
        _print(found, locale, dry_run=dry_run)
    if not found.usable:
        fail(f"{found.name}: {getattr(found.errors[0].message, locale)}", EXIT_USAGE)
    if found.totals.rejected:
        raise typer.Exit(EXIT_FAILED)


async def _book(services: Services, upload: Upload, owner: str | None, *, dry_run: bool) -> tuple[FileReport, str]:
    """The file's report, and the whole report as JSON."""
    from otomo.crm.imports.schemas import import_body  # noqa: PLC0415 - the whole product
    from otomo.crm.imports.service import ImportService  # noqa: PLC0415
    from otomo.users.service import UserService  # noqa: PLC0415

    users: UserService = services[UserService]
    user = await users.find_by_login(owner) if owner else None
    if owner and user is None:
        fail(f"--owner {owner}: there is no such user", EXIT_USAGE)
    imports: ImportService = services[ImportService]
    with _counted() as progress:
        report = await imports.import_all(
            _operator(),
            [upload],
            dry_run=dry_run,
            default_owner=user.user_id if user else None,
            progress=progress,
            most_errors=MAX_ROWS,
        )
    return report.files[0], import_body(report).model_dump_json(indent=2)


async def _devices(services: Services, upload: Upload, *, dry_run: bool) -> tuple[FileReport, str]:
    """The file's report, and the whole report as JSON."""
    from otomo.devices.imports import DeviceImports  # noqa: PLC0415 - the whole product
    from otomo.devices.schemas import DeviceImportBody  # noqa: PLC0415

    imports: DeviceImports = services[DeviceImports]
    with _counted() as progress:
        files = await imports.import_all(
            _operator(), [upload], dry_run=dry_run, progress=progress, most_errors=MAX_ROWS
        )
    return files[0], DeviceImportBody.of(files, dry_run=dry_run).model_dump_json(indent=2)


def _operator() -> "Principal":
    from otomo.auth.principal import Principal  # noqa: PLC0415 - the whole product

    return Principal("cli", "otomo import", "otomo import", "admin", "en")


@contextmanager
def _counted() -> Iterator[Callable[[int], None]]:
    """Shows how many rows are done."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} rows"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda rows: bar.advance(task, rows)


def _print(found: FileReport, locale: Locale, *, dry_run: bool) -> None:
    for error in found.errors:
        place = f", {error.column}" if error.column else ""
        value = f' "{error.value}"' if error.value else ""
        typer.echo(f"line {error.line}{place}{value}: {getattr(error.message, locale)} [{error.code}]")
    if len(found.errors) < found.errors_total:
        typer.echo(f"... and {found.errors_total - len(found.errors)} more")
    for column in found.unknown_columns:
        typer.echo(f"column {column}: not known; kept aside with each record")
    totals = found.totals
    typer.echo(
        f"{'would be: ' if dry_run else ''}{totals.created} created, {totals.updated} updated, "
        f"{totals.unchanged} unchanged, {totals.rejected} rejected ({totals.rows} rows, {found.encoding})"
    )
