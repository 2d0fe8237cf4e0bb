"""One effect for one Idempotency-Key: its row is written in the same transaction as what the request creates."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from aiodynamo.expressions import F

from otomo.clock import Clock
from otomo.errors import ProblemError
from otomo.store.client import Operation, Store
from otomo.store.codec import pack, unpack
from otomo.store.errors import ConditionFailedError

TABLE = "idempotency"
_KEEP_SECONDS = 24 * 3600

T = TypeVar("T", bound=msgspec.Struct)


class IdempotencyMismatchError(ProblemError):
    """The key was used for another request."""

    status, code, title = 422, "idempotency-mismatch", "This Idempotency-Key was used for another request"


@dataclass(frozen=True, slots=True)
class Once:
    """A client's key, scoped to user and route, with the fingerprint of the body it came with."""

    key: str
    fingerprint: str


Record = Callable[[T], list[Operation]]


@dataclass(frozen=True, slots=True)
class Idempotency:
    """Runs a creation once."""

    store: Store
    clock: Clock

    async def run(self, once: Once | None, as_: type[T], create: Callable[[Record[T]], Awaitable[T]]) -> T:
        """The result of `create`, or of the earlier run with the same key.

        `create` gets a function that turns its result into the operations to add to its transaction. Raises
        IdempotencyMismatchError when the key came with another body.
        """
        if once is None:
            return await create(lambda _: [])
        if (earlier := await self._find(once, as_)) is not None:
            return earlier
        try:
            return await create(lambda result: [self._row(once, result)])
        except (ConditionFailedError, ProblemError):
            # Lost a race against the same key: its winner's result is the answer.
            if (earlier := await self._find(once, as_)) is not None:
                return earlier
            raise

    async def _find(self, once: Once, as_: type[T]) -> T | None:
        row = await self.store.get(TABLE, {"key": once.key})
        if row is None or row["expires_at"] <= self.clock.epoch():
            return None
        if row["fingerprint"] != once.fingerprint:
            raise IdempotencyMismatchError
        return unpack(row["result"], as_)

    def _row(self, once: Once, result: msgspec.Struct) -> Operation:
        now = self.clock.epoch()
        item = {
            "key": once.key,
            "fingerprint": once.fingerprint,
            "result": pack(result),
            "expires_at": now + _KEEP_SECONDS,
        }
        return self.store.put_op(TABLE, item, F("key").does_not_exist() | F("expires_at").lte(now))
