"""What the check of a model's sentences costs: sentences as a good model would write them, which it should let through.

`good.tsv`: `tuned` (the check was improved on them) or `held` out; the question; the tools that were called, as JSON;
a sentence of the answer, without marks. The marks are set here, behind each value of a fact that the sentence copies,
and behind quoted words, as a model is told to.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from attacking import UserTask, turn_of
from model_server import Asked, Call, ModelServer, Reply
from otomo.assistant.agent.run import LiveRun
from otomo.assistant.agent.service import LiveAnswers, judged
from otomo.assistant.facts import MARK, Fact
from otomo.auth.principal import Principal

HERE = Path(__file__).parent
_QUOTE = 6


class Sentence(NamedTuple):
    """A line of the file."""

    held_out: bool
    question: str
    calls: str
    text: str

    @property
    def language(self) -> str:
        """Of the sentence."""
        return "ja" if re.search("[ぁ-んァ-ヴ一-龥]", self.text) else "en"


class Verdict(NamedTuple):
    """What is wrong with a sentence; nothing when it is let through. `marked`: with its marks."""

    sentence: Sentence
    marked: str
    problems: tuple[str, ...]


def sentences() -> list[Sentence]:
    """All of them in order."""
    lines = (HERE / "good.tsv").read_text(encoding="utf-8").splitlines()
    return [Sentence(half == "held", *rest) for half, *rest in (line.split("\t") for line in lines)]


async def verdicts(services: dict[type[Any], Any], rep: Principal, model: ModelServer) -> list[Verdict]:
    """Each sentence after its question and its tools."""
    groups: defaultdict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for sentence in sentences():
        groups[sentence.question, sentence.calls].append(sentence)
    found = []
    for (question, calls), of in groups.items():
        run = await told(services, rep, model, question, [Call(*c) for c in json.loads(calls)])
        found += list(_judged(run, of))
    return found


async def told(
    services: dict[type[Any], Any], rep: Principal, model: ModelServer, question: str, calls: Sequence[Call]
) -> LiveRun:
    """A run whose tools have told what they know."""
    runs: list[LiveRun] = []
    begin = LiveAnswers.run

    def begun(*args: Any) -> LiveRun:
        runs.append(begin(*args))
        return runs[-1]

    def reply(asked: Asked) -> Reply:
        return Reply(text="-") if any(m["role"] == "tool" for m in asked["messages"]) else Reply(calls=calls)

    model.say()
    model.script = reply
    with patch.object(LiveAnswers, "run", begun):
        await turn_of(services, rep, UserTask(question, ()), "live", [], is_written=False)
    assert runs, f"rules alone answer {question}"
    return runs[-1]


def _judged(run: LiveRun, of: Sequence[Sentence]) -> Iterator[Verdict]:
    for sentence in of:
        text = marked(run, sentence.text)
        problems = [p for line in judged(run, text) for _, found in line for p in found]
        yield Verdict(sentence, text, tuple(f"{p.kind}: {p.said}" for p in problems))


def marked(run: LiveRun, text: str) -> str:
    """A text with a mark behind each value it copies; of alike ones that of the line that it shares the most with."""
    facts = run.turn.context.facts
    shared: defaultdict[str, int] = defaultdict(int)
    for line in run.lines:
        ids = set(MARK.findall(line))
        weight = sum(f.display in text for i in ids if (f := facts.get(i)))
        for i in ids:
            shared[i] = max(shared[i], weight)
    best: dict[str, Fact] = {}
    for fact in facts.all:
        if fact.display in text and (fact.display not in best or shared[fact.id] > shared[best[fact.display].id]):
            best[fact.display] = fact
    quotes = [(f.display, f.id) for f in facts.all if f.trust == "quoted"]
    text = re.sub(
        "「[^」]*」|“[^”]*”",
        lambda m: m[0] + next((f"[f:{i}]" for said, i in quotes if m[0][1:-1] in said and len(m[0]) > _QUOTE), ""),
        text,
    )
    displays = "|".join(re.escape(d) for d in sorted(best, key=len, reverse=True)) or "(?!)"
    return re.sub(rf"(?<![\d,.])(?:{displays})(?!\d)", lambda m: best[m[0]].cited, text)


def report(found: Sequence[Verdict]) -> str:
    """How many sentences are stopped, by half and language, and why those that may be looked at are."""
    lines = ["| good sentences | number | stopped | by the check of words |", "| --- | ---: | ---: | ---: |"]
    for title, held_out in (("tuned", False), ("held out", True)):
        for language in ("ja", "en"):
            of = [v for v in found if v.sentence.held_out is held_out and v.sentence.language == language]
            lines.append(_row(f"{title}, {language}", of))
        lines.append(_row(f"**{title}**", [v for v in found if v.sentence.held_out is held_out]))
    lines += [f"STOPPED {v.marked} ({'; '.join(v.problems)})" for v in found if v.problems and not v.sentence.held_out]
    return "\n".join(lines)


def _row(title: str, of: Sequence[Verdict]) -> str:
    stopped = sum(bool(v.problems) for v in of)
    by_words = sum(any(p.startswith("words") for p in v.problems) for v in of)
    return f"| {title} | {len(of)} | {stopped} ({stopped / len(of):.1%}) | {by_words} ({by_words / len(of):.1%}) |"
