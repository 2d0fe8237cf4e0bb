"""Whole tables as DynamoDB's own JSON: read in parallel segments, written back, types and digits as they are.

For backups only: a scan reads everything there is, so no request may cause one.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import msgspec

from otomo.store.bulk import MOST_PUTS
from otomo.store.calls import call
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError
from otomo.store.retry import with_retries

ATTEMPTS = 8
_PAUSE_SECONDS = 0.05
_LONGEST_PAUSE_SECONDS = 5.0
_MOST_PAUSES = 12

Wire = msgspec.Raw
"""An item in the protocol's JSON: `{"user_id":{"S":"u_1"},…}`."""


class _Page(msgspec.Struct):
    Items: list[msgspec.Raw] = []
    LastEvaluatedKey: msgspec.Raw = msgspec.Raw()


class _Unprocessed(msgspec.Struct):
    UnprocessedItems: dict[str, list[msgspec.Raw]] = {}


_page = msgspec.json.Decoder(_Page)
_unprocessed = msgspec.json.Decoder(_Unprocessed)


async def scan(
    store: Store,
    table: str,
    *,
    segment: int = 0,
    segments: int = 1,
    limit: int | None = None,
    expired_by: tuple[str, int] | None = None,
) -> AsyncIterator[list[Wire]]:
    """The pages of a segment of a table, each item as committed when its page was read; with `expired_by` (attribute,
    epoch seconds) only items that expired until then. Raises StoreUnavailableError."""
    body: dict[str, Any] = {"TableName": store.table_name(table), "ConsistentRead": True}
    body |= {"Segment": segment, "TotalSegments": segments} | ({"Limit": limit} if limit else {})
    if expired_by:
        body |= {
            "FilterExpression": "#e <= :now",
            "ExpressionAttributeNames": {"#e": expired_by[0]},
            "ExpressionAttributeValues": {":now": {"N": str(expired_by[1])}},
        }
    while True:
        request = msgspec.json.encode(body)
        content = await with_retries(ATTEMPTS, lambda request=request: call(store, "Scan", request))  # type: ignore[misc]
        page = _page.decode(content)
        yield page.Items
        if not bytes(page.LastEvaluatedKey):
            return
        body["ExclusiveStartKey"] = page.LastEvaluatedKey


async def write(store: Store, table: str, items: Sequence[Wire]) -> None:
    """Puts items as they are. Raises StoreUnavailableError."""
    await _send(store, table, [b'{"PutRequest":{"Item":%b}}' % bytes(item) for item in items])


async def erase(store: Store, table: str, keys: Sequence[Mapping[str, Any]]) -> None:
    """Deletes items by their keys in the protocol's form. Raises StoreUnavailableError."""
    await _send(store, table, [msgspec.json.encode({"DeleteRequest": {"Key": key}}) for key in keys])


async def _send(store: Store, table: str, requests: Sequence[bytes]) -> None:
    """25 at a time; what DynamoDB leaves out is sent again after a pause."""
    name = store.table_name(table)
    for at in range(0, len(requests), MOST_PUTS):
        left: Sequence[bytes] = requests[at : at + MOST_PUTS]
        for pauses in range(_MOST_PAUSES + 1):
            body = b'{"RequestItems":{"%b":[%b]}}' % (name.encode(), b",".join(left))
            answer = await with_retries(ATTEMPTS, lambda body=body: call(store, "BatchWriteItem", body))  # type: ignore[misc]
            left = [bytes(request) for request in _unprocessed.decode(answer).UnprocessedItems.get(name, [])]
            if not left:
                break
            longest = min(_LONGEST_PAUSE_SECONDS, _PAUSE_SECONDS * 2**pauses)
            await asyncio.sleep(random.uniform(_PAUSE_SECONDS, longest))  # noqa: S311 - jitter
        if left:
            raise StoreUnavailableError(f"{table}: {len(left)} items were left out again and again")
