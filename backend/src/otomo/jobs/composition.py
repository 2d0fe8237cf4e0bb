"""Puts the jobs together, above all services."""

from otomo.clock import Clock
from otomo.crm.imports.repository import ImportRepository
from otomo.jobs.backup.job import BackupJob, BookState
from otomo.jobs.backup.service import Backup
from otomo.jobs.compaction import Compaction
from otomo.jobs.items import JobName
from otomo.jobs.ledger import Ledger
from otomo.jobs.runner import Job, JobRunner
from otomo.metrics.maintenance import Maintenance
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.users.service import UserService
from otomo.web.provide import Services


def job_services(services: Services, store: Store, clock: Clock) -> list[object]:
    """The jobs, what runs them, and what remembers their runs."""
    settings: Settings = services[Settings]
    users: UserService = services[UserService]

    async def owner_ids() -> list[str | None]:
        return [*(user.user_id for user in await users.all()), None]

    ledger = Ledger(store, clock)
    state = BookState(store, ImportRepository(store), owner_ids)
    backup = BackupJob(Backup(store, clock, state, settings.backup.segments), settings, clock)
    jobs: dict[JobName, Job] = {
        "backup": backup,
        "compact": Compaction(services[Maintenance]),
    }
    return [ledger, backup, JobRunner(ledger, jobs, clock)]
