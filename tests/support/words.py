"""The words of the screens in both languages, from the catalogs the frontend is built with."""

import re
from functools import cache
from typing import Literal

from babel.messages.pofile import read_po
from launched import ROOT

Locale = Literal["ja", "en"]
LOCALES: tuple[Locale, ...] = ("ja", "en")


@cache
def catalog() -> dict[str, str]:
    """English message to Japanese message."""
    sources = ROOT / "frontend" / "src"
    found: dict[str, str] = {}
    for path in sorted([sources / "locales" / "ja.po", *sources.glob("features/*/locales/ja.po")]):
        # The header's date is empty, which no reader of dates likes.
        lines = [line for line in path.read_text(encoding="utf-8").splitlines(True) if "-Date:" not in line]
        for message in read_po(lines, locale="ja"):
            if message.id:
                found[str(message.id)] = str(message.string)
    return found


def say(locale: Locale, message: str, *args: object, **values: object) -> str:
    """What the screen shows for an English message; KeyError when the screens do not know it."""
    text = message if locale == "en" and message in catalog() else catalog()[message]
    return text.format(*args, **values) if args or values else text


def literal_parts(locale: Locale) -> set[str]:
    """Every piece of fixed text of the screens in this language, without its values and tags."""
    texts = catalog().keys() if locale == "en" else catalog().values()
    pieces = (piece for text in texts for piece in re.split(r"[{}<>#]|\d", text))
    return {piece.strip() for piece in pieces if piece.strip()}
