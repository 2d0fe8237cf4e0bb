"""`otomo metrics …`: the readings of devices."""

from typing import Annotated

import typer

from otomo.cli.runtime import with_services
from otomo.web.provide import Services

app = typer.Typer(help="Readings of devices.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Groups the commands; without it Typer would collapse a single one."""


@app.command()
def compact(
    device: Annotated[list[str] | None, typer.Argument(help="Device ids; none: all.", show_default=False)] = None,
) -> None:
    """Pack the hours that ended two hours ago or more: rows into chunks, hours and days into sums. The server does the
    same every quarter of an hour; running it twice changes nothing."""
    from otomo.metrics.maintenance import Maintenance, Packed  # noqa: PLC0415 - numpy; `--help` starts without it

    async def run(services: Services) -> Packed:
        done: Packed = await services[Maintenance].compact(device or None)
        return done

    done = with_services(run)
    typer.echo(f"{done.devices} devices: {done.readings} readings packed into {done.chunks} chunks")
