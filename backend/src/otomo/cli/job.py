"""`otomo job …`: work beside the requests. Progress goes to standard error, the result to standard output."""

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from otomo.cli.runtime import EXIT_FAILED, EXIT_USAGE, fail, load_settings, with_services
from otomo.jobs.items import JobName
from otomo.web.provide import Services

if TYPE_CHECKING:
    from otomo.jobs.runner import Job, Outcome

app = typer.Typer(
    help="Work beside the requests; of overlapping runs one does the work, the others are `skipped`.",
    no_args_is_help=True,
)

Json = Annotated[bool, typer.Option("--json", help="The result as one line of JSON.")]


@app.command("backup")
def backup(
    to: Annotated[
        str | None, typer.Option(help="s3://bucket/prefix or a folder [default: OTOMO_BACKUP__BUCKET or …__FOLDER]")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write every table to daily/<date>/ with a manifest, and the first of a week or month to weekly/ or monthly/."""
    if to is None and load_settings().backup.place is None:
        fail("say where to: OTOMO_BACKUP__BUCKET, OTOMO_BACKUP__FOLDER or --to", EXIT_USAGE)

    def chosen(services: Services) -> "Job":
        from otomo.jobs.backup.job import BackupJob  # noqa: PLC0415 - the store; `--help` starts without it

        job: BackupJob = services[BackupJob]
        return job.into(to) if to else job

    _end(_run("backup", chosen), as_json=as_json)


@app.command("compact")
def compact(as_json: Json = False) -> None:
    """Pack the readings of all devices, as the server does by itself every quarter of an hour."""
    _end(_run("compact"), as_json=as_json)


@app.command("cache-warm")
def cache_warm(as_json: Json = False) -> None:
    """Have the servers make all rankings within half a minute, before anybody asks for one. They are kept in their
    memory, so nothing is made here."""
    _end(_run("cache-warm"), as_json=as_json)


@app.command("cleanup")
def cleanup(as_json: Json = False) -> None:
    """Remove what has expired (sessions, keys, logs of answers, journals of imports), and what ended imports left."""
    _end(_run("cleanup"), as_json=as_json)


@app.command("signals")
def signals(as_json: Json = False) -> None:
    """Keep the ranking of every user with customers as of today, for what is new and for the past."""
    _end(_run("signals"), as_json=as_json)


@app.command("schedule")
def schedule() -> None:
    """Run the jobs by the clock (Asia/Tokyo) until interrupted, where nothing else does: a laptop, compose. In AWS
    EventBridge starts them. Without a place for backups there are none."""
    from otomo.clock import Clock  # noqa: PLC0415 - the store; `--help` starts without it
    from otomo.jobs.ledger import Ledger  # noqa: PLC0415
    from otomo.jobs.schedule import SCHEDULE  # noqa: PLC0415
    from otomo.jobs.scheduler import Scheduler, in_a_process  # noqa: PLC0415
    from otomo.store.client import open_store  # noqa: PLC0415

    settings = load_settings(log_level="info")
    names = [name for name in SCHEDULE if name != "backup" or settings.backup.place]

    async def work() -> None:
        async with open_store(settings) as store:
            clock = Clock()
            running = asyncio.ensure_future(Scheduler(Ledger(store, clock), clock, in_a_process, names).run())
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, running.cancel)
            with contextlib.suppress(asyncio.CancelledError):
                await running

    asyncio.run(work())


def _run(name: JobName, chosen: "Callable[[Services], Job] | None" = None) -> "Outcome":
    from otomo.jobs.runner import JobRunner  # noqa: PLC0415 - the store; `--help` starts without it

    began = time.monotonic()

    def tell(text: str) -> None:
        typer.echo(f"[{time.monotonic() - began:6.1f}s] {name}: {text}", err=True)

    async def work(services: Services) -> "Outcome":
        runner: JobRunner = services[JobRunner]
        run = asyncio.ensure_future(runner.run(name, tell, chosen(services) if chosen else None))
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, run.cancel)
        return await run

    return with_services(work)


def _end(outcome: "Outcome", *, as_json: bool) -> None:
    typer.echo(msgspec.json.encode(outcome).decode() if as_json else _in_words(outcome))
    if not outcome.is_success:
        raise typer.Exit(EXIT_FAILED)


def _in_words(outcome: "Outcome") -> str:
    said = ", ".join(
        f"{name} {value:,}" if isinstance(value, int) else f"{name} {value}"
        for name, value in outcome.result.items()
        if value != ""
    )
    return f"{outcome.job}: {': '.join(filter(None, (outcome.state, outcome.message, said)))}"
