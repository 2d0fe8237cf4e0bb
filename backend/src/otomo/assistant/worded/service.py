"""Words a briefing by a model; each sentence is compared with the records, and what does not hold is in the words of
the rules."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NoReturn

import msgspec

from otomo.assistant.agent import claims
from otomo.assistant.agent.prompts import REPAIR, WORDED
from otomo.assistant.agent.run import LiveRun
from otomo.assistant.agent.service import Judged, LiveAnswers, wrong_in
from otomo.assistant.agent.stack import Stack
from otomo.assistant.answering import Answering
from otomo.assistant.grounding import sentences
from otomo.assistant.turn import Checks, Reason, Turn
from otomo.assistant.usage.items import Usage
from otomo.assistant.worded.text import in_order, rich, sections_of
from otomo.auth.principal import Principal
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.rich import Label, Locale, Rich
from otomo.store.deadline import deadline_in
from otomo.trips.briefings.items import Section, SectionKind
from otomo.trips.briefings.service import BriefingService
from otomo.trips.items import visits_of
from otomo.trips.service import TripService

_SECONDS = 25.0
_COUNT_SECONDS = 5.0
_MAX_KEPT = 64
_LANGUAGES = {"ja": "Japanese", "en": "English"}


class Worded(msgspec.Struct, frozen=True):
    """A briefing in words. `fallback`: why rules worded all of it."""

    model: str | None
    fallback: Reason | None
    sections: tuple[tuple[Label, tuple[Rich, ...]], ...]
    checks: Checks


@dataclass(slots=True)
class WordedBriefings:
    """Makes them; what a model has worded is kept in memory for as long as the briefing says the same."""

    answering: Answering
    live: LiveAnswers
    briefings: BriefingService
    trips: TripService
    _kept: "OrderedDict[str, Worded]" = field(default_factory=OrderedDict)

    async def of(self, principal: Principal, trip_id: str, customer_id: str, locale: Locale) -> Worded:
        """The briefing of one of a trip's visits. Raises TripNotFoundError, CustomerNotFoundError."""
        trip = await self.trips.get(principal, trip_id)
        if all(v.customer_id != customer_id for day in trip.plan.days for v in visits_of(day)):
            raise CustomerNotFoundError
        briefing = await self.briefings.of_customer(principal, customer_id)
        found = in_order(briefing.sections)
        if (reason := await self.live.obstacle(principal.user_id)) is not None:
            return _by_rules(found, reason, Checks())
        turn = await self.answering.turn(principal, "", _silent, _refuse, _refuse, locale=locale)
        turn.context.name(customer_id)
        lines = {s.kind: [turn.context.facts.lift(i.text) for i in s.items] for s in found}
        key = sha256(
            msgspec.json.encode([principal.user_id, customer_id, locale, turn.context.today, lines])
        ).hexdigest()
        if key not in self._kept:
            worded = await self._worded(turn, found, lines)
            if worded.fallback is not None:
                return worded
            self._kept[key] = worded
            if len(self._kept) > _MAX_KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    async def _worded(self, turn: Turn, found: list[Section], lines: Mapping[SectionKind, Sequence[str]]) -> Worded:
        used = await self.live.usage.of_user(turn.context.principal.user_id)
        run = self.live.run(turn, "", used)
        held: dict[str, list[str]] = {}

        async def work(stack: Stack) -> None:
            held.update(await _written(stack, run, lines))

        try:
            reason = await self.live.attempt(work, _SECONDS)
        finally:
            if turn.usage != Usage():
                with deadline_in(_COUNT_SECONDS):
                    await self.live.usage.count(used.user_id, turn.usage)
        if reason is None and not any(held.values()):
            reason = "unverified"
        if reason is not None:
            return _by_rules(found, reason, turn.checks)
        facts = {f.id: f for f in turn.context.facts.all}
        sections = tuple(
            (s.title, tuple(rich(held[s.kind], facts)) if held.get(s.kind) else tuple(i.text for i in s.items))
            for s in found
        )
        return Worded(self.live.model, None, sections, turn.checks)


async def _written(stack: Stack, run: LiveRun, lines: Mapping[SectionKind, Sequence[str]]) -> dict[str, list[str]]:
    """The lines of each section that hold, after at most one repair. Raises HandBackError."""
    context = run.turn.context
    facts = {f.id: f for f in context.facts.all}
    told = [f"## {kind}\n" + "\n".join(run.spotlight.shown(i, facts) for i in below) for kind, below in lines.items()]
    system = WORDED.format(today=context.today.isoformat(), language=_LANGUAGES[context.locale], tag=run.spotlight.tag)
    run.lines += [line for below in lines.values() for line in below]
    run.heard("\n".join(told))
    asked = [("system", system), ("human", "\n".join(told))]
    text = await stack.said(run, asked)
    judged = _judged(run, text)
    if wrong := "\n".join(filter(None, map(wrong_in, judged.values()))):
        again = await stack.said(run, [*asked, ("ai", text), ("human", REPAIR.format(problems=wrong))])
        judged |= _judged(run, again)
    return {kind: _kept(run.turn, judged[kind]) for kind in lines if kind in judged}


def _judged(run: LiveRun, text: str) -> dict[str, Judged]:
    """The sentences of each section with what is wrong with them."""
    wording = run.wording()
    return {
        kind: [
            [(s, claims.problems(run.turn, s, wording, may_advise=kind == "talk")) for s in sentences(line)]
            for line in claims.plain_lines(run.spotlight.without_marks(below))
        ]
        for kind, below in sections_of(text).items()
    }


def _kept(turn: Turn, lines: Judged) -> list[str]:
    held = [[s for s, problems in line if not turn.refused(s, problems)] for line in lines]
    return [turn.joined(line) for line in held if line]


def _by_rules(found: list[Section], reason: Reason, checks: Checks) -> Worded:
    sections = tuple((s.title, tuple(i.text for i in s.items)) for s in found)
    return Worded(None, reason, sections, checks)


def _silent(*_: object) -> None:
    """Nobody follows."""


async def _refuse(*_: object) -> NoReturn:
    raise AssertionError("a briefing proposes nothing")
