"""The `otomo` command: one Typer app, a module per command group."""

import typer

from otomo.caller import Actor, Caller, begin
from otomo.cli import audit, demo, job, metrics, users
from otomo.cli.access import access
from otomo.cli.ask import ask
from otomo.cli.detect import detect
from otomo.cli.import_ import import_file
from otomo.cli.init import init
from otomo.cli.openapi import openapi
from otomo.cli.plan import plan
from otomo.cli.restore import restore
from otomo.cli.serve import serve
from otomo.cli.setup_code import setup_code
from otomo.cli.simulate import simulate

app = typer.Typer(
    name="otomo",
    help="Otomo (お供): whom to visit and why now, in what order, and what to say.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def _root(context: typer.Context) -> None:
    """Says who acts, for the audit log."""
    begin(Caller(Actor("job", f"otomo {context.invoked_subcommand}")))


app.command()(init)
app.command()(access)
app.command()(ask)
app.command()(detect)
app.command()(serve)
app.command("import")(import_file)
app.command()(openapi)
app.command()(plan)
app.command()(restore)
app.command("setup-code")(setup_code)
app.command()(simulate)
app.add_typer(demo.app, name="demo")
app.add_typer(job.app, name="job")
app.add_typer(users.app, name="user")
app.add_typer(metrics.app, name="metrics")
app.add_typer(audit.app, name="audit")


def main() -> None:
    """Entry point of the console script."""
    app()
