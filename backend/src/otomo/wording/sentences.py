"""Sentences in both languages: a template for each, with facts in its places."""

from collections.abc import Iterable
from functools import lru_cache
from string import Formatter

from otomo.rich import Rich, Segment


def sentence(ja: str, en: str, **facts: Rich) -> Rich:
    """The two templates with `{name}` replaced by the fact of that name, each in its language.

    The templates themselves carry no figure: a figure is a fact with its record. A place without a fact is a KeyError.
    """
    return Rich(
        tuple(_filled(ja, {name: fact.ja for name, fact in facts.items()})),
        tuple(_filled(en, {name: fact.en for name, fact in facts.items()})),
    )


def listed(items: Iterable[Rich], ja: str = "、", en: str = ", ") -> Rich:
    """`items` one after another with a separator between them."""
    texts = list(items)
    return Rich(_joined([t.ja for t in texts], ja), _joined([t.en for t in texts], en))


def _joined(items: list[tuple[Segment, ...]], separator: str) -> tuple[Segment, ...]:
    out: list[Segment] = []
    for item in items:
        if out and separator:
            out.append(Segment(separator))
        out.extend(item)
    return tuple(out)


def _filled(template: str, facts: dict[str, tuple[Segment, ...]]) -> Iterable[Segment]:
    for text, name in _pieces(template):
        if text is not None:
            yield text
        if name is not None:
            yield from facts[name]


@lru_cache(maxsize=512)
def _pieces(template: str) -> tuple[tuple[Segment | None, str | None], ...]:
    """Templates are constants: each is taken apart once."""
    return tuple((Segment(text) if text else None, name) for text, name, _, _ in Formatter().parse(template))
