"""Answers a question for a principal: the one entry for the web, the command line and the evaluation."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.facts import Registry
from otomo.assistant.planner.names import NameIndex
from otomo.assistant.planner.understanding import understand
from otomo.assistant.tools.context import Context, Sources
from otomo.assistant.turn import Emit, Mode, Past, Propose, Screen, Turn
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.rich import Locale
from otomo.signals.service import RankedBook

_MAX_KEPT = 32

Started = Callable[[Turn], None]


@dataclass(slots=True)
class Answering:
    """Makes turns. Names of a book are prepared once for as long as it stands still."""

    sources: Sources
    clock: Clock
    live: LiveAnswers
    _names: dict[str, tuple[RankedBook, NameIndex]] = field(default_factory=dict)

    async def answer(
        self,
        principal: Principal,
        said: str,
        emit: Emit,
        propose: Propose,
        replace_plan: Callable[[str], Awaitable[None]],
        *,
        screen: Screen | None = None,
        past: Past | None = None,
        locale: Locale | None = None,
        mode: Mode | None = None,
        started: Started = lambda _: None,
    ) -> Turn:
        """The finished turn. Without a `mode` rules answer what they understand, the model the rest. `started` gets it
        before anything is said, for whoever must know how far it came."""
        turn = await self.turn(principal, said, emit, propose, replace_plan, screen=screen, past=past, locale=locale)
        started(turn)
        await self.live.answer(turn, said, mode)
        return turn

    async def turn(
        self,
        principal: Principal,
        said: str,
        emit: Emit,
        propose: Propose,
        replace_plan: Callable[[str], Awaitable[None]],
        *,
        screen: Screen | None = None,
        past: Past | None = None,
        locale: Locale | None = None,
    ) -> Turn:
        """A question understood, nothing said yet."""
        book = await self.sources.ranking.book(principal)
        names = await self._names_of(principal, book)
        today = self.clock.today()
        asked = understand(said, names, today, locale)
        facts = Registry(asked.locale, today)
        return Turn(
            context=Context(principal, asked.locale, today, self.sources, book, names, facts),
            asked=asked,
            screen=screen or Screen(),
            past=past or Past(),
            now=self.clock.now(),
            emit=emit,
            propose_draft=propose,
            replace_plan=replace_plan,
        )

    async def _names_of(self, principal: Principal, book: RankedBook) -> NameIndex:
        kept = self._names.get(principal.user_id)
        if kept is None or kept[0] is not book:
            digests = [s.view.digest for s in book.standings]
            kept = book, await asyncio.to_thread(NameIndex, digests)
            self._names.pop(principal.user_id, None)
            self._names[principal.user_id] = kept
            while len(self._names) > _MAX_KEPT:
                del self._names[next(iter(self._names))]
        return kept[1]
