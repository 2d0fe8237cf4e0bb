"""Text whose figures lead back to records: segments with an optional reference, in both languages."""

from collections.abc import Iterable
from typing import Literal

import msgspec

RefKind = Literal["customer", "holding", "product", "note", "inflow", "event", "trip", "device", "alarm"]
Locale = Literal["ja", "en"]


class Ref(msgspec.Struct, frozen=True):
    """A record a figure comes from."""

    kind: RefKind
    id: str
    customer_id: str | None = None


class Segment(msgspec.Struct, frozen=True):
    """A run of text; `ref` makes it a link to its record, `strong` a figure or name worth seeing first."""

    text: str
    ref: Ref | None = None
    strong: bool = False


class Label(msgspec.Struct, frozen=True):
    """A short text in both languages."""

    ja: str
    en: str


class Rich(msgspec.Struct, frozen=True):
    """A sentence in both languages."""

    ja: tuple[Segment, ...]
    en: tuple[Segment, ...]


def fact(text: str, ref: Ref) -> Segment:
    """A figure, date or name taken from the record `ref`."""
    return Segment(text, ref, strong=True)


def segments(parts: Iterable[str | Segment]) -> tuple[Segment, ...]:
    """Plain strings and facts as segments, empty strings left out."""
    return tuple(Segment(p) if isinstance(p, str) else p for p in parts if p)
