"""One answer by a model while it is made: the typed context of its tools and middleware."""

import asyncio
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from otomo.assistant.agent.spotlight import Spotlight
from otomo.assistant.agent.wording import Wording
from otomo.assistant.facts import MARK
from otomo.assistant.limits import BYTES_PER_TOOL, FACTS_PER_TOOL
from otomo.assistant.tools.trips import Planned
from otomo.assistant.turn import Reason, Turn
from otomo.assistant.usage.items import Usage

if TYPE_CHECKING:
    from opentelemetry.trace import Span

    from otomo.assistant.agent.spans import Spans


class HandBackError(Exception):
    """The model cannot finish this answer."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class UnclearError(Exception):
    """A tool's argument names nothing, or several things; the message is for the model."""


_CHUNK = 24
_NOTHING = "Nothing on record."
_QUOTED = re.compile("「[^」]*」|“[^”]*”")


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A card that is shown if the answer cites what it shows."""

    fact_ids: frozenset[str]
    show: Callable[[], None]


@dataclass(slots=True)
class LiveRun:
    """`priced`: tokens in and out as usage; `is_spent`: whether that is over the user's budget. `lines`: what the tools
    told, to fall back on; `support`: all that was told, without words of others. `has_begun`: the model has said
    something in the call under way; `has_drafted`: in any."""

    turn: Turn
    said: str
    priced: Callable[[int, int], Usage]
    is_spent: Callable[[Usage], bool]
    spotlight: Spotlight = field(default_factory=Spotlight)
    tools: asyncio.Lock = field(default_factory=asyncio.Lock)
    lines: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    model: str = ""
    spans: "Spans | None" = None
    cards: list[WaitingCard] = field(default_factory=list)
    plan: Planned | None = None
    has_begun: bool = False
    has_drafted: bool = False

    def told(self, lines: Sequence[str], head: str = "") -> str:
        """A tool's result for the model: cited lines within the limits of a tool, words of others marked."""
        facts = {f.id: f for f in self.turn.context.facts.all}
        shown, seen, size = [head] if head else [], set(MARK.findall(head)), len(head.encode())
        for line in lines:
            text = self.spotlight.shown(line, facts)
            seen |= set(MARK.findall(line))
            size += len(text.encode())
            if len(seen) > FACTS_PER_TOOL or size > BYTES_PER_TOOL:
                shown.append("(more is on record than is shown)")
                break
            shown.append(text)
            self.lines.append(line)
        return "\n".join(shown) or _NOTHING

    def heard(self, text: str) -> None:
        """Keeps what the model was told, but for names and words that others have written."""
        for fact in self.turn.context.facts.all:
            if fact.unit == "text":
                text = text.replace(fact.display, " ")
        self.support.append(self.spotlight.without_quotes(text))

    def wording(self) -> Wording:
        """The words that the answer may use."""
        before = [_QUOTED.sub(" ", e.answer) for e in self.turn.past.said[-1:]]
        lacking = bool(self.turn.context.facts.missing) or any(_NOTHING in told for told in self.support)
        names = [f.id for f in self.turn.context.facts.all if f.unit == "text"]
        return Wording.of([self.said, *before], filter(str.strip, self.support), self.lines, names, is_lacking=lacking)

    def card_of(self, lines: Sequence[str], show: Callable[[], None]) -> None:
        """Keeps a card until it is known what the answer cites."""
        self.cards.append(WaitingCard(frozenset(i for line in lines for i in MARK.findall(line)), show))

    def span(self, name: str, **attributes: str | int) -> "AbstractContextManager[Span | None]":
        """For whoever watches over OTLP, if anybody does."""
        return self.spans.span(name, **attributes) if self.spans else nullcontext()

    def spend(self, read: int, written: int) -> None:
        """Counts a call of the model."""
        self.turn.usage += self.priced(read, written)
        self.turn.emit("usage", msgspec.to_builtins(self.turn.usage))

    def begins(self, read: int) -> None:
        """Says what a call will cost at least, for whoever ends the run if this process dies meanwhile."""
        self.turn.emit("usage", msgspec.to_builtins(self.turn.usage + self.priced(read, 0)))


@dataclass(slots=True)
class Draft:
    """What the model has said so far. `messages`: the conversation that led to it, for a repair."""

    run: LiveRun
    text: str = ""
    messages: list[Any] = field(default_factory=list)
    _waiting: str = ""

    def add(self, words: str) -> None:
        """Shows words as not verified; a mark is never cut."""
        if not words:
            return
        self.run.has_begun = self.run.has_drafted = True
        self.text += words
        self._waiting += words
        is_open = "[" in self._waiting and "]" not in self._waiting[self._waiting.rfind("[") :]
        if not is_open and (len(self._waiting) >= _CHUNK or self._waiting.endswith(("\n", "。"))):
            self.flush()

    def finish(self, is_cut: bool) -> None:
        """The last word was said; a sentence that was cut at the most tokens is left out."""
        self.flush()
        if is_cut:
            self.text = self.whole()

    def whole(self) -> str:
        """Without the sentence that is still being written."""
        return self.text[: max(self.text.rfind(end) for end in ("\n", "。", ". ", "] ")) + 1]

    def flush(self) -> None:
        """Shows what waits."""
        if self._waiting:
            self.run.turn.emit("text.delta", {"text": self._waiting, "verified": False})
            self._waiting = ""

    def restart(self) -> None:
        """What was said before a tool was called is no part of the answer."""
        self._waiting = ""
        if self.text:
            self.text = ""
            self.run.turn.replace_text([], "restarted")
