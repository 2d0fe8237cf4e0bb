"""The `otomo` command: one Typer app, a module per command group."""

import typer

from otomo.cli.openapi import openapi
from otomo.cli.plan import plan

app = typer.Typer(
    name="otomo",
    help="Otomo (お供): whom to visit and why now, in what order, and what to say.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def _root() -> None:
    """Groups the commands; without it Typer would collapse a single one."""


app.command()(openapi)
app.command()(plan)


def main() -> None:
    """Entry point of the console script."""
    app()
