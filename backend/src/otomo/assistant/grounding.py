"""Whether a sentence says only what its cited facts say: figures, days, shares and names, each compared in value.

Strict on purpose: a figure counts when a fact cited in the same sentence has this value (to the digit that is shown),
unit and sign, and belongs to the customer the sentence names. Figures inside cited words of a person count as said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from otomo.assistant.facts import MARK, Fact
from otomo.assistant.planner.names import NameIndex
from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import Figure, figures
from otomo.assistant.reading.numerals import plain
from otomo.assistant.reading.spans import Period

ProblemKind = Literal["figure", "date", "name", "subject", "topic", "citation", "action", "link", "advice", "words"]

_APPROXIMATELY = Decimal("0.05")
_HALF = Decimal("0.5")
_BLANK = "□"
_LOSS = re.compile(
    r"損|減|下落|下が|下回|マイナス|赤字|割れ|"
    r"\b(?:loss|losses|lost|down|fell|fall(?! (?:on|due))|drop\w*|declin\w*|decreas\w*|negative|lower|minus)\b",
    re.I,
)
_GAIN = re.compile(
    r"益|増|上昇|上が|上回|プラス|黒字|\b(?:gains?|gained|profit|up|rose|rise|increas\w*|positive|higher|plus)\b", re.I
)
_TOPICS: dict[str, tuple[re.Pattern[str], frozenset[str]]] = {
    "maturity": (re.compile(r"償還|満期|\bmatur|\bredem", re.I), frozenset({"holding", "product"})),
    "inflow": (re.compile(r"入金|着金|\binflow|\barrive", re.I), frozenset({"inflow"})),
}  # fmt: skip
_QUOTED = re.compile("「[^「」]*」|“[^“”]*”")
_END = re.compile(r"(?:[。！？\n]|[!?](?=\s|$)|(?<!\bno)(?<!\bM[rs])(?<!\bDr)\.(?=\s|$|\[f:))(?:\[f:\d+\])*")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a sentence says that its facts do not. `said` as it stands there."""

    kind: ProblemKind
    said: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a turn knows: its facts by id, the day, and the names of the book."""

    facts: Mapping[str, Fact]
    today: date
    names: NameIndex | None = None

    def problems(self, sentence: str) -> list[Problem]:
        """What is wrong with `sentence`; nothing when all of it is covered."""
        ids = MARK.findall(sentence)
        cited = [self.facts[i] for i in dict.fromkeys(ids) if i in self.facts]
        found = [Problem("citation", i) for i in ids if i not in self.facts]
        bare = MARK.sub("", sentence)
        text = plain(_without_words(bare, cited, self.facts.values()))
        spans = periods(text, self.today)
        subject = self._subject(bare)
        found += [Problem("date", text[p.at : p.to]) for p in spans if not _dated(p, cited, self.today)]
        for figure in figures(text, [(p.at, p.to) for p in spans]):
            found += _figure_problem(figure, text, cited, subject)
        return [*found, *self._name_problems(bare, cited, subject)]

    def _subject(self, bare: str) -> str | None:
        """The only customer the sentence names."""
        if self.names is None:
            return None
        named = {n.customer_ids[0] for n in self.names.find(bare) if len(n.customer_ids) == 1}
        return named.pop() if len(named) == 1 else None

    def _name_problems(self, bare: str, cited: Sequence[Fact], subject: str | None) -> Iterator[Problem]:
        if self.names is None:
            return
        known = {f.subject_id for f in self.facts.values()}
        quoted = "".join(f.value for f in cited if f.unit == "text")
        for customer_id in sorted(self.names.full_names(bare) - known - self.names.full_names(quoted)):
            yield Problem("name", customer_id)
        stranger = self.names.unknown(bare)
        if stranger is not None and not any(stranger in f.value for f in self.facts.values() if f.unit == "text"):
            yield Problem("name", stranger)
        if subject is not None and subject not in known and subject not in quoted:
            yield Problem("name", subject)


def sentences(text: str) -> list[str]:
    """`text` in sentences, each with the marks behind it; quoted words stay whole."""
    hidden = _QUOTED.sub(lambda m: "\0" * len(m[0]), text)
    ends = [0, *(m.end() for m in _END.finditer(hidden)), len(text)]
    return [s for a, b in pairwise(ends) if (s := text[a:b].strip())]


def _without_words(bare: str, cited: Iterable[Fact], known: Iterable[Fact]) -> str:
    """Names and cited words blanked out: 第4回社債 is no figure."""
    words = {f.display for f in cited if f.unit == "text"} | {f.display for f in known if f.kind.endswith(".name")}
    for word in sorted(words, key=len, reverse=True):
        bare = bare.replace(word, _BLANK)
    return bare


def _dated(period: Period, cited: Sequence[Fact], today: date) -> bool:
    days = [d for f in cited for d in _days_in(f, today)]
    if period.yearless and any((d.month, d.day) == (period.start.month, period.start.day) for d in days):
        return True
    if period.edge == "until":
        return any(d == period.end for d in days) or any(today <= d <= period.end for d in days)
    if period.edge == "from":
        return any(d >= period.start for d in days)
    return any(period.start <= d <= period.end for d in days)


def _days_in(fact: Fact, today: date) -> Iterator[date]:
    if fact.day is not None:
        yield fact.day
    elif fact.unit == "days":
        yield today + timedelta(days=int(Decimal(fact.value)))
    elif fact.unit == "text":
        yield from (p.start for p in periods(plain(fact.value), today))


def _figure_problem(figure: Figure, text: str, cited: Sequence[Fact], subject: str | None) -> Iterator[Problem]:
    said = text[figure.at : figure.to].strip()
    has_loss = any((f.number or 0) < 0 for f in cited)  # then words of loss are about that one
    gains = _LOSS.sub(" ", text) if has_loss else text
    matching = [f for f in cited if _says(figure, f, gains if (f.number or 0) > 0 else text)]
    if not matching:
        yield Problem("figure", said)
        return
    if subject is not None and all(f.source_ref.customer_id not in (None, subject) for f in matching):
        yield Problem("subject", said)
    topic = _topic(text) if figure.is_money else None
    if topic and all(f.source_ref.kind not in topic | {"customer", "note", "trip"} for f in matching):
        yield Problem("topic", said)


def _topic(text: str) -> frozenset[str] | None:
    """The records a sentence speaks of, when it speaks of one sort only."""
    found = [kinds for pattern, kinds in _TOPICS.values() if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _says(figure: Figure, fact: Fact, text: str) -> bool:
    if fact.unit == "text":
        return any(_same(figure, f.value, f.unit, "") for f in figures(plain(fact.value)))
    number = fact.number
    return number is not None and _same(figure, number, fact.unit, text)


def _same(figure: Figure, number: Decimal, unit: str | None, text: str) -> bool:
    if figure.unit is not None and unit is not None and figure.unit != unit and not _alike(figure.unit, unit):
        return False
    value = number
    if figure.sign == 0 and unit != "days" and number < 0:
        if text and not _LOSS.search(text):
            return False
        value = -number
    elif figure.sign == 0 and unit == "days":
        value = abs(number)
    elif figure.sign == 0 and number > 0 and _contradicts(text, unit):
        return False
    return _near(figure, value)


def _contradicts(text: str, unit: str | None) -> bool:
    """A gain told as a loss."""
    return bool(unit and len(unit) == 3 and _LOSS.search(text) and not _GAIN.search(text))


def _alike(said: str, unit: str) -> bool:
    return (said, unit) in {("years", "count"), ("points", "count"), ("days", "count")}


def _near(figure: Figure, value: Decimal) -> bool:
    if figure.high is not None:
        return figure.value - figure.step * _HALF <= value <= figure.high + figure.step * _HALF
    if figure.bound == "least":
        return value >= figure.value
    if figure.bound == "most":
        return value <= figure.value
    reach = figure.step * _HALF
    if figure.approx:
        reach = max(reach, abs(value) * _APPROXIMATELY)
    return abs(value - figure.value) <= reach
