"""Refusals leave entries, too: written beside the answer, and counted where the same is refused again within a minute:
a flood costs no write each."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import structlog
from aiodynamo.errors import AIODynamoError

from otomo.audit.actions import action_of, kind_of
from otomo.audit.items import Body, Resource, stamp
from otomo.audit.journal import AuditJournal
from otomo.audit_settings import AuditSettings
from otomo.caller import Actor, caller
from otomo.clock import Clock
from otomo.errors import ProblemError, UnavailableError
from otomo.store.client import Store

log = structlog.get_logger(__name__)

_FORBIDDEN, _MISSING, _UNKNOWN, _TOO_MANY = 403, 404, 401, 429
_SAFE = {"GET", "HEAD", "OPTIONS"}
_RETRY_SECONDS = 5.0
_OTHERS = "requests.other"


class _Same(NamedTuple):
    """What counts as the same refusal."""

    who: str
    action: str
    reason: str


@dataclass(slots=True)
class _Counted:
    """A refusal that was written; how often it came again until `ends` (of the event loop's clock)."""

    body: Body
    ends: float
    again: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that was refused. `route`: its path as a template, None for an address that does not exist."""

    method: str
    route: str | None
    path_ids: tuple[str, ...]
    error: ProblemError

    @property
    def counts(self) -> bool:
        """Whether it is one for the log: not that somebody who has not signed in yet looks whether they have, and not
        what was merely asked wrongly."""
        status = self.error.status
        if status == _TOO_MANY or getattr(self.error, "is_refused_sign_in", False):
            return True
        if status == _FORBIDDEN:
            return True
        if self.method in _SAFE or self.route is None:
            return False
        return status == _UNKNOWN or (status == _MISSING and bool(self.path_ids))


@dataclass(slots=True)
class Refusals:
    """Writes refusals down while the application runs."""

    journal: AuditJournal
    store: Store
    clock: Clock
    settings: AuditSettings
    _seen: dict[_Same, _Counted] = field(default_factory=dict)
    _waiting: list[Body] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def note(self, scope: Mapping[str, Any], error: ProblemError) -> None:
        """Takes a refusal of the caller down; costs nothing but memory, and that is bounded. `scope`: the request's."""
        path_ids = tuple(map(str, scope.get("path_params", {}).values()))
        refused = Refused(scope["method"], getattr(scope.get("route"), "path", None), path_ids, error)
        if not refused.counts:
            return
        body = self._body(refused)
        same = _Same(body.actor_id or body.ip or "", body.action, body.reason or "")
        if same not in self._seen and len(self._seen) >= self.settings.refusals_per_window:
            same = _Same("", _OTHERS, "several")
            body = Body(at=body.at, actor="nobody", action=_OTHERS, outcome="refused", reason="several")
        known = self._seen.get(same)
        if known is not None:
            known.again += 1
            known.body = body
            return
        self._seen[same] = _Counted(body, asyncio.get_running_loop().time() + self.settings.refusal_seconds)
        self._waiting.append(body)
        self._news.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Writes until the end, and what is left then."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._close(all_of_them=True)
            await self.settle()

    async def settle(self) -> None:
        """Writes what waits."""
        async with self._writing:
            while self._waiting:
                await self.journal.write(self.store, [], self._waiting[0])
                self._waiting.pop(0)

    async def _run(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._until_next()):
                    await self._news.wait()
            self._news.clear()
            self._close()
            try:
                await self.settle()
            except (UnavailableError, AIODynamoError) as cause:
                log.warning("audit.refusals_waiting", waiting=len(self._waiting), cause=type(cause).__name__)
                await asyncio.sleep(_RETRY_SECONDS)
                self._news.set()

    def _until_next(self) -> float | None:
        if not self._seen:
            return None
        return max(0.0, min(c.ends for c in self._seen.values()) - asyncio.get_running_loop().time())

    def _close(self, *, all_of_them: bool = False) -> None:
        """What came again within its minute is one more entry."""
        now = asyncio.get_running_loop().time()
        for same, counted in list(self._seen.items()):
            if counted.ends <= now or all_of_them:
                del self._seen[same]
                if counted.again:
                    self._waiting.append(_again(counted))

    def _body(self, refused: Refused) -> Body:
        by, route = caller(), refused.route or ""
        kind, record_id = by.about or (kind_of(route), "/".join(refused.path_ids) or None)
        actor: Actor = by.actor
        return Body(
            at=stamp(self.clock.now()),
            actor=actor.kind,
            actor_id=actor.id,
            action=action_of(refused.method, route),
            outcome="refused",
            resource=Resource(kind, record_id[:200] if record_id else None),
            reason=refused.error.code,
            ip=by.ip,
            user_agent=by.user_agent,
            request_id=by.request_id,
        )


def _again(counted: _Counted) -> Body:
    fields = {name: getattr(counted.body, name) for name in Body.__struct_fields__}
    return Body(**fields | {"count": counted.again})
