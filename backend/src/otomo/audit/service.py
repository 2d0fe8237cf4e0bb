"""The audit log for administrators: pages of it, with names; and entries for what writes nothing else."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec

from otomo.audit.items import Alert, Body, Entry, Outcome, stamp
from otomo.audit.journal import audited
from otomo.audit.repository import AuditRepository, Span
from otomo.audit.rules import MASS_READING, Rules
from otomo.caller import caller
from otomo.clock import Clock
from otomo.store.codec import unpack

_PAGE = 200
_MOST_LOOKED_AT = 2_000

Names = Callable[[Iterable[tuple[str, str]]], Awaitable[dict[tuple[str, str], str]]]
"""What records are called today, by kind and id; the log itself keeps no names."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries. `resource`: a kind, or kind/id; `alert`: "any" for all that should be looked at."""

    since: datetime | None = None
    until: datetime | None = None
    user_id: str | None = None
    action: str | None = None
    resource: str | None = None
    outcome: Outcome | None = None
    alert: Alert | Literal["any"] | None = None

    def fits(self, entry: Entry, body: Body) -> bool:
        """What the question's own index does not answer."""
        if self.user_id not in (None, entry.user_id) or self.action not in (None, entry.action):
            return False
        if self.outcome not in (None, body.outcome):
            return False
        if self.alert not in (None, body.alert, "any" if body.alert else None):
            return False
        if self.resource is None:
            return True
        kind, _, record_id = self.resource.partition("/")
        about = body.resource
        return about is not None and about.kind == kind and record_id in ("", about.id)


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as it is shown."""

    entry_id: str
    body: Body
    actor_name: str | None
    resource_name: str | None


@dataclass(frozen=True, slots=True)
class AuditService:
    """Reads the log, and adds to it."""

    repository: AuditRepository
    clock: Clock
    days: int
    names: Names
    rules: Rules

    async def page(self, wanted: Wanted, limit: int, before: str | None) -> tuple[list[Told], str | None]:
        """Entries, newest first, and where the next page begins. At most `_MOST_LOOKED_AT` are looked through: a rare
        find may leave a page short although more follow."""
        since, until = self._bounds(wanted)
        before = before or until
        found: list[tuple[Entry, Body]] = []
        size = limit if wanted.resource is None and wanted.outcome is None else _PAGE
        looked_at = 0
        while looked_at < _MOST_LOOKED_AT:
            entries = await self._newest(wanted, Span(since, before), size)
            for entry in entries:
                before, looked_at = entry.sk, looked_at + 1
                body = unpack(entry.body.encode(), Body)
                if entry.expires_at > self.clock.epoch() and wanted.fits(entry, body):
                    found.append((entry, body))
                    if len(found) == limit:
                        return await self._named(found), before
            if len(entries) < size:
                return await self._named(found), None
        return await self._named(found), before

    async def all(self, wanted: Wanted) -> AsyncIterator[list[Told]]:
        """Every entry, page by page."""
        before: str | None = None
        while True:
            page, before = await self.page(wanted, _PAGE, before)
            yield page
            if before is None:
                return

    async def record(self, action: str, kind: str, record_id: str | None = None, **told: Any) -> None:
        """An entry of its own, for what writes nothing else: an export."""
        with audited(action, kind, record_id) as entry:
            entry.changed(None, told)
            await self.repository.store.transact([])

    async def opened(self, customer_id: str) -> None:
        """Counts that the caller opens a customer; an entry only when it is unusually many."""
        who = caller().actor.id or "nobody"
        if self.rules.reaches("reads", who, self.rules.settings.unusual_reads_per_hour):
            await self.record(MASS_READING, "customers", customer_id)

    def _bounds(self, wanted: Wanted) -> tuple[str, str]:
        now = self.clock.now()
        first = now - timedelta(days=self.days)
        since = max(wanted.since or first, first)
        last = now + timedelta(minutes=1)  # processes' clocks differ
        until = min(wanted.until or last, last)
        return stamp(since), stamp(max(since, until))

    async def _newest(self, wanted: Wanted, span: Span, size: int) -> list[Entry]:
        if wanted.user_id is not None:
            return await self.repository.of_actor(wanted.user_id, span, size)
        if wanted.action is not None:
            return await self.repository.of_action(wanted.action, span, size)
        return await self.repository.of_all(span, size)

    async def _named(self, found: list[tuple[Entry, Body]]) -> list[Told]:
        known = await self.names(key for _, body in found for key in _mentioned(body))
        return [_told(entry, body, known) for entry, body in found]


def _mentioned(body: Body) -> list[tuple[str, str]]:
    mentioned = []
    if body.actor_id is not None:
        mentioned.append((_kind_of(body), body.actor_id))
    if body.resource is not None and body.resource.id is not None:
        mentioned.append((body.resource.kind, body.resource.id))
    return mentioned


def _kind_of(body: Body) -> str:
    """What the actor is as a record: a device is known by its key, a token acts in its user's name."""
    return "device-keys" if body.actor == "device" else "users"


def _told(entry: Entry, body: Body, names: dict[tuple[str, str], str]) -> Told:
    about = body.resource
    return Told(
        entry_id=entry.entry_id,
        body=body,
        actor_name=names.get((_kind_of(body), body.actor_id or "")),
        resource_name=names.get((about.kind, about.id or "")) if about else None,
    )


def listed(told: Told) -> dict[str, Any]:
    """An entry as flat text, for a table."""
    body = told.body
    changes = "; ".join(f"{c.field}: {_text(c.before)} → {_text(c.after)}" for c in body.changes)
    return {
        "entry_id": told.entry_id,
        "at": body.at,
        "actor_kind": body.actor,
        "actor_id": body.actor_id,
        "actor_name": told.actor_name,
        "action": body.action,
        "resource_kind": body.resource.kind if body.resource else None,
        "resource_id": body.resource.id if body.resource else None,
        "resource_name": told.resource_name,
        "outcome": body.outcome,
        "reason": body.reason,
        "count": body.count,
        "changes": changes,
        "alert": body.alert,
        "ip": body.ip,
        "user_agent": body.user_agent,
        "request_id": body.request_id,
    }


def _text(value: Any) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
