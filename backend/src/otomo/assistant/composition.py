"""Puts the assistant together from the product's services."""

import asyncio
from typing import Any

from otomo.alarms.service import AlarmService
from otomo.assistant.agent.breaker import Breaker
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.agent.stack import Stacks
from otomo.assistant.answering import Answering
from otomo.assistant.chats.repository import ChatRepository
from otomo.assistant.chats.service import ChatService
from otomo.assistant.proposals.executing import Executing
from otomo.assistant.proposals.repository import ProposalRepository
from otomo.assistant.proposals.service import ProposalService
from otomo.assistant.runs.ending import Ending
from otomo.assistant.runs.past import Pasts
from otomo.assistant.runs.repository import RunRepository
from otomo.assistant.runs.service import RunService
from otomo.assistant.runs.wakeups import Wakeups
from otomo.assistant.runs.writing import Writing
from otomo.assistant.shares.repository import ShareRepository
from otomo.assistant.shares.service import ShareService
from otomo.assistant.structuring.service import StructuringService
from otomo.assistant.tools.context import Sources
from otomo.assistant.usage.repository import UsageRepository
from otomo.assistant.usage.service import UsageService
from otomo.assistant.worded.service import WordedBriefings
from otomo.clock import Clock
from otomo.crm.book.service import Books
from otomo.crm.inflows.service import InflowService
from otomo.crm.notes.service import NoteService
from otomo.settings import Settings
from otomo.signals.service import RankingService
from otomo.store.client import Store
from otomo.store.idempotency import Idempotency
from otomo.trips.briefings.service import BriefingService
from otomo.trips.report.service import ReportService
from otomo.trips.service import TripService
from otomo.web.draining import Draining


def assistant_services(services: dict[type[Any], Any], store: Store, clock: Clock) -> tuple[object, ...]:
    """Answering, chats, runs and proposals over the services that are there."""
    idempotency, wakeups = Idempotency(store, clock), Wakeups()
    sources = Sources(
        services[RankingService],
        services[Books],
        services[NoteService],
        services[TripService],
        services[BriefingService],
        services[AlarmService],
    )
    settings: Settings = services[Settings]
    limits = settings.assistant
    usage = UsageService(UsageRepository(store), clock, limits)
    breaker, room = Breaker(limits.breaker_failures, limits.breaker_seconds), asyncio.Semaphore(limits.concurrency)
    live = LiveAnswers(settings, Stacks(settings), usage, breaker, room)
    answering = Answering(sources, clock, live)
    chats, runs, kept = ChatRepository(store), RunRepository(store, clock), ProposalRepository(store)
    executing = Executing(
        services[NoteService], services[InflowService], services[TripService], services[ReportService]
    )
    proposals = ProposalService(kept, executing, clock)
    ending = Ending(chats, runs, usage, clock)
    writing = Writing(answering, runs, ending, proposals, Pasts(kept), usage, clock, wakeups)
    running = RunService(chats, runs, writing, ending, idempotency, clock, wakeups)
    draining: Draining = services[Draining]
    draining.listeners.append(running.drain)
    return (
        live,
        usage,
        WordedBriefings(answering, live, services[BriefingService], services[TripService]),
        answering,
        proposals,
        ShareService(ShareRepository(store), chats, services[RankingService], clock),
        StructuringService(services[Books], services[TripService], proposals, idempotency, clock),
        ChatService(chats, idempotency, clock),
        running,
    )
