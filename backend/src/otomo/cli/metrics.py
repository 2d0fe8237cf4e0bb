"""`otomo metrics …`: the readings of devices."""

from typing import Annotated

import typer

from otomo.cli.runtime import load_settings, with_services
from otomo.web.provide import Services

app = typer.Typer(help="Readings of devices.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    """Groups the commands; without it Typer would collapse a single one."""


@app.command()
def compact(
    device: Annotated[list[str] | None, typer.Argument(help="Device ids; none: all.", show_default=False)] = None,
    again: Annotated[bool, typer.Option(help="Also hours that were packed already: sums are made anew.")] = False,
) -> None:
    """Pack the hours that ended two hours ago or more: rows into chunks, hours and days into sums. The server does the
    same every quarter of an hour; running it twice changes nothing."""
    from otomo.metrics.maintenance import Maintenance, Packed  # noqa: PLC0415 - numpy; `--help` starts without it

    async def run(services: Services) -> Packed:
        done: Packed = await services[Maintenance].compact(device or None, again=again)
        return done

    done = with_services(run)
    typer.echo(f"{done.devices} devices: {done.readings} readings packed into {done.chunks} chunks")


@app.command()
def cost(
    interval: Annotated[float, typer.Option(min=0.1, help="Seconds between two readings of a device.")] = 10.0,
) -> None:
    """Print the DynamoDB write units that a million readings cost, by the number of readings a post carries."""
    from otomo.metrics.costs import units_per_million  # noqa: PLC0415

    settings = load_settings().metrics
    typer.echo("write units per million readings")
    typer.echo(f"{'a post':>8} {'rows':>12} {'chunks':>12} {'packing':>12} {'rollups':>12} {'total':>12}")
    for number in (1, 6, 60, 300):
        units = units_per_million(settings, number, interval)
        figures = (units.rows, units.chunks, units.packing, units.rollups, units.total)
        typer.echo(f"{number:>8} " + " ".join(f"{figure:>12,.0f}" for figure in figures))
