"""`otomo restore`: a backup back into tables."""

import asyncio
import time
from typing import Annotated

import aiohttp
import msgspec
import typer

from otomo.cli.runtime import EXIT_USAGE, explain, fail, load_settings
from otomo.errors import ProblemError
from otomo.settings import Settings


def restore(
    source: Annotated[str, typer.Argument(metavar="BACKUP", help="s3://bucket/daily/2026-11-20/ or a folder.")],
    to_prefix: Annotated[str, typer.Option(help="Tables to restore into are <prefix>-…; missing ones are made.")],
    force: Annotated[bool, typer.Option(help="Delete what the tables hold first.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The result as one line of JSON.")] = False,
) -> None:
    """Restore a backup into new or empty tables: files are checked before anything is written, tables compared after.

    Ends with 0 when every table equals the backup, with 1 when anything is missing, damaged or in the way.
    """
    from otomo.audit.composition import restored  # noqa: PLC0415 - `--help` starts without all this
    from otomo.clock import Clock  # noqa: PLC0415
    from otomo.jobs.backup.places import place_of  # noqa: PLC0415
    from otomo.jobs.backup.restore import Restore, checked  # noqa: PLC0415
    from otomo.jobs.items import Result  # noqa: PLC0415
    from otomo.store.client import open_store  # noqa: PLC0415
    from otomo.store.tables import create_tables  # noqa: PLC0415

    began = time.monotonic()

    def tell(text: str) -> None:
        typer.echo(f"[{time.monotonic() - began:6.1f}s] restore: {text}", err=True)

    settings = _with_prefix(load_settings(), to_prefix)

    async def work() -> Result:
        place = await asyncio.to_thread(place_of, source, settings.aws_region)
        made = await checked(place, tell)
        new = [name for name, is_new in (await asyncio.to_thread(create_tables, settings)).items() if is_new]
        tell(f"tables {to_prefix}-*: {len(new)} made")
        async with open_store(settings) as store:
            result = await Restore(store, Clock(), place, tell).run(made, force=force)
            await restored(settings, store, Clock(), "otomo restore", result)
            return result

    try:
        result = asyncio.run(work())
    except ProblemError as error:
        fail(explain(error))
    except aiohttp.ClientError as error:
        fail(f"the store cannot be reached: {error}")
    if as_json:
        typer.echo(msgspec.json.encode(result | {"seconds": round(time.monotonic() - began, 3)}).decode())
    else:
        typer.echo(
            f"restored {result['items']:,} items into {result['tables']} tables {to_prefix}-*, equal to the backup"
        )


def _with_prefix(settings: Settings, prefix: str) -> Settings:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return Settings(table_prefix=prefix, log_format=settings.log_format, log_level=settings.log_level)
    except ValidationError:
        fail(f"--to-prefix {prefix}: letters, digits, . _ and - only", EXIT_USAGE)
