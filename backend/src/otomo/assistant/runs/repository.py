"""Runs and their event log in DynamoDB."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiodynamo.expressions import F, HashKey, RangeKey, UpdateExpression
from msgspec.structs import replace

from otomo.assistant import keys
from otomo.assistant.errors import RunNotFoundError
from otomo.assistant.limits import LOG_SECONDS
from otomo.assistant.runs.items import Batch, Run, RunEvent, RunState
from otomo.clock import Clock
from otomo.store.client import Operation, Store, partition
from otomo.store.codec import from_item, pack, to_item, unpack
from otomo.store.errors import ConditionFailedError


@dataclass(frozen=True, slots=True)
class RunRepository:
    """Finds and writes runs. Rows live for a day."""

    store: Store
    clock: Clock

    async def get(self, user_id: str, run_id: str) -> Run:
        """A user's run. Raises RunNotFoundError."""
        item = await self.store.get(keys.TABLE, keys.run(run_id))
        if item is None or item["expires_at"] <= self.clock.epoch() or item["user_id"] != user_id:
            raise RunNotFoundError
        return from_item(item, Run)

    async def sign(self, run_id: str) -> None:
        """Says that the run's writer lives."""
        await self._set(run_id, F("seen_at").set(self._now()))

    async def ask_to_stop(self, run_id: str) -> None:
        """Leaves word for the writer."""
        await self._set(run_id, F("stop").set(True))

    def end(self, run: Run, state: RunState, last: int) -> Operation:
        """The end of a run that is running, for a transaction."""
        return self.store.put_op(
            keys.TABLE, self._row(replace(run, state=state, last=last)), F("state").equals("running")
        )

    def batch(self, run_id: str, events: Sequence[RunEvent]) -> Operation:
        """Consecutive events whose numbers are not taken, for a transaction."""
        item = {
            **keys.batch(run_id, events[0].number),
            "events": pack(Batch(tuple(events))),
            "expires_at": self.clock.epoch() + LOG_SECONDS,
        }
        return self.store.put_op(keys.TABLE, item, F("pk").does_not_exist())

    def begin(self, run: Run, until: int) -> list[Operation]:
        """A new run, and its chat taken until then (epoch seconds), for a transaction."""
        taken = {**keys.live(run.user_id, run.chat_id), "run_id": run.run_id, "expires_at": until}
        free = F("pk").does_not_exist() | F("expires_at").lte(self.clock.epoch())
        return [
            self.store.put_op(keys.TABLE, self._row(run), F("pk").does_not_exist()),
            self.store.put_op(keys.TABLE, taken, free),
        ]

    def release(self, run: Run) -> Operation:
        """The run's chat free again, for a transaction."""
        mine = F("pk").does_not_exist() | F("run_id").equals(run.run_id)
        return self.store.delete_op(keys.TABLE, keys.live(run.user_id, run.chat_id), mine)

    async def live(self, user_id: str) -> dict[str, str]:
        """The user's running answers: run by chat."""
        items = await self.store.query(keys.TABLE, partition("pk", keys.of_user(user_id), "sk", keys.LIVE))
        now = self.clock.epoch()
        return {i["sk"].removeprefix(keys.LIVE): i["run_id"] for i in items if i["expires_at"] > now}

    async def write(self, operations: list[Operation]) -> None:
        """All or nothing. Raises ConditionFailedError."""
        await self.store.transact(operations)

    async def after(self, run_id: str, number: int, since: str) -> tuple[list[RunEvent], Run | None, str]:
        """The events after `number`, the run itself, and the last batch read, to go on from (`since`)."""
        condition = HashKey("pk", keys.of_run(run_id)) & RangeKey("sk").gte(since)
        events: list[RunEvent] = []
        run = None
        for item in await self.store.query(keys.TABLE, condition):
            if item["sk"] == keys.RUN:
                run = from_item(item, Run)
            else:
                since = item["sk"]
                events += [e for e in unpack(item["events"], Batch).events if e.number > number]
        return events, run, since

    async def _set(self, run_id: str, expression: UpdateExpression) -> None:
        try:
            await self.store.update(keys.TABLE, keys.run(run_id), expression, F("state").equals("running"))
        except ConditionFailedError:
            return  # it has ended, or its rows have expired

    def _row(self, run: Run) -> dict[str, Any]:
        expires_at = self.clock.epoch() + LOG_SECONDS
        return {**keys.run(run.run_id), **to_item(run), "stop": run.stop, "state": run.state, "expires_at": expires_at}

    def _now(self) -> int:
        return int(self.clock.now().timestamp() * 1000)
