"""Writing what was planned on what was read: planned again when somebody else was faster."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from otomo.store.client import Operation, Store
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

T = TypeVar("T")
Plan = Callable[[], Awaitable[tuple[list[Operation], T]]]

_TRIES = 8


async def commit(store: Store, plan: Plan[T], record: Callable[[T], Sequence[Operation]] = lambda _: ()) -> T:
    """Runs the operations that `plan` makes in one transaction, with those that `record` makes of its result; `plan`
    may run more than once. Raises what it raises, ConditionFailedError (of `record`'s), StoreUnavailableError."""
    for attempt in range(1, _TRIES + 1):
        operations, result = await plan()
        if not operations:
            return result
        try:
            await store.transact([*operations, *record(result)])
        except ConditionFailedError as refused:
            if min(refused.failed) >= len(operations):
                raise
            await asyncio.sleep(random.uniform(0, 0.02 * attempt))  # noqa: S311 - jitter
        else:
            return result
    raise StoreUnavailableError("This is being changed by others; try again")
