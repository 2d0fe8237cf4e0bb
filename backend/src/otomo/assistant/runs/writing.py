"""Writes one answer: the turn, its log, its end, whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
import structlog
from msgspec.structs import replace

from otomo.assistant.answering import Answering
from otomo.assistant.chats.items import Message, MessageStatus
from otomo.assistant.limits import ANALYSIS_SECONDS, HEARTBEAT_SECONDS, RUN_SECONDS
from otomo.assistant.planner.intents import ANALYSES
from otomo.assistant.proposals.items import Draft, Proposal
from otomo.assistant.proposals.service import ProposalService
from otomo.assistant.runs.ending import Ending
from otomo.assistant.runs.items import Run, RunState
from otomo.assistant.runs.log import RunLog
from otomo.assistant.runs.past import Pasts
from otomo.assistant.runs.repository import RunRepository
from otomo.assistant.runs.wakeups import Wakeups
from otomo.assistant.turn import Screen, Turn
from otomo.assistant.usage.items import Usage
from otomo.assistant.usage.service import UsageService
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.errors import ProblemError
from otomo.rich import Locale
from otomo.store.deadline import deadline_in
from otomo.store.errors import StoreUnavailableError

log = structlog.get_logger(__name__)

_END_SECONDS = 10.0


@dataclass(slots=True)
class _Answer:
    """What there is of an answer, and how long it may take."""

    turn: Turn | None = None
    limit: asyncio.Timeout | None = None
    resolved: set[str] = field(default_factory=set)

    def set(self, turn: Turn) -> None:
        self.turn = turn
        if turn.asked.intent in ANALYSES and self.limit is not None and (when := self.limit.when()) is not None:
            self.limit.reschedule(when + ANALYSIS_SECONDS - RUN_SECONDS)


@dataclass(frozen=True, slots=True)
class Writing:
    """Runs turns in the background."""

    answering: Answering
    runs: RunRepository
    ending: Ending
    proposals: ProposalService
    pasts: Pasts
    usage: UsageService
    clock: Clock
    wakeups: Wakeups

    async def write(
        self,
        principal: Principal,
        run: Run,
        asked: Message,
        answer: Message,
        path: Sequence[Message],
        locale: Locale | None,
    ) -> None:
        """The answer to `asked` below `path`, into the log and the message `answer`."""
        events = RunLog(run.run_id, self.runs, self.clock, self.wakeups)
        so_far = _Answer()
        model = self.answering.live.model if asked.mode == "live" else None
        events.emit(
            "run.started", {"mode": "live" if model else "rules", "model": model, "message_id": answer.message_id}
        )
        with structlog.contextvars.bound_contextvars(run_id=run.run_id, user_id=principal.user_id):
            state, last = await self._outcome(principal, run, asked, path, locale, events, so_far)
            ending = asyncio.ensure_future(self._end(run, answer, events, so_far.turn, state, last))
            try:
                await asyncio.shield(ending)
            except asyncio.CancelledError:  # stopped while it ends: it ends all the same
                await ending

    async def _outcome(
        self,
        principal: Principal,
        run: Run,
        asked: Message,
        path: Sequence[Message],
        locale: Locale | None,
        events: RunLog,
        so_far: _Answer,
    ) -> tuple[RunState, tuple[str, dict[str, Any]]]:
        try:
            with deadline_in(ANALYSIS_SECONDS):
                async with asyncio.timeout(RUN_SECONDS) as so_far.limit, self._attended(run, events, so_far):
                    await self._turn(principal, run, asked, path, locale, events, so_far)
        except asyncio.CancelledError:
            if await self._asked_to_stop(run):
                return "stopped", ("run.cancelled", {})
            return "failed", ("run.failed", {"code": "interrupted", "retryable": True})
        except TimeoutError:
            return "failed", ("run.failed", {"code": "timeout", "retryable": True})
        except ProblemError as problem:
            log.warning("run.failed", code=problem.code)
            return "failed", ("run.failed", {"code": problem.code, "retryable": problem.status in (429, 503)})
        except Exception:  # the edge of a background task: whatever it was, the reader is told
            log.exception("run.crashed")
            return "failed", ("run.failed", {"code": "internal", "retryable": True})
        return "done", ("run.completed", {})

    async def _turn(
        self,
        principal: Principal,
        run: Run,
        asked: Message,
        path: Sequence[Message],
        locale: Locale | None,
        events: RunLog,
        so_far: _Answer,
    ) -> None:
        async def propose(draft: Draft) -> Proposal:
            return await self.proposals.draft(principal.user_id, draft, run.chat_id, run.message_id)

        async def replace_plan(proposal_id: str) -> None:
            await self.proposals.supersede(principal.user_id, proposal_id)
            events.emit("proposal.resolved", {"proposal_id": proposal_id, "state": "replaced"})

        turn = await self.answering.answer(
            principal,
            asked.text,
            events.emit,
            propose,
            replace_plan,
            screen=Screen(asked.customer_id, asked.trip_id),
            past=await self.pasts.of(principal.user_id, path),
            locale=locale,
            mode=asked.mode,
            started=so_far.set,
        )
        checks = turn.checks
        dropped = msgspec.to_builtins(checks.dropped)
        events.emit(
            "check.result", {"figures_ok": checks.figures_ok, "sentences": checks.sentences, "dropped": dropped}
        )
        events.emit("usage", msgspec.to_builtins(turn.usage))

    @asynccontextmanager
    async def _attended(self, run: Run, events: RunLog, so_far: _Answer) -> AsyncIterator[None]:
        """The log is flushed and the run signed while its answer is written."""
        me = asyncio.current_task()
        helpers = [
            asyncio.ensure_future(events.keep_flushing()),
            asyncio.ensure_future(self._sign(run, me, events, so_far)),
        ]
        try:
            yield
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)  # what they could not store is in the log's rest

    async def _sign(self, run: Run, writer: "asyncio.Task[None] | None", events: RunLog, so_far: _Answer) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            if await self._asked_to_stop(run) and writer is not None:
                writer.cancel()
            await self.runs.sign(run.run_id)
            await self._tell_resolved(run, events, so_far)

    async def _tell_resolved(self, run: Run, events: RunLog, so_far: _Answer) -> None:
        """What was decided, in whatever browser, of the proposals of an answer that is still being written."""
        made = {p.proposal_id for p in so_far.turn.proposals} if so_far.turn else set()
        for proposal in await self.proposals.find(run.user_id, sorted(made - so_far.resolved)):
            if proposal.resolved_at is not None:
                so_far.resolved.add(proposal.proposal_id)
                events.emit("proposal.resolved", {"proposal_id": proposal.proposal_id, "state": proposal.state})

    async def _asked_to_stop(self, run: Run) -> bool:
        return (await self.runs.get(run.user_id, run.run_id)).stop

    async def _end(
        self,
        run: Run,
        answer: Message,
        events: RunLog,
        turn: Turn | None,
        state: RunState,
        last: tuple[str, dict[str, Any]],
    ) -> None:
        statuses: dict[RunState, MessageStatus] = {"done": "done", "stopped": "stopped", "failed": "failed"}
        with deadline_in(_END_SECONDS):
            await events.settled()
            events.emit(*last)
            message = replace(answer, status=statuses[state], **_said(turn))
            used = turn.usage if turn is not None and turn.usage != Usage() else None
            count = [self.usage.counted(run.user_id, used)] if used else []
            try:
                ended = await self.ending.end(run, state, events.rest(), message, count)
                if used and not ended:
                    await self.ending.count(run, used)
            except StoreUnavailableError:
                log.warning("run.unfinished")  # whoever reads it ends it
                return
            if not ended:
                log.info("run.ended_elsewhere")
        self.wakeups.wake(run.run_id)


def _said(turn: Turn | None) -> dict[str, Any]:
    if turn is None:
        return {"usage": Usage()}
    return {
        "mode": turn.mode,
        "model": turn.model,
        "fallback": turn.fallback,
        "usage": turn.usage,
        "text": turn.text,
        "locale": turn.context.locale,
        "intent": turn.asked.intent,
        "customers": turn.customers,
        "facts": turn.context.facts.all,
        "cards": tuple(turn.cards),
        "proposals": tuple(p.proposal_id for p in turn.proposals),
        "checks": turn.checks,
    }
