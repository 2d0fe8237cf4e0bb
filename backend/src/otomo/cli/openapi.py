"""`otomo openapi`: the API's description, as the repository keeps it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from otomo.cli.runtime import load_settings, write_document


def openapi(
    output: Annotated[Path | None, typer.Argument(help="File to write; standard output without it.")] = None,
    check: Annotated[bool, typer.Option(help="Write nothing; exit 1 when the file differs.")] = False,
) -> None:
    """Write the OpenAPI document."""
    from otomo.app import create_app  # noqa: PLC0415 - the whole product; other commands start without it

    document = json.dumps(create_app(load_settings()).openapi(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_document(document, output, check=check, remedy="make openapi")
