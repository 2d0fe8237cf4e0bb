"""The assistant's own tasks over the demo book: what is asked, and what a right answer must and must not hold.

`tasks.tsv` (known while the rules were written) and `unseen.tsv` (written after, never tuned on): intent,
 question, expectations separated by spaces (`_` in a value stands for a space):
`c=` the customers the answer is about and may name (`any`: anybody of the book); `f=` a fact it must rest on, as
`<kind>@<record>` or the beginning of both; `say=` words it must say; `p=` the sorts of its proposals; `after=` the
conversation before; `screen=` the customer on the screen; `user=` who asks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from otomo.assistant.asking import as_values, past_of, principal_of, turn_of
from otomo.assistant.turn import Mode, Past, Screen, Turn

BEFORE = {"plan1": "来週水曜に静岡を回る旅程を作って", "hold1": "佐久間様の保有"}
MARK = re.compile(r"\[f:\d+\]")


@dataclass(frozen=True)
class Task:
    """A question with its expectations."""

    intent: str
    question: str
    customers: tuple[str, ...] | None
    facts: tuple[str, ...]
    say: tuple[str, ...]
    proposals: tuple[str, ...] | None
    after: str | None
    screen: str | None
    user: str

    @property
    def language(self) -> str:
        """Of the question."""
        return "ja" if re.search("[ぁ-んァ-ヴ一-龥]", self.question) else "en"


@dataclass(frozen=True)
class Result:
    """What was wrong with an answer; nothing when it passed. `fallback`: why rules answered instead of a model;
    `is_asking`: it said nothing of any record, but asked what was meant."""

    task: Task
    wrong: list[str]
    milliseconds: float
    sentences: int
    dropped: int
    mode: Mode
    fallback: str | None
    cost: float
    is_asking: bool

    @classmethod
    def of(cls, task: Task, turn: Turn, wrong: list[str], milliseconds: float) -> "Result":
        """Of a finished turn."""
        dropped = len(turn.checks.dropped)
        asking = turn.asked.intent == "unclear" or not (turn.citations or turn.proposals)
        return cls(
            task, wrong, milliseconds, turn.checks.sentences, dropped, turn.mode, turn.fallback, turn.usage.cost, asking
        )  # fmt: skip


def tasks(file: str) -> list[Task]:
    """The tasks as written."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    return [_task(*line.split("\t")) for line in lines if line]


def _task(intent: str, question: str, expected: str) -> Task:
    words = expected.split()
    said: dict[str, list[str]] = {}
    for word in words:
        key, _, value = word.partition("=")
        said.setdefault(key, []).append(value.replace("_", " "))
    names = said.get("c")
    return Task(
        intent=intent,
        question=question,
        customers=None if names is None else tuple(filter(None, names[0].split(","))),
        facts=tuple(said.get("f", ())),
        say=tuple(said.get("say", ())),
        proposals=tuple(filter(None, said["p"][0].split(","))) if "p" in said else None,
        after=said.get("after", [None])[0],
        screen=said.get("screen", [None])[0],
        user=said.get("user", ["takanashi"])[0],
    )


async def run(task: Task, services: dict[type[Any], Any], mode: Mode | None = None) -> tuple[Turn, dict[str, Any]]:
    """The answer to a task's question; a conversation before it is by rules."""
    principal = await principal_of(services, task.user)
    past = Past()
    if task.after is not None:
        past = past_of(await turn_of(services, principal, BEFORE[task.after]))
    turn = await turn_of(services, principal, task.question, screen=Screen(task.screen), past=past, mode=mode)
    return turn, as_values(turn)


def faults(task: Task, turn: Turn, found: dict[str, Any], names: dict[str, str], mode: Mode = "rules") -> Iterator[str]:
    """What is wrong; `names` are the whole book's customers by id, seen by the asker or not. In live mode the intent is
    the model's affair, and what was dropped was not shown."""
    text = MARK.sub("", found["answer"])
    if found["intent"] not in task.intent.split("|") and mode == "rules":
        yield f"intent {found['intent']}"
    if not text:
        yield "says nothing"
    for words in task.say:
        if words not in text:
            yield f"does not say {words}"
    for fact in task.facts:
        if not any(_is(fact, f) for f in found["facts"]):
            yield f"lacks {fact}"
    if found["checks"]["dropped"] and mode == "rules":
        yield f"dropped {found['checks']['dropped']}"
    if task.proposals is not None and sorted(p["type"] for p in found["proposals"]) != sorted(task.proposals):
        yield f"proposes {[p['type'] for p in found['proposals']]}"
    yield from _about(task, turn, text, names)


def _is(wanted: str, fact: dict[str, Any]) -> bool:
    kind, _, record = wanted.partition("@")
    return bool(fact["kind"].startswith(kind) and fact["source_ref"]["id"].startswith(record))


def _about(task: Task, turn: Turn, text: str, names: dict[str, str]) -> Iterator[str]:
    named = {customer_id for customer_id, name in names.items() if name in text}
    if task.user == "sato" and named:
        yield f"names a foreign customer: {sorted(named)}"
    if task.customers is None:
        return
    wanted = set(task.customers)
    if stray := named - wanted:
        yield f"names {sorted(stray)}"
    if lacking := wanted - named - set(turn.customers):
        yield f"is not about {sorted(lacking)}"
