"""Saying what is being done, around the write that does it:

    with audited("events.update", "events", event_id) as entry:
        entry.changed(before, after)
        await self.catalogue.replace(before, after)

The first transaction inside carries the entry; when it is refused there is none, and when nothing is written (a request
that is repeated) neither. A block inside a block that has not been written yet adds to it: one request, one entry.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import structlog
from msgspec.structs import replace

from otomo.audit import masking
from otomo.audit.chain import Chain
from otomo.audit.items import Body, Change, Resource, stamp
from otomo.audit.rules import Rules, Weight, Weights
from otomo.caller import caller
from otomo.clock import Clock
from otomo.store.client import Operation, Store

log = structlog.get_logger(__name__)

_NOTHING: Weights = MappingProxyType({})
_MOST_NAMED = 20


@dataclass(slots=True)
class Draft:
    """An entry in the making."""

    action: str
    resource: Resource | None
    weights: dict[str, Weight] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    written: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one block says of its kind of record."""

    draft: Draft
    kind: str

    def about(self, resource_id: str) -> None:
        """Names the record, once it is known."""
        if self.draft.resource is not None and self.draft.resource.kind == self.kind:
            self.draft.resource = Resource(self.kind, resource_id)

    def changed(self, before: Any, after: Any) -> None:
        """What changes, as structs or dicts of fields; None where it does not exist. Said again, it is said anew."""
        about = self.draft.resource
        own_id = about.id if about is not None and about.kind == self.kind else None
        self.draft.changes[self.kind] = masking.changes(self.kind, own_id, before, after)

    def weighs(self, customer_id: str, before: Decimal, after: Decimal) -> None:
        """What a customer's holdings are worth before and after, yen."""
        self.draft.weights[customer_id] = Weight(before, after)


_draft: ContextVar[Draft | None] = ContextVar("otomo_audit_draft", default=None)


@contextmanager
def audited(action: str, kind: str, resource_id: str | None = None) -> Iterator[Part]:
    """The entry for what is written inside."""
    outer = _draft.get()
    if outer is not None and not outer.written:
        part = Part(outer, kind)
        if resource_id is not None and outer.resource is not None and outer.resource.id is None:
            part.about(resource_id)
        yield part
        return
    draft = Draft(action, Resource(kind, resource_id))
    token = _draft.set(draft)
    try:
        yield Part(draft, kind)
    finally:
        _draft.reset(token)


def body_of(draft: Draft, at: str) -> Body:
    """What the entry says, with who and from where."""
    by = caller()
    return Body(
        at=at,
        actor=by.actor.kind,
        actor_id=by.actor.id,
        action=draft.action,
        resource=draft.resource,
        changes=tuple(change for changes in draft.changes.values() for change in changes),
        ip=by.ip,
        user_agent=by.user_agent,
        request_id=by.request_id,
    )


@dataclass(frozen=True, slots=True)
class AuditJournal:
    """Carries drafts into the transactions of the store."""

    chain: Chain
    rules: Rules
    clock: Clock

    def has_something_to_say(self) -> bool:
        """Whether a draft waits."""
        draft = _draft.get()
        return draft is not None and not draft.written and not draft.carried

    async def carry(self, store: Store, operations: Sequence[Operation]) -> None:
        """Commits the operations with the entry. Raises what Chain.append raises."""
        draft = _draft.get()
        if draft is None:
            raise LookupError("no draft waits")
        draft.carried = True
        try:
            body = body_of(draft, stamp(self.clock.now()))
            if large := self._large(draft):
                body = replace(body, changes=(*body.changes, large))
            await self.write(store, operations, body, draft.weights)
            draft.written = True
        finally:
            draft.carried = False

    def _large(self, draft: Draft) -> Change | None:
        """Whose holdings change by much, where the record does not say it: a lot's id begins with its customer's."""
        if draft.resource is None or draft.resource.kind == "holdings":
            return None
        named = self.rules.large(draft.weights)
        more = f" +{len(named) - _MOST_NAMED}" if len(named) > _MOST_NAMED else ""
        return Change("large_changes", None, " ".join(named[:_MOST_NAMED]) + more) if named else None

    async def write(
        self, store: Store, operations: Sequence[Operation], body: Body, weights: Weights = _NOTHING
    ) -> None:
        """Commits the operations with an entry that is ready but for the rules' word."""
        alert = body.alert or await self.rules.judge(store, body, weights)
        body = replace(body, alert=alert)
        entry_id = await self.chain.append(store, operations, body, self.clock.epoch())
        if alert is not None:
            log.info("alert.info", kind=alert, action=body.action, entry_id=entry_id, actor_id=body.actor_id)
