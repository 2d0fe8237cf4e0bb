"""A turn: one question on its way to an answer. Every line is checked against its facts before anybody sees it."""

import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import msgspec

from otomo.assistant.errors import TooManyToolCallsError
from otomo.assistant.facts import MARK, Fact
from otomo.assistant.grounding import Grounds, Problem, sentences
from otomo.assistant.limits import TOOL_CALLS
from otomo.assistant.planner.understanding import Understood
from otomo.assistant.proposals.items import Draft, Proposal, StopsDraft, TripDraft
from otomo.assistant.tools.context import Context, Row
from otomo.assistant.usage.items import Usage

Mode = Literal["rules", "live"]
"""How an answer is written: from templates, or by a model over the same tools and the same check."""
Obstacle = Literal["no-key", "budget", "unavailable"]
"""Why no model is asked."""
Reason = Literal[Obstacle, "busy", "timeout", "limit", "unverified"]
"""Why rules answer where a model might have."""
Replaced = Literal["verified", "repaired", "dropped", "fallback", "restarted"]

Emit = Callable[[str, dict[str, Any]], None]
Propose = Callable[[Draft], Awaitable[Proposal]]


@dataclass(frozen=True, slots=True)
class Screen:
    """What the user is looking at: what "this customer" and "this trip" mean."""

    customer_id: str | None = None
    trip_id: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question with its answer and the facts that one cites."""

    question: str
    answer: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier turns of the chat left: whom it was about, the facts last shown, the plan still open, what was said.
    `before`: what was asked before that."""

    customers: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    plan: tuple[str, TripDraft | StopsDraft] | None = None
    said: tuple[Exchange, ...] = ()
    before: tuple[str, ...] = ()


class Card(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the answer that is not prose. `data` depends on `type`; texts in it cite facts as the answer does."""

    type: str
    data: dict[str, Any]


class Checks(msgspec.Struct, frozen=True):
    """How many sentences were checked, and which were dropped and why."""

    sentences: int = 0
    dropped: tuple[dict[str, str], ...] = ()

    @property
    def figures_ok(self) -> bool:
        """Whether nothing had to be dropped."""
        return not self.dropped


@dataclass(slots=True)
class Turn:
    """What a turn has said so far. `customers`: whom it is about."""

    context: Context
    asked: Understood
    screen: Screen
    past: Past
    now: datetime
    emit: Emit
    propose_draft: Propose
    replace_plan: Callable[[str], Awaitable[None]]
    customers: tuple[str, ...] = ()
    cards: list[Card] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    mode: Mode = "rules"
    model: str | None = None
    fallback: Reason | None = None
    usage: Usage = field(default_factory=Usage)
    _lines: list[str] = field(default_factory=list)
    _checked: int = 0
    _dropped: list[dict[str, str]] = field(default_factory=list)
    _calls: int = 0
    _cited: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The answer so far."""
        return "\n".join(self._lines)

    @property
    def checks(self) -> Checks:
        """What the checks found."""
        return Checks(self._checked, tuple(self._dropped))

    @property
    def citations(self) -> tuple[str, ...]:
        """The facts the answer cites, in order."""
        return tuple(dict.fromkeys(MARK.findall(self.text)))

    def say(self, ja: str, en: str, **facts: Fact | str) -> None:
        """A line from a template of the turn's language."""
        self.line(self.context.fill(ja, en, **facts))

    def line(self, text: str) -> None:
        """A cited line; sentences that say more than their facts are dropped."""
        kept = [s for s in sentences(text) if not self.refused(s, self.problems(s))]
        if kept:
            joined = self.joined(kept)
            self._lines.append(joined)
            self.emit("text.delta", {"text": joined + "\n"})
            self._cite()

    def joined(self, parts: Sequence[str]) -> str:
        """Sentences as a line."""
        return ("" if self.context.is_japanese else " ").join(parts)

    def replace_text(self, lines: Sequence[str], reason: Replaced) -> None:
        """Puts checked lines in the place of everything said so far."""
        self._lines = list(lines)
        self.emit("text.replaced", {"text": self.text + "\n" if lines else "", "reason": reason})
        self._cite()

    def problems(self, sentence: str) -> list[Problem]:
        """What a sentence says that its facts do not."""
        facts = {f.id: f for f in self.context.facts.all}
        return Grounds(facts, self.context.today, self.context.names).problems(sentence)

    def refused(self, sentence: str, problems: Sequence[Problem]) -> bool:
        """Whether a sentence is dropped; what it is dropped for is kept."""
        self._checked += 1
        if problems:
            self._dropped.append({"sentence": sentence, "why": ", ".join(f"{p.kind}: {p.said}" for p in problems)})
        return bool(problems)

    def change_mode(self, mode: Mode, model: str | None, reason: Reason | None = None) -> None:
        """From now on the answer is written in another way; `reason`: why not by the model."""
        self.mode, self.model, self.fallback = mode, model, reason
        self.emit("mode.changed", {"mode": mode, "model": model, "reason": reason})

    def renew_calls(self) -> None:
        """Rules that finish what a model began have their own calls."""
        self._calls = 0

    def _cite(self) -> None:
        new = [i for i in self.citations if i not in self._cited]
        self._cited.update(new)
        if new:
            self.emit("citation", {"fact_ids": new})

    def rows(self, rows: Sequence[Row], most: int = 5) -> None:
        """The first rows as lines."""
        for row in rows[:most]:
            self.line(f"・{row.text}")

    def card(self, kind: str, **data: Any) -> None:
        """A card beside the text."""
        card = Card(type=kind, data=data)
        self.cards.append(card)
        self.emit("card", {"type": kind, **data})

    def table(self, title: str, rows: Sequence[Row]) -> None:
        """A card with rows."""
        shown = [
            {"ref": msgspec.to_builtins(r.ref), "customer_id": r.customer_id, "text": r.text, "fact_ids": r.fact_ids}
            for r in rows
        ]
        if shown:
            self.card("table", title=title, rows=shown)

    async def propose(self, draft: Draft) -> Proposal:
        """A write for the user to approve."""
        proposal = await self.propose_draft(draft)
        self.proposals.append(proposal)
        self.emit("proposal.created", {"proposal_id": proposal.proposal_id, "type": draft.type,
                                       "draft": msgspec.to_builtins(draft)})  # fmt: skip
        return proposal

    @contextmanager
    def tool(self, name: str, /, **args: Any) -> Iterator[None]:
        """A tool at work. Raises TooManyToolCallsError."""
        self._calls += 1
        if self._calls > TOOL_CALLS:
            raise TooManyToolCallsError
        facts = self.context.facts
        before, missing, began = len(facts.all), len(facts.missing), time.perf_counter()
        self.emit("tool.started", {"name": name, "args": {k: v for k, v in args.items() if v not in (None, (), "")}})
        try:
            yield
        finally:
            new = facts.all[before:]
            lacking = [msgspec.to_builtins(m) for m in facts.missing[missing:]]
            if new:
                self.emit("facts.added", {"facts": msgspec.to_builtins(new)})
            ms = round((time.perf_counter() - began) * 1000)
            self.emit("tool.finished", {"name": name, "n_facts": len(new), "ms": ms, "missing": lacking})
