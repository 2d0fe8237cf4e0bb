"""`otomo init`: the tables."""

from typing import Annotated

import typer

from otomo.cli.runtime import fail, load_settings


def init(
    wipe: Annotated[bool, typer.Option(help="Delete the tables with all data first.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before wiping.")] = False,
) -> None:
    """Create the tables that are missing; existing ones are left alone."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - slow to import

    from otomo.store.tables import create_tables, drop_tables  # noqa: PLC0415

    settings = load_settings()
    if wipe and not yes:
        typer.confirm(f"Delete all tables named {settings.table_prefix}-… and their data?", abort=True)
    try:
        if wipe:
            drop_tables(settings)
        created = create_tables(settings)
    except (BotoCoreError, ClientError) as error:
        fail(f"the store cannot be reached or refused: {error}")
    for name, is_new in created.items():
        typer.echo(f"{settings.table_prefix}-{name}: {'created' if is_new else 'exists'}")
