"""`otomo openapi`: the API's description, as the repository keeps it."""

import json
from pathlib import Path
from typing import Annotated

import typer


def openapi(
    output: Annotated[Path | None, typer.Argument(help="File to write; standard output without it.")] = None,
    check: Annotated[bool, typer.Option(help="Write nothing; exit 1 when the file differs.")] = False,
) -> None:
    """Write the OpenAPI document."""
    from otomo.app import create_app  # noqa: PLC0415 - the whole product; other commands start without it
    from otomo.settings import Settings  # noqa: PLC0415

    document = json.dumps(create_app(Settings()).openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if output is None:
        typer.echo(document, nl=False)
    elif check:
        if not output.exists() or output.read_text(encoding="utf-8") != document:
            typer.echo(f"{output} is not what the code says; run `make openapi`", err=True)
            raise typer.Exit(1)
    else:
        output.write_text(document, encoding="utf-8")
