"""`otomo demo`: accounts and books to try Otomo with."""

import asyncio
import signal
from typing import Annotated

import aiohttp
import typer
from rich.console import Console
from rich.progress import Progress

from otomo.cli.runtime import load_settings, with_services
from otomo.web.provide import Services

_LOAD_READ_SECONDS = 30.0  # an emulator on a busy machine takes its time with thousands of readings

app = typer.Typer(help="Accounts and books to try Otomo with.", no_args_is_help=True)


@app.command()
def load(
    customers: Annotated[
        int | None, typer.Option(min=1, max=100_000, help="Generate a book of this size instead of the demo book.")
    ] = None,
    holdings: Annotated[int, typer.Option(min=1, max=60, help="Average holdings of a generated customer.")] = 20,
    seed: Annotated[int, typer.Option(help="Another seed, another book.")] = 1,
    owner: Annotated[str | None, typer.Option(help="Give all generated customers to this demo rep.")] = None,
) -> None:
    """Load the demo accounts and the demo book, or a generated one; what is there already is left alone."""

    async def work(services: Services) -> str:
        from otomo.demo.load import load_demo, load_generated  # noqa: PLC0415 - the whole product

        if customers is None:
            return await load_demo(services)
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(f"{customers} customers", total=customers)
            return await load_generated(services, customers, holdings, seed, owner, lambda n: bar.advance(task, n))

    typer.echo(with_services(work, read_seconds=_LOAD_READ_SECONDS))


@app.command()
def feed(
    url: Annotated[str | None, typer.Option(help="The server [default: that of OTOMO_HOST and OTOMO_PORT]")] = None,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two readings of a device.")] = 30.0,
) -> None:
    """Keep the demo's devices measuring: posts as they would, until it is interrupted."""
    from otomo.simulator.feeder import Feeder  # noqa: PLC0415 - `--help` starts without it

    settings = load_settings()
    address = (url or f"http://{settings.host}:{settings.port}").rstrip("/")

    async def work() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        limit = aiohttp.ClientTimeout(total=60)
        async with aiohttp.ClientSession(timeout=limit, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            feeding = asyncio.create_task(Feeder(session, address, every).run(stop))
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait({feeding, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if feeding.done():
                feeding.result()
            feeding.cancel()  # a post that is under way waits for a server that may be gone

    asyncio.run(work())
