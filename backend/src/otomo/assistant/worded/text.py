"""Between a briefing and a model's text: cited lines out, sections of rich text back."""

import re
from collections.abc import Mapping, Sequence

from otomo.assistant.facts import MARK, Fact
from otomo.rich import Rich, Segment
from otomo.trips.briefings.items import Section

_HEADING = re.compile(r"^#+\s*(\w+)\s*$", re.MULTILINE)


def sections_of(text: str) -> dict[str, str]:
    """The text below each heading."""
    parts = _HEADING.split(text)
    return {kind: below.strip() for kind, below in zip(parts[1::2], parts[2::2], strict=True)}


def rich(lines: Sequence[str], facts: Mapping[str, Fact]) -> list[Rich]:
    """Cited lines with their facts as links; the same in both languages."""
    made = [tuple(_segments(line, facts)) for line in lines]
    return [Rich(segments, segments) for segments in made]


def _segments(line: str, facts: Mapping[str, Fact]) -> list[Segment]:
    found: list[Segment] = []
    pieces = MARK.split(line)
    for text, fact_id in zip(pieces[::2], [*pieces[1::2], None], strict=True):
        fact = facts.get(fact_id or "")
        if fact is not None and text.endswith(fact.display):
            found.append(Segment(text.removesuffix(fact.display)))
            found.append(Segment(fact.display, fact.source_ref, strong=fact.trust != "quoted"))
        else:
            found.append(Segment(text))
    return [s for s in found if s.text]


def in_order(sections: Sequence[Section]) -> list[Section]:
    """What changed since the last contact first."""
    return sorted(sections, key=lambda s: s.kind != "changed")
