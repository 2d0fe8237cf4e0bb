"""Writes the table of settings into both READMEs from the settings themselves: `configuration.py [--check]`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from otomo.settings import Settings
from pydantic import AliasChoices, BaseModel, SecretStr
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ja.md")
BEGIN, END = "<!-- settings: made by `make openapi` -->", "<!-- /settings -->"


def main() -> None:
    table = "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows(Settings, "OTOMO_")])
    stale = [name for name in READMES if not write(ROOT / name, table, check="--check" in sys.argv)]
    if stale:
        sys.exit(f"the settings in {' and '.join(stale)} are not what the code says: run `make openapi`")


def write(path: Path, table: str, *, check: bool) -> bool:
    """Whether the file has the table now."""
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        sys.exit(f"{path.name} has no place for the settings: {BEGIN} … {END}")
    wanted = f"{head}{BEGIN}\n{table}\n{END}{tail}"
    if not check:
        path.write_text(wanted, encoding="utf-8")
    return text == wanted or not check


def rows(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from rows(kind, f"{prefix}{name.upper()}__")
        else:
            where = variable(field, prefix + name.upper())
            yield f"| `{where}` | {default(field.default)} | {field.description or ''} |"


def variable(field: FieldInfo, name: str) -> str:
    alias = field.validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else name


def plain(value: Any) -> Any:
    """As it stands in JSON."""
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else str(value)


def default(value: Any) -> str:
    match value:
        case None | "":
            return ""
        case SecretStr():
            return "(development only)"
        case dict():
            return f"`{json.dumps({key: plain(content) for key, content in value.items()})}`"
        case bool():
            return f"`{str(value).lower()}`"
        case _:
            return f"`{value}`"


if __name__ == "__main__":
    main()
