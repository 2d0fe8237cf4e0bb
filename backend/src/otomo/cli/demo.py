"""`otomo demo`: accounts and books to try Otomo with."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from otomo.cli.runtime import with_services
from otomo.web.provide import Services

app = typer.Typer(help="Accounts and books to try Otomo with.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `demo` a group although it has one command."""


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

    typer.echo(with_services(work))
