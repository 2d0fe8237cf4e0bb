"""`otomo simulate`: devices that are not there."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

import aiohttp
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from otomo.cli.runtime import EXIT_USAGE, fail, load_settings
from otomo.simulator.faults import Fault, inject
from otomo.simulator.provision import ProvisionError, Visitor
from otomo.simulator.replay import SimulatedDevice, ending_at, natural_rate, replay_history, replay_live
from otomo.simulator.sending import Pace, Sender, Totals
from otomo.simulator.tracks import Columns, Track, UnreadableFileError, made_track, read_tracks

_MADE = 7 * 1440  # readings of a made series: a week of minutes
_FAULTS = ", ".join(get_args(Fault))

Mode = Literal["live", "history", "recorded"]
Provide = Callable[[aiohttp.ClientSession], Awaitable[list[SimulatedDevice]]]
Send = Callable[[Sequence[SimulatedDevice], Sender, asyncio.Event], Awaitable[None]]


def simulate(
    source: Annotated[
        Path | None, typer.Option("--from", help="CSV file to replay; without it the series are made up.")
    ] = None,
    devices: Annotated[
        int | None, typer.Option(min=1, max=10_000, help="Devices [default: one for each series]")
    ] = None,
    rate: Annotated[float | None, typer.Option(min=0.001, help="Readings a second, of all devices together.")] = None,
    speed: Annotated[
        float | None, typer.Option(min=0.001, help="How much faster than in the series time runs. [default: 1]")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Send the whole series as it lies in time, moved to end now.")
    ] = False,
    as_recorded: Annotated[
        bool, typer.Option("--as-recorded", help="The same with the times in the file; not older than chunks are kept.")
    ] = False,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Of live readings: stop after so long.")] = None,
    batch: Annotated[
        int | None, typer.Option(min=1, max=10_000, help="Readings a post [default: 1, of a history 500]")
    ] = None,
    fault: Annotated[str | None, typer.Option(help=f"Put a fault into every series: {_FAULTS}.")] = None,
    fault_at: Annotated[float, typer.Option(min=0, max=1, help="Where it begins, as a share of the series.")] = 0.5,
    url: Annotated[str | None, typer.Option(help="The server [default: that of OTOMO_HOST and OTOMO_PORT]")] = None,
    login: Annotated[
        str | None, typer.Option(help="Who makes the devices [default: the demo's rep, at a demo server]")
    ] = None,
    password: Annotated[
        str | None, typer.Option(envvar="OTOMO_SIMULATE_PASSWORD", help="Asked for when it is not given.")
    ] = None,
    customer: Annotated[str, typer.Option(help="Customer at whom the devices are made.")] = "C001",
    key: Annotated[
        str | None, typer.Option(envvar="OTOMO_SIMULATE_KEY", help="A device key, instead of devices made here.")
    ] = None,
    device_id: Annotated[list[str] | None, typer.Option(help="With --key: the devices it may write.")] = None,
    timestamp: Annotated[str | None, typer.Option(help="Column of times.")] = None,
    temperature: Annotated[str | None, typer.Option(help="Column of temperatures.")] = None,
    humidity: Annotated[str | None, typer.Option(help="Column of humidities.")] = None,
    device_column: Annotated[str | None, typer.Option(help="Column that tells devices apart.")] = None,
    unit: Annotated[str | None, typer.Option(help="C or F, of the temperatures. [default: C, unless known]")] = None,
) -> None:
    """Replay real or made series as devices with keys, over HTTP; counts what the server has acknowledged.

    Ends with 0 when every reading was acknowledged, with 1 when some were refused or given up.
    """
    if fault is not None and fault not in get_args(Fault):
        fail(f"--fault {fault}: choose {_FAULTS}", EXIT_USAGE)
    if (key is None) != (not device_id):
        fail("--key and --device-id go together", EXIT_USAGE)
    if unit not in {None, "C", "F"}:
        fail(f"--unit {unit}: choose C or F", EXIT_USAGE)
    if login is not None and password is None:
        password = typer.prompt("Password", hide_input=True)
    columns = Columns(timestamp, temperature, humidity, device_column, None if unit is None else unit == "F")
    tracks = _tracks(source, columns, len(device_id or ()) or devices or 1)
    if fault is not None:
        tracks = [Track(t.name, inject(t.readings, fault, fault_at)) for t in tracks]  # type: ignore[arg-type]
    mode: Mode = "recorded" if as_recorded else "history" if history else "live"

    async def provide(session: aiohttp.ClientSession) -> list[SimulatedDevice]:
        if key is not None:
            return [SimulatedDevice(i, key, tracks[n % len(tracks)]) for n, i in enumerate(device_id or ())]
        visitor = await Visitor.sign_in(session, address, login, password)
        return await visitor.provision(customer, tracks, devices or len(tracks))

    async def send(simulated: Sequence[SimulatedDevice], sender: Sender, stop: asyncio.Event) -> None:
        if mode == "live":
            pace = rate or natural_rate(simulated, speed or 1)
            await replay_live(simulated, sender, batch or 1, pace, seconds, stop)
        else:
            await replay_history(_placed(simulated, mode), sender, batch or 500, speed, stop)

    settings = load_settings()
    address = (url or f"http://{settings.host}:{settings.port}").rstrip("/")
    try:
        totals = asyncio.run(_run(provide, send, address, rate if mode != "live" else None, mode))
    except ProvisionError as error:
        fail(str(error))
    _tell(totals)


def _placed(simulated: Sequence[SimulatedDevice], mode: Mode) -> Sequence[SimulatedDevice]:
    return ending_at(simulated, int(time.time() * 1000)) if mode == "history" else simulated


def _tracks(source: Path | None, columns: Columns, devices: int) -> list[Track]:
    if source is None:
        return [made_track(f"made-{seed}", seed, _MADE) for seed in range(1, devices + 1)]
    try:
        return read_tracks(source, columns)
    except UnreadableFileError as unreadable:
        fail(str(unreadable), EXIT_USAGE)


async def _run(provide: Provide, send: Send, url: str, rate: float | None, mode: Mode) -> Totals:
    """Sends until it is done, or somebody interrupts it: what is under way is finished."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    # The jar keeps cookies of hosts that are addresses, too: a development server is one.
    limit = aiohttp.ClientTimeout(total=300)
    async with aiohttp.ClientSession(timeout=limit, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        simulated = await provide(session)
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        with _progress() as bar:
            total = None if mode == "live" else sum(len(device.readings) for device in simulated)
            task = bar.add_task(f"{len(simulated)} devices → {url}", total=total, refused=0)

            def advance(readings: int) -> None:
                bar.update(task, advance=readings, refused=sender.totals.refused)

            sender = Sender(session, url, Pace(rate), advance)
            await send(simulated, sender, stop)
    return sender.totals


def _progress() -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("refused {task.fields[refused]}"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _tell(totals: Totals) -> None:
    typer.echo(
        f"{totals.acknowledged} acknowledged, {totals.refused} refused, {totals.repeated} sent again, "
        f"{totals.given_up} given up"
    )
    for reason, number in sorted(totals.reasons.items(), key=lambda pair: -pair[1]):
        typer.echo(f"refused {number}: {reason}", err=True)
    if totals.refused or totals.given_up:
        raise typer.Exit(1)
