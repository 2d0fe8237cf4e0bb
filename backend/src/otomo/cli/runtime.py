"""What commands share: services outside a web server, and one clear line for what went wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal, NoReturn, TypeVar

import aiohttp
import typer
from pydantic import ValidationError

from otomo.clock import Clock
from otomo.errors import ProblemError
from otomo.logging import configure_logging
from otomo.settings import Settings
from otomo.web.provide import Services

T = TypeVar("T")

EXIT_FAILED = 1
EXIT_USAGE = 2


def fail(message: str, code: int = EXIT_FAILED) -> NoReturn:
    """One line on standard error, and the end."""
    typer.echo(f"otomo: {message}", err=True)
    raise typer.Exit(code)


def explain(error: ProblemError) -> str:
    """A problem in one line."""
    reasons = "; ".join(f"{e.field}: {e.message}" for e in error.errors)
    return ": ".join(filter(None, (error.title, error.detail, reasons)))


def write_document(document: str, output: Path | None, *, check: bool, remedy: str) -> None:
    """To the file, or to standard output without one. With `check` nothing is written: a file that says something else
    ends the command with 1 and the remedy."""
    if output is None:
        typer.echo(document, nl=False)
        return
    try:
        if not check:
            output.write_bytes(document.encode())
        elif not output.exists() or output.read_bytes() != document.encode():
            typer.echo(f"{output} is not what the code says; run `{remedy}`", err=True)
            raise typer.Exit(EXIT_FAILED)
    except OSError as error:
        fail(f"{output}: {error.strerror}", EXIT_USAGE)


def load_settings(log_level: Literal["info", "warning"] = "warning") -> Settings:
    """Settings from the environment, or a line that says which one is wrong."""
    try:
        settings = Settings(log_format="console", log_level=log_level)
    except ValidationError as error:
        first = error.errors()[0]
        fail(f"settings: {'.'.join(map(str, first['loc'])) or 'environment'}: {first['msg']}", EXIT_USAGE)
    configure_logging(settings)
    return settings


def with_services(work: Callable[[Services], Awaitable[T]], *, read_seconds: float = 0.0) -> T:
    """Runs `work` with the product's services. Expected failures end the command with one line. `read_seconds`: how
    long a call of the store may take at least, for work that nobody waits for in front of a screen."""
    from otomo.composition import build_services  # noqa: PLC0415 - the whole product; `--help` starts without it
    from otomo.store.client import open_store  # noqa: PLC0415

    settings = load_settings()
    patience = max(read_seconds, settings.store.read_seconds)
    settings = settings.model_copy(update={"store": settings.store.model_copy(update={"read_seconds": patience})})

    async def run() -> T:
        async with open_store(settings) as store:
            return await work(build_services(settings, store, Clock()))

    try:
        return asyncio.run(run())
    except ProblemError as error:
        fail(explain(error))
    except aiohttp.ClientError as error:
        fail(f"the store cannot be reached: {error}")
