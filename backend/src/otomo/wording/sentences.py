"""Sentences in both languages, built from plain words and facts."""

from collections.abc import Iterable, Sequence

from otomo.rich import Rich, Segment, segments

Words = Sequence[str | Segment]


def sentence(ja: Words, en: Words) -> Rich:
    """Both languages of one sentence. Plain words carry no figure: a figure is a fact with its record."""
    return Rich(segments(ja), segments(en))


def joined(items: Iterable[Words], separator: str) -> list[str | Segment]:
    """`items` one after another with `separator` between them."""
    out: list[str | Segment] = []
    for item in items:
        if out:
            out.append(separator)
        out.extend(item)
    return out
