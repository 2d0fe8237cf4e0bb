"""Writes docs/api/openapi.json from the application; `--check` only compares, and fails when they differ."""

import json
import sys
from pathlib import Path

from otomo.app import create_app
from otomo.settings import Settings

FILE = Path(__file__).resolve().parent.parent / "docs" / "api" / "openapi.json"


def main() -> None:
    document = create_app(Settings()).openapi()
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if "--check" not in sys.argv[1:]:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
        sys.exit("docs/api/openapi.json is not what the application says: run `make openapi` and commit both files")


if __name__ == "__main__":
    main()
