"""Alarms in DynamoDB. An alarm is made and ended together with the state of its device, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import structlog
from aiodynamo.expressions import F, HashKey, RangeKey

from otomo.alarms.changes import Changes, Ending
from otomo.alarms.errors import AlarmNotFoundError
from otomo.alarms.items import Alarm, Listing
from otomo.clock import Clock
from otomo.store.client import MAX_TRANSACTION, Item, Operation, Store
from otomo.store.codec import from_item, to_item
from otomo.store.errors import ConditionFailedError

log = structlog.get_logger(__name__)

TABLE = "alarms"
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Page:
    """Alarms, and where to go on (None: that was all)."""

    alarms: list[Alarm]
    position: Any


@dataclass(frozen=True, slots=True)
class AlarmRepository:
    """Reads and writes alarms. `keep_days`: how long one is kept after it has cleared."""

    store: Store
    clock: Clock
    keep_days: int

    # -- reads -------------------------------------------------------------------------------------

    async def get(self, device_id: str, alarm_id: str) -> Alarm:
        """The alarm. Raises AlarmNotFoundError."""
        row = await self.store.get(TABLE, _place(device_id, alarm_id))
        if row is None or not self._kept(row):
            raise AlarmNotFoundError
        return from_item(row, Alarm)

    async def open(self) -> list[Alarm]:
        """Every open alarm, the newest first, as the index has it."""
        rows = await self.store.query(TABLE, HashKey("listing", "open"), index="listing", forward=False)
        return [from_item(row, Alarm) for row in rows]

    async def of_listing(self, listing: Listing, limit: int, position: Any) -> Page:
        """A page of the open or the cleared alarms, the newest first."""
        return await self._page(HashKey("listing", listing), limit, position, index="listing")

    async def of_device(self, device_id: str, limit: int, position: Any) -> Page:
        """A page of a device's alarms, the newest first."""
        return await self._page(HashKey("device_id", device_id), limit, position)

    async def of_customer(self, customer_id: str, limit: int, position: Any) -> Page:
        """A page of the alarms at a customer's site, the newest first."""
        return await self._page(HashKey("customer_id", customer_id), limit, position, index="customer")

    async def at_customer_since(self, customer_id: str, since: int) -> list[Alarm]:
        """The alarms at a customer's site that opened at or after `since` (epoch ms), oldest first."""
        key = HashKey("customer_id", customer_id) & RangeKey("alarm_id").gte(f"{max(since, 0):013d}")
        rows = await self.store.query(TABLE, key, index="customer")
        return [from_item(row, Alarm) for row in rows if self._kept(row)]

    async def _page(self, key: Any, limit: int, position: Any, index: str | None = None) -> Page:
        page = await self.store.query_page(TABLE, key, index=index, forward=False, limit=limit, start=position)
        return Page([from_item(row, Alarm) for row in page.items if self._kept(row)], page.last_evaluated_key)

    def _kept(self, row: Item) -> bool:
        return "expires_at" not in row or bool(row["expires_at"] > self.clock.epoch())

    # -- what the evaluator writes -----------------------------------------------------------------

    async def save(self, device_id: str, state: Operation, changes: Changes) -> None:
        """Writes `changes` with the `state` they belong to, exactly once. Raises ConditionFailedError when the state
        has been changed by another process."""
        opened = sorted(changes.opened.values(), key=lambda alarm: alarm.cleared_at is None)
        operations = [self._end_op(device_id, alarm_id, ending) for alarm_id, ending in changes.ended.items()]
        operations += [self._open_op(alarm) for alarm in opened]
        room = min(self.store.transaction_size, MAX_TRANSACTION) - 1
        # More than a transaction holds happens in long replays: the first go ahead, and a replay meets them again.
        for operation in operations[:-room]:
            await self._alone(operation)
        await self._together(state, operations[-room:])

    async def end(self, alarm: Alarm, cleared_at: int) -> None:
        """Ends an alarm whose device is gone."""
        await self._alone(self._end_op(alarm.device_id, alarm.alarm_id, Ending(cleared_at, alarm.peak)))

    async def _together(self, state: Operation, operations: Sequence[Operation]) -> None:
        try:
            await self.store.transact([state, *operations])
        except ConditionFailedError as refused:
            if 0 in refused.failed:
                raise
            log.warning("alarm.met_again", refused=len(refused.failed))
            rest = [each for at, each in enumerate(operations, start=1) if at not in refused.failed]
            await self.store.transact([state, *rest])

    async def _alone(self, operation: Operation) -> None:
        try:
            await self.store.transact([operation])
        except ConditionFailedError:
            log.info("alarm.met_again", refused=1)

    def _open_op(self, alarm: Alarm) -> Operation:
        listing: Listing = "open" if alarm.cleared_at is None else "cleared"
        row = to_item(alarm) | {"listing": listing, "version": alarm.version}
        if alarm.cleared_at is not None:
            row["expires_at"] = self._expiry()
        return self.store.put_op(TABLE, row, F("device_id").does_not_exist())

    def _end_op(self, device_id: str, alarm_id: str, ending: Ending) -> Operation:
        changes = (
            F("cleared_at").set(ending.cleared_at)
            & F("listing").set("cleared")
            & F("expires_at").set(self._expiry())
            & F("version").add(1)
        )
        if ending.peak is not None:
            changes &= F("peak").set(ending.peak)
        return self.store.update_op(TABLE, _place(device_id, alarm_id), changes, F("listing").equals("open"))

    def _expiry(self) -> int:
        return self.clock.epoch() + self.keep_days * _DAY_SECONDS

    # -- what people write -------------------------------------------------------------------------

    def remark_op(self, before: Alarm, after: Alarm) -> Operation:
        """Changes what people have added to an alarm, unless it has been changed since `before` was read."""
        changes = F("notes").set(msgspec.to_builtins(after.notes)) & F("version").add(1)
        if after.acknowledged_at is not None:
            changes &= F("acknowledged_at").set(after.acknowledged_at)
            changes &= F("acknowledged_by").set(after.acknowledged_by)
        place = _place(before.device_id, before.alarm_id)
        return self.store.update_op(TABLE, place, changes, F("version").equals(before.version))


def _place(device_id: str, alarm_id: str) -> Item:
    return {"device_id": device_id, "alarm_id": alarm_id}
