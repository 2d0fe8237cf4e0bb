"""`otomo setup-code`: what the first administrator has to show."""

import typer

from otomo.cli.runtime import with_services
from otomo.web.provide import Services


def setup_code() -> None:
    """Print a code with which the first administrator signs up in the browser; it counts once, for 24 hours."""

    async def work(services: Services) -> str:
        from otomo.auth.setup.service import SetupService  # noqa: PLC0415 - `--help` starts without it

        setup: SetupService = services[SetupService]
        return await setup.new_code()

    typer.echo(with_services(work))
