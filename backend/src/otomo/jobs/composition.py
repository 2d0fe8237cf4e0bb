"""Puts the jobs together, above all services."""

from otomo.auth.principals import Principals
from otomo.clock import Clock
from otomo.crm.book.owners import Owners
from otomo.crm.imports.repository import ImportRepository
from otomo.crm.imports.service import ImportService
from otomo.jobs.backup.job import BackupJob, BookState
from otomo.jobs.backup.service import Backup
from otomo.jobs.cleanup import Cleanup
from otomo.jobs.compaction import Compaction
from otomo.jobs.items import JobName
from otomo.jobs.ledger import Ledger
from otomo.jobs.rankings import AskToWarm, KeepSignals, Warmer
from otomo.jobs.runner import Job, JobRunner
from otomo.jobs.status import JobStatus
from otomo.metrics.maintenance import Maintenance
from otomo.settings import Settings
from otomo.signals.changes import SignalChanges
from otomo.signals.history import SignalHistory
from otomo.signals.service import RankingService
from otomo.store.client import Store
from otomo.users.service import UserService
from otomo.web.provide import Services


def job_services(services: Services, store: Store, clock: Clock) -> list[object]:
    """The jobs, what runs them, and what remembers their runs."""
    settings: Settings = services[Settings]
    users: UserService = services[UserService]
    principals: Principals = services[Principals]

    async def owner_ids() -> list[str | None]:
        return [*(user.user_id for user in await users.all()), None]

    ledger = Ledger(store, clock)
    imports, history = ImportRepository(store), SignalHistory(store, clock)
    ranking: RankingService = services[RankingService]
    state = BookState(store, imports, owner_ids)
    backup = BackupJob(Backup(store, clock, state, settings.backup.segments), settings, clock)
    jobs: dict[JobName, Job] = {
        "backup": backup,
        "cache-warm": AskToWarm(users, principals),
        "cleanup": Cleanup(store, imports, services[ImportService], clock),
        "compact": Compaction(services[Maintenance]),
        "signals": KeepSignals(store, ranking, history, users),
    }
    changes = SignalChanges(ranking, history, services[Owners])
    warmer, status = Warmer(ranking, users, principals, ledger, clock), JobStatus(ledger, clock)
    return [ledger, status, backup, history, changes, warmer, JobRunner(ledger, jobs, clock)]
