"""`otomo audit …`: whether the log is as it was written, and a copy of it."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from otomo.cli.runtime import EXIT_FAILED, EXIT_USAGE, fail, load_settings, with_services
from otomo.web.provide import Services

if TYPE_CHECKING:
    from otomo.audit.archive import End
    from otomo.audit.marks import Mark
    from otomo.audit.verify import Verdict

app = typer.Typer(help="Who did what: check the log, and copy it before it is forgotten.", no_args_is_help=True)

Since = Annotated[str, typer.Option("--from", help="From this day or time on (ISO 8601, UTC without an offset).")]
Until = Annotated[str, typer.Option("--to", help="Before this day or time.")]


@app.command("verify")
def verify(
    since: Since = "",
    until: Until = "",
    file: Annotated[Path | None, typer.Option(help="Check this exported file instead of the table.")] = None,
    against: Annotated[Path | None, typer.Option(help="An exported file whose end the table must still have.")] = None,
    log: Annotated[
        Path | None, typer.Option(help="Lines of the server's log: what they say was sealed must be there.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The result as one line of JSON.")] = False,
) -> None:
    """Check every link; ends with 1 and names the first that is broken. What has expired is not missed."""
    if file is not None:
        _tell(_checked(file)[0], as_json=as_json)
        return
    marks = (_checked(against)[1].marks if against else set()) | (_logged(log) if log else set())

    async def work(services: Services) -> "Verdict":
        from otomo.audit.chains import Chains  # noqa: PLC0415 - the store; `--help` starts without it

        chains: Chains = services[Chains]
        return await chains.verify(_time(since, ""), _time(until, "~"), marks)

    _tell(with_services(work), as_json=as_json)


@app.command("export")
def export(
    since: Since = "",
    until: Until = "",
    output: Annotated[Path | None, typer.Option(help="File to write; standard output without it.")] = None,
) -> None:
    """Write the log as JSON lines that `verify --file` can check. Do it before entries expire."""

    async def work(services: Services) -> int:
        from otomo.audit.chains import Chains  # noqa: PLC0415 - the store; `--help` starts without it
        from otomo.audit.service import AuditService  # noqa: PLC0415

        chains: Chains = services[Chains]
        lines = 0
        with output.open("xb") if output else sys.stdout.buffer as out:
            async for line in chains.export(_time(since, ""), _time(until, "~")):
                out.write(line)
                lines += 1
        audit: AuditService = services[AuditService]
        await audit.record("exports.audit", "exports", rows=lines - 1)
        return lines - 1

    try:
        exported = with_services(work)
    except FileExistsError:
        fail(f"{output} is there already", EXIT_USAGE)
    except OSError as error:
        fail(f"{output or 'standard output'}: {error.strerror}", EXIT_USAGE)
    typer.echo(f"{exported:,} entries exported", err=True)


def _checked(file: Path) -> "tuple[Verdict, End]":
    from otomo.audit.archive import DamagedArchiveError, check  # noqa: PLC0415
    from otomo.audit.composition import audit_keys  # noqa: PLC0415
    from otomo.audit.sealing import UnknownKeyError  # noqa: PLC0415
    from otomo.clock import Clock  # noqa: PLC0415

    try:
        with file.open("rb") as lines:
            return check(lines, audit_keys(load_settings()), Clock().epoch())
    except OSError as error:
        fail(f"{file}: {error.strerror}", EXIT_USAGE)
    except DamagedArchiveError as damaged:
        fail(f"{file}: {damaged}")
    except UnknownKeyError as unknown:
        fail(f"{file}: signed with a key that is not configured ({unknown}): OTOMO_AUDIT__KEYS")


def _logged(file: Path) -> "set[Mark]":
    from otomo.audit.marks import marks_in  # noqa: PLC0415

    try:
        with file.open("rb") as lines:
            marks = marks_in(lines)
    except OSError as error:
        fail(f"{file}: {error.strerror}", EXIT_USAGE)
    if not marks:
        fail(f"{file}: no line says audit.sealed", EXIT_USAGE)
    return marks


def _tell(verdict: "Verdict", *, as_json: bool) -> None:
    first = verdict.first
    if as_json:
        told = {"links": verdict.links, "expired": verdict.expired, "broken": len(verdict.broken), "first": first}
        typer.echo(msgspec.json.encode(told).decode())
    elif first is None:
        typer.echo(f"{verdict.links:,} links are whole ({verdict.expired:,} expired)")
    else:
        typer.echo(f"link {first.shard}-{first.position:010d} of {first.at or 'unknown time'}: {first.reason}")
        typer.echo(f"{len(verdict.broken)} of the chains are broken, the first named; {verdict.links:,} links read")
    if first is not None:
        raise typer.Exit(EXIT_FAILED)


def _time(given: str, otherwise: str) -> str:
    from otomo.audit.items import stamp  # noqa: PLC0415

    if not given:
        return otherwise
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        fail(f"{given} is no day or time (ISO 8601)", EXIT_USAGE)
    return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
