"""Puts the audit log together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from otomo.audit.chain import Chain
from otomo.audit.chains import Chains
from otomo.audit.journal import AuditJournal, audited
from otomo.audit.refusals import Refusals
from otomo.audit.repository import AuditRepository
from otomo.audit.rules import Rules
from otomo.audit.sealing import Keys, keys_of
from otomo.audit.service import AuditService, Names
from otomo.caller import Actor, Caller, called_by
from otomo.clock import Clock
from otomo.settings import Settings
from otomo.store.client import Store

_DAY = 24 * 3600


def audit_keys(settings: Settings) -> Keys:
    """What seals the log."""
    return keys_of(_secrets(settings))


def _secrets(settings: Settings) -> Sequence[str]:
    given = settings.audit.keys or settings.session_secret
    return [secret.strip() for secret in given.get_secret_value().split(",") if secret.strip()]


def journaled(settings: Settings, store: Store, clock: Clock) -> Store:
    """The store, with every change that says so written down."""
    chain = Chain(audit_keys(settings), settings.audit.days * _DAY)
    return replace(store, journal=AuditJournal(chain, Rules(settings.audit, clock), clock))


def chains(settings: Settings, store: Store, clock: Clock) -> Chains:
    """The chains as a whole, for checking and export."""
    return Chains(store, audit_keys(settings), clock)


def refusals(settings: Settings, store: Store, clock: Clock) -> Refusals:
    """Writes down what was refused."""
    return Refusals(_journal(store), store, clock, settings.audit)


def _journal(store: Store) -> AuditJournal:
    if not isinstance(store.journal, AuditJournal):
        raise TypeError("this store has no journal")
    return store.journal


def audit_service(settings: Settings, store: Store, clock: Clock, names: Names) -> AuditService:
    """The log for administrators."""
    return AuditService(AuditRepository(store), clock, settings.audit.days, names, _journal(store).rules)


async def restored(settings: Settings, store: Store, clock: Clock, by: str, told: dict[str, Any]) -> None:
    """The first entry after the tables came out of a backup."""
    with called_by(Caller(Actor("job", by))), audited("jobs.restore", "jobs", "restore") as entry:
        entry.changed(None, told)
        await journaled(settings, store, clock).transact([])
