"""Alarms for a principal: one at a foreign customer's site does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from otomo.alarms.errors import AlarmNotFoundError, AlreadyAcknowledgedError, TooManyNotesError
from otomo.alarms.items import Alarm, AlarmNote, Listing
from otomo.alarms.repository import AlarmRepository, Page
from otomo.audit.journal import audited
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.book.errors import CustomerNotFoundError
from otomo.devices.service import DeviceService
from otomo.devices.sites import Site, Sites
from otomo.store.client import Operation
from otomo.store.commits import commit
from otomo.store.idempotency import Idempotency, Once, Record
from otomo.users.service import UserService

MOST_NOTES = 100
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which alarms to list; None: all."""

    state: Listing | None = None
    device_id: str | None = None
    customer_id: str | None = None


@dataclass(frozen=True, slots=True)
class SeenAlarm:
    """An alarm with the customer at whose site it is. `names`: display names by user id."""

    alarm: Alarm
    site: Site
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class AlarmService:
    """Reads alarms, and writes what people add to them."""

    repository: AlarmRepository
    devices: DeviceService
    sites: Sites
    users: UserService
    idempotency: Idempotency
    clock: Clock

    async def list(
        self, principal: Principal, wanted: Wanted, limit: int, position: Any
    ) -> tuple[list[SeenAlarm], Any]:
        """Up to `limit` alarms from `position` (None: the newest; open ones first where both are wanted), and where to
        go on (None: that was all). Raises CustomerNotFoundError, DeviceNotFoundError."""
        if wanted.device_id is not None:
            await self.devices.get(principal, wanted.device_id)
        if wanted.customer_id is not None:
            await self.sites.get(principal, wanted.customer_id)
        found: list[tuple[Alarm, Site]] = []
        for _ in range(_MOST_PAGES):
            page, position = await self._page(wanted, limit - len(found), position)
            sites = await self.sites.find_many(principal, [alarm.customer_id for alarm in page])
            found += [(a, sites[a.customer_id]) for a in page if a.customer_id in sites and _fits(a, wanted)]
            if position is None or len(found) == limit:
                break
        names = await self._names() if found else {}
        return [SeenAlarm(alarm, site, names) for alarm, site in found], position

    async def get(self, principal: Principal, device_id: str, alarm_id: str) -> SeenAlarm:
        """An alarm. Raises AlarmNotFoundError."""
        alarm, site = await self._visible(principal, device_id, alarm_id)
        return SeenAlarm(alarm, site, await self._names())

    async def acknowledge(
        self, principal: Principal, device_id: str, alarm_id: str, note: str | None, once: Once | None
    ) -> SeenAlarm:
        """Says that somebody looks after it. Raises AlarmNotFoundError, AlreadyAcknowledgedError, TooManyNotesError."""

        def change(before: Alarm) -> Alarm:
            if before.acknowledged_at is not None:
                raise AlreadyAcknowledgedError
            after = replace(before, acknowledged_at=self._now(), acknowledged_by=principal.user_id)
            return after if note is None else self._noted(after, principal, note)

        return await self._change("alarms.acknowledge", principal, device_id, alarm_id, change, once)

    async def add_note(
        self, principal: Principal, device_id: str, alarm_id: str, text: str, once: Once | None
    ) -> SeenAlarm:
        """Adds a note. Raises AlarmNotFoundError, TooManyNotesError."""
        return await self._change(
            "alarms.note", principal, device_id, alarm_id, lambda before: self._noted(before, principal, text), once
        )

    async def _change(
        self, action: str, principal: Principal, device_id: str, alarm_id: str, change: Any, once: Once | None
    ) -> SeenAlarm:
        principal.require_writer()

        async def plan() -> tuple[list[Operation], Alarm]:
            before, _ = await self._visible(principal, device_id, alarm_id)
            after = replace(change(before), version=before.version + 1)
            entry.changed(before, after)
            return [self.repository.remark_op(before, after)], after

        async def write(record: Record[Alarm]) -> Alarm:
            return await commit(self.repository.store, plan, record)

        with audited(action, "alarms", f"{device_id}/{alarm_id}") as entry:
            alarm = await self.idempotency.run(once, Alarm, write)
        return SeenAlarm(alarm, await self.sites.get(principal, alarm.customer_id), await self._names())

    async def _visible(self, principal: Principal, device_id: str, alarm_id: str) -> tuple[Alarm, Site]:
        alarm = await self.repository.get(device_id, alarm_id)
        try:
            return alarm, await self.sites.get(principal, alarm.customer_id)
        except CustomerNotFoundError:
            raise AlarmNotFoundError from None

    async def _page(self, wanted: Wanted, limit: int, position: Any) -> tuple[Sequence[Alarm], Any]:
        if wanted.device_id is not None:
            page = await self.repository.of_device(wanted.device_id, limit, position)
            return page.alarms, page.position
        if wanted.customer_id is not None:
            page = await self.repository.of_customer(wanted.customer_id, limit, position)
            return page.alarms, page.position
        return await self._listed(wanted.state, limit, position)

    async def _listed(self, state: Listing | None, limit: int, position: Any) -> tuple[Sequence[Alarm], Any]:
        listing: Listing
        listing, start = position or (state or "open", None)
        page: Page = await self.repository.of_listing(listing, limit, start)
        if page.position is not None:
            return page.alarms, (listing, page.position)
        return page.alarms, ("cleared", None) if state is None and listing == "open" else None

    async def _names(self) -> dict[str, str]:
        return {user.user_id: user.display_name for user in await self.users.all()}

    def _noted(self, alarm: Alarm, principal: Principal, text: str) -> Alarm:
        if len(alarm.notes) >= MOST_NOTES:
            raise TooManyNotesError
        return replace(alarm, notes=(*alarm.notes, AlarmNote(self._now(), principal.user_id, text)))

    def _now(self) -> int:
        return int(self.clock.now().timestamp() * 1000)


def _fits(alarm: Alarm, wanted: Wanted) -> bool:
    if wanted.customer_id not in (None, alarm.customer_id):
        return False
    return wanted.state is None or (wanted.state == "open") == (alarm.cleared_at is None)
