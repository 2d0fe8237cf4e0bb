"""Answers by a model: drafted, compared with the facts sentence by sentence, and handed back to the rules when the
model cannot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from otomo.assistant import answers
from otomo.assistant.agent import claims
from otomo.assistant.agent.breaker import Breaker
from otomo.assistant.agent.policy import tools_for
from otomo.assistant.agent.prompts import REPAIR
from otomo.assistant.agent.run import Draft, HandBackError, LiveRun
from otomo.assistant.agent.stack import Stack, Stacks
from otomo.assistant.facts import MARK
from otomo.assistant.grounding import Problem, sentences
from otomo.assistant.planner.intents import ANALYSES
from otomo.assistant.turn import Mode, Obstacle, Reason, Replaced, Turn
from otomo.assistant.usage.items import MonthUsage, Usage
from otomo.assistant.usage.service import UsageService
from otomo.rich import Label
from otomo.settings import Settings

log = structlog.get_logger(__name__)

_ROOM_SECONDS = 2.0
_KEPT = 8
_BY_RULES_ALONE = frozenset({"refuse", "help", "move"})  # of moving stops no tool is the model's

_REASONS: dict[Reason, Label] = {
    "no-key": Label("モデルが設定されていないため、規則でお答えします。", "No model is set up, so rules answer."),
    "budget": Label(
        "今月の利用枠を超えたので、規則でお答えします。", "The month's budget is used up, so rules answer."
    ),
    "busy": Label("ただいま混み合っているため、規則でお答えします。", "Too many are asking, so rules answer."),
    "unavailable": Label("モデルが応答しないため、規則でお答えします。", "The model does not answer, so rules do."),
    "timeout": Label(
        "モデルの応答に時間がかかりすぎたため、規則でお答えします。", "The model took too long, so rules answer."
    ),
    "limit": Label("モデルが答えをまとめられず、規則でお答えします。", "The model came to no answer, so rules answer."),
    "unverified": Label(
        "モデルの文を記録で確かめられず、規則でお答えします。",
        "The model's sentences could not be verified, so rules answer.",
    ),
}


@dataclass(slots=True)
class LiveAnswers:
    """One for the process: its model, its room, its breaker."""

    settings: Settings
    stacks: Stacks
    usage: UsageService
    breaker: Breaker
    room: asyncio.Semaphore

    @property
    def model(self) -> str | None:
        """The model that is set up, if one is."""
        return self.settings.assistant.model if self.settings.openai_api_key is not None else None

    async def obstacle(self, user_id: str) -> Obstacle | None:
        """Why no model would answer this user now."""
        if self.model is None:
            return "no-key"
        if self.usage.is_spent(await self.usage.of_user(user_id)):
            return "budget"
        return "unavailable" if self.breaker.is_open else None

    async def answer(self, turn: Turn, said: str, wanted: Mode | None) -> None:
        """Answers by rules where the question is understood, or rules are wanted; else by the model."""
        is_for_model = turn.asked.intent == "unclear" if wanted is None else wanted == "live"
        if not is_for_model or turn.asked.intent in _BY_RULES_ALONE or (self.model is None and wanted is None):
            await answers.answer(turn, said)
            return
        used = await self.usage.of_user(turn.context.principal.user_id)
        run = self.run(turn, said, used)
        reason = await self._by_model(run)
        if reason is not None:
            await _by_rules(run, reason)

    def run(self, turn: Turn, said: str, used: MonthUsage) -> LiveRun:
        """An answer to be made by the model, on top of what the user has used."""
        return LiveRun(turn, said, self._priced, lambda more: self.usage.is_spent(used, more), model=self.model or "")

    async def attempt(self, work: Callable[[Stack], Awaitable[None]], seconds: float) -> Reason | None:
        """Work with the model, when there is room for it; why it was not done, if it was not."""
        if self.model is None or self.breaker.is_open:
            return "no-key" if self.model is None else "unavailable"
        try:
            async with asyncio.timeout(seconds), self._in_room():
                await work(await self.stacks.get())
        except (HandBackError, TimeoutError) as failed:
            reason: Reason = failed.reason if isinstance(failed, HandBackError) else "timeout"
            log.info("model.handed_back", reason=reason)
            if reason in ("unavailable", "timeout"):
                self.breaker.failed()
            return reason
        self.breaker.succeeded()
        return None

    async def _by_model(self, run: LiveRun) -> Reason | None:
        """Why the model did not answer, if it did not."""
        turn, draft, asked = run.turn, Draft(run), run.turn.asked
        if self.model is not None and not self.breaker.is_open:
            turn.change_mode("live", self.model)
            turn.emit("plan.step", {"intent": asked.intent, "confidence": asked.confidence, "customers": []})
        try:
            limits = self.settings.assistant
            seconds = limits.analysis_seconds if asked.intent in ANALYSES else limits.run_seconds
            return await self.attempt(lambda stack: _written(stack, run, draft), seconds)
        except asyncio.CancelledError:
            _keep(run, judged(run, draft.whole()), "verified")
            raise

    @asynccontextmanager
    async def _in_room(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(_ROOM_SECONDS):
                await self.room.acquire()
        except TimeoutError:
            raise HandBackError("busy") from None
        try:
            yield
        finally:
            self.room.release()

    def _priced(self, read: int, written: int) -> Usage:
        return self.usage.priced(self.settings.assistant.model, read, written)


async def _written(stack: Stack, run: LiveRun, draft: Draft) -> None:
    """The whole answer, checked. Raises HandBackError."""
    await stack.draft(run, tools_for(run.turn.asked, run.turn.context.principal), draft)
    lines, reason = await _checked(stack, run, draft)
    if not _keep(run, lines, reason):
        raise HandBackError("unverified")
    _show(run)


Judged = list[list[tuple[str, list[Problem]]]]
"""Lines of sentences, each with what is wrong with it."""


def judged(run: LiveRun, text: str) -> Judged:
    """A model's text, sentence by sentence."""
    lines = claims.plain_lines(run.spotlight.without_marks(text))
    wording = run.wording()
    return [[(s, claims.problems(run.turn, s, wording)) for s in sentences(line)] for line in lines]


async def _checked(stack: Stack, run: LiveRun, draft: Draft) -> tuple[Judged, Replaced]:
    """The draft; where a sentence says more than its facts, the draft after one repair."""
    lines = judged(run, draft.text)
    wrong = wrong_in(lines)
    if not wrong:
        return lines, "verified"
    try:
        again = judged(run, await stack.said(run, [*draft.messages, ("human", REPAIR.format(problems=wrong))]))
    except HandBackError:
        return lines, "dropped"
    if not wrong_in(again):
        return again, "repaired"
    return (again if _good(again) >= _good(lines) else lines), "dropped"


def wrong_in(lines: Judged) -> str:
    """The sentences that do not hold, for a repair; empty when all do."""
    return "\n".join(f"- {s} ({p.kind}: {p.said})" for line in lines for s, problems in line for p in problems)


def _good(lines: Judged) -> int:
    return sum(not problems for line in lines for _, problems in line)


def _keep(run: LiveRun, lines: Judged, reason: Replaced) -> bool:
    """Puts the sentences that hold in the place of the draft; False when none does."""
    turn = run.turn
    held = [[s for s, problems in line if not turn.refused(s, problems)] for line in lines]
    kept = [turn.joined(line) for line in held if line]
    is_cited = any(MARK.search(line) for line in kept)
    if not kept or (run.lines and not is_cited and turn.proposals == []):
        return False
    if reason == "dropped":
        kept.append(turn.context.fill("記録で確かめられなかった文は除きました。",
                                      "Sentences that the records do not bear out were left out."))  # fmt: skip
    turn.replace_text(kept, reason)
    return True


def _show(run: LiveRun) -> None:
    """Cards for what is cited, whom the answer is about, and what every answer ends with."""
    turn = run.turn
    cited = set(turn.citations)
    for card in run.cards:
        if card.fact_ids & cited:
            card.show()
    about = [f.source_ref.customer_id for f in turn.context.facts.all if f.id in cited]
    turn.customers = tuple(dict.fromkeys(c for c in about if c))
    answers.close(turn)


async def _by_rules(run: LiveRun, reason: Reason) -> None:
    """The rules' answer, saying so; where they would not know one, what the tools had found."""
    turn = run.turn
    turn.change_mode("rules", None, reason)
    turn.renew_calls()
    if run.has_drafted:
        turn.replace_text([], "fallback")
    turn.say(_REASONS[reason].ja, _REASONS[reason].en)
    if turn.asked.intent != "unclear" or not run.lines:
        await answers.answer(turn, run.said)
        return
    turn.say("ここまでに見つかった記録：", "Found on record so far:")
    for line in dict.fromkeys(run.lines[:_KEPT]):
        turn.line(f"・{line}")
    answers.close(turn)
