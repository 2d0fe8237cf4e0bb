"""Writes the tables of variables into terraform/README.md from the variables themselves: `[--check]`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TERRAFORM = Path(__file__).resolve().parent.parent / "terraform"
README = TERRAFORM / "README.md"
ROOTS = ("bootstrap", "data", "app")
BLOCK = re.compile(r'^variable "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
DESCRIPTION = re.compile(r'^  description\s+= "(.*)"$', re.MULTILINE)
# A value ends where the next argument or block of the variable begins.
DEFAULT = re.compile(r"^  default\s+= (.*?)(?=^  \w|\Z)", re.MULTILINE | re.DOTALL)


def rows(root: str) -> Iterator[str]:
    yield "| variable | default | meaning |"
    yield "| --- | --- | --- |"
    for file in sorted((TERRAFORM / root).glob("variables*.tf")):
        for name, body in BLOCK.findall(file.read_text(encoding="utf-8")):
            description, default = DESCRIPTION.search(body), DEFAULT.search(body)
            value = " ".join(default[1].split()) if default else ""
            shown = f"`{value}`" if value not in ("", "null") else "" if default else "(must be given)"
            meaning = description[1].replace('\\"', '"').replace("|", "\\|") if description else ""
            yield f"| `{name}` | {shown} | {meaning} |"


def filled(text: str) -> str:
    for root in ROOTS:
        begin, end = f"<!-- variables of {root}: made by `make openapi` -->", f"<!-- /variables of {root} -->"
        head, found, rest = text.partition(begin)
        _, closed, tail = rest.partition(end)
        if not (found and closed):
            sys.exit(f"terraform/README.md has no place for the variables of {root}: {begin} … {end}")
        text = "\n".join([f"{head}{begin}", *rows(root), f"{end}{tail}"])
    return text


def main() -> None:
    text = README.read_text(encoding="utf-8")
    wanted = filled(text)
    if "--check" not in sys.argv:
        README.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        sys.exit("the variables in terraform/README.md are not those of the files: run `make openapi`")


if __name__ == "__main__":
    main()
