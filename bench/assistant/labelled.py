"""The check of figures on labelled sentences: does it pass what the facts cover, and stop what they do not?

`sentences.tsv`: `+` covered or `-` not, the kind of sentence, the sentence; `facts.tsv`: what is known. Written by
hand beside the code that checks them. Every second line is held out: the check was improved on the others only.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from otomo.assistant.agent import claims
from otomo.assistant.agent.wording import Wording
from otomo.assistant.facts import Fact, Registry
from otomo.assistant.grounding import Grounds
from otomo.assistant.planner.names import NameIndex
from otomo.crm.book.items import CustomerDigest
from otomo.demo.files import rows
from otomo.rich import Label, Ref

HERE = Path(__file__).parent
TODAY = date(2026, 11, 20)


class Sentence(NamedTuple):
    """A labelled sentence; `held_out`: not looked at while the check was written."""

    covered: bool
    kind: str
    text: str
    held_out: bool


def facts() -> dict[str, Fact]:
    """What is known, by id."""
    found = {}
    for line in (HERE / "facts.tsv").read_text(encoding="utf-8").splitlines():
        fact_id, kind, unit, value, record, record_id, customer_id = line.split("\t")
        ref = Ref(record, record_id, customer_id or None)  # type: ignore[arg-type]
        found[fact_id] = Fact(
            id=fact_id, kind=kind, subject_id=customer_id or record_id, label=Label(kind, kind), value=value, unit=unit,
            display=value, as_of=TODAY, source_ref=ref,
        )  # fmt: skip
    return found


def names() -> NameIndex:
    """The demo book's customers."""
    return NameIndex(
        CustomerDigest(
            customer_id=row["顧客ID"], name=row["氏名"], kana=row["フリガナ"], risk_level=1,
            kind="corporate" if row["区分"] == "法人" else "individual",
        )
        for row in rows("customers")
    )  # fmt: skip


def sentences() -> list[Sentence]:
    """The labelled sentences in order."""
    lines = (HERE / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    return [_sentence(line.split("\t"), n) for n, line in enumerate(lines)]


def _sentence(cells: list[str], number: int) -> Sentence:
    label, kind, text = cells
    return Sentence(label == "+", kind, text, held_out=number % 2 == 1)


def verdicts() -> list[tuple[Sentence, list[str]]]:
    """Each sentence with what the check says is wrong with it."""
    grounds = Grounds(facts(), TODAY, names())
    return [(s, [f"{p.kind} {p.said}" for p in grounds.problems(s.text)]) for s in sentences()]


def scored(show: Literal["dev", "all"] = "dev") -> str:
    """Precision (of what it stops) and recall (of what it should), by half and kind, and its errors on the half that
    may be looked at."""
    found = verdicts()
    lines = ["| sentences | number | precision | recall |", "| --- | ---: | ---: | ---: |"]
    for title, held_out in (("looked at", False), ("held out", True)):
        lines.append(_row(title, [v for v in found if v[0].held_out is held_out]))
    lines.append(_row("**all**", found))
    for kind in dict.fromkeys(s.kind for s, _ in found):
        lines.append(_row(kind, [v for v in found if v[0].kind == kind]))
    for sentence, problems in found:
        if sentence.covered == bool(problems) and (show == "all" or not sentence.held_out):
            lines.append(f"{'STOPPED' if problems else 'PASSED'} {sentence.kind}: {sentence.text} {problems}")
    return "\n".join(lines)


class Known(Registry):
    """What is known, as a turn has it."""

    def __init__(self) -> None:
        super().__init__("ja", TODAY)
        self._facts = facts()


@dataclass(frozen=True)
class Surroundings:
    """What words are compared with."""

    facts: Registry
    names: NameIndex


def stopped() -> str:
    """How many of the covered sentences the check of words would stop, were they a model's; the tools' lines are the
    facts' names."""
    around = Surroundings(Known(), names())
    told = [f"{f.label.ja} {f.label.en}[f:{f.id}]" for f in around.facts.all]
    wording = Wording.of([], ["\n".join(told)], told)
    covered = [s for s in sentences() if s.covered]
    bad = [(s, found) for s in covered if (found := claims.words(around, s.text, wording))]
    lines = [f"Of {len(covered)} labelled sentences that are covered the check of words stops {len(bad)}."]
    lines += [f"STOPPED {s.text} {[p.said for p in found]}" for s, found in bad]
    return "\n".join(lines)


def _row(title: str, found: list[tuple[Sentence, list[str]]]) -> str:
    counts = Counter((s.covered, bool(problems)) for s, problems in found)
    hits, false_alarms, misses = counts[False, True], counts[True, True], counts[False, False]
    return f"| {title} | {len(found)} | {_share(hits, false_alarms)} | {_share(hits, misses)} |"


def _share(good: int, bad: int) -> str:
    return f"{good / (good + bad):.3f}" if good + bad else "-"
