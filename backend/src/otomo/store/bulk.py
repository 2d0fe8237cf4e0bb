"""Plain puts by the batch: 25 to a call, and what DynamoDB leaves out is sent again until the deadline.

For items that may be written any number of times (readings): no conditions, no write marks.
"""

import asyncio
import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
import structlog
from aiodynamo.errors import ValidationException

from otomo.store.calls import call
from otomo.store.client import Item, Store
from otomo.store.deadline import remaining
from otomo.store.errors import StoreUnavailableError
from otomo.store.retry import with_retries
from otomo.store.tables import TABLES
from otomo.store.wire import to_wire

log = structlog.get_logger(__name__)

MOST_PUTS = 25
_BASE_SECONDS = 0.025
_MAX_SECONDS = 1.0


class _PutRequest(msgspec.Struct):
    Item: dict[str, Any]


class _Request(msgspec.Struct):
    PutRequest: _PutRequest


class _Answer(msgspec.Struct):
    UnprocessedItems: dict[str, list[_Request]] = {}


_answer = msgspec.json.Decoder(_Answer)

Failures = dict[int, BaseException]


class Put(NamedTuple):
    """An item for a table (named without the prefix)."""

    table: str
    item: Item


def place(put: Put) -> tuple[Any, ...]:
    """What the put writes: its table and primary key."""
    return (put.table, *(put.item[name] for name in TABLES[put.table].key_names))


async def put_batch(store: Store, puts: Sequence[Put]) -> Failures:
    """Writes up to 25 items of different places; why some were not written, by position.

    A store that is away fails what is left (StoreUnavailableError); an item that DynamoDB refuses (ValidationException)
    fails alone.
    """
    left = dict(enumerate(puts))
    pauses = 0
    while True:
        try:
            unprocessed = await _call(store, list(left.values()))
        except StoreUnavailableError as cause:
            return dict.fromkeys(left, cause)
        except ValidationException as cause:
            return await _apart(store, left, cause)
        if not unprocessed:
            return {}
        left = {position: put for position, put in left.items() if _wire_place(put) in unprocessed}
        pauses += 1
        pause = random.uniform(_BASE_SECONDS, min(_MAX_SECONDS, _BASE_SECONDS * 2**pauses))  # noqa: S311 - jitter
        if pause >= remaining():
            log.warning("store.unprocessed", left=len(left), of=len(puts))
            return dict.fromkeys(left, StoreUnavailableError(f"{len(left)} of {len(puts)} items were not written"))
        await asyncio.sleep(pause)


async def _call(store: Store, puts: Sequence[Put]) -> set[tuple[Any, ...]]:
    """Sends the puts once; the places that were left out."""
    tables: dict[str, list[bytes]] = {}
    for table, item in puts:
        tables.setdefault(table, []).append(b'{"PutRequest":{"Item":%b}}' % to_wire(item))
    requests = (b'"%b":[%b]' % (store.table_name(name).encode(), b",".join(made)) for name, made in tables.items())
    body = b'{"RequestItems":{%b}}' % b",".join(requests)
    answer = await with_retries(store.attempts, lambda: call(store, "BatchWriteItem", body))
    return {
        _place_of(table.removeprefix(f"{store.prefix}-"), request.PutRequest.Item)
        for table, left in _answer.decode(answer).UnprocessedItems.items()
        for request in left
    }


async def _apart(store: Store, puts: dict[int, Put], cause: Exception) -> Failures:
    """One item is refused, and with it the whole call: the halves are sent on their own."""
    if len(puts) == 1:
        return dict.fromkeys(puts, cause)
    failures: Failures = {}
    positions = list(puts)
    middle = len(positions) // 2
    for half in (positions[:middle], positions[middle:]):
        found = await put_batch(store, [puts[position] for position in half])
        failures |= {half[at]: why for at, why in found.items()}
    return failures


def _wire_place(put: Put) -> tuple[Any, ...]:
    keys = (put.item[name] for name in TABLES[put.table].key_names)
    return (put.table, *(key if isinstance(key, str) else Decimal(str(key)) for key in keys))


def _place_of(table: str, wire: dict[str, Any]) -> tuple[Any, ...]:
    """A place by the protocol's JSON; numbers by value, for DynamoDB writes them its own way."""
    keys = (wire[name] for name in TABLES[table].key_names)
    return (table, *(Decimal(key["N"]) if "N" in key else key["S"] for key in keys))
