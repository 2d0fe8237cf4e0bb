"""The store: DynamoDB through aiodynamo, with the project's retries, deadlines and error mapping.

Every write that can be repeated by a lost answer carries a write mark (`_w`): when a condition refuses a retry whose
first try may have been written, the item is read back and our own mark means that it was us.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import Any, Protocol

import aiohttp
from aiodynamo.client import Client
from aiodynamo.credentials import Credentials
from aiodynamo.expressions import (
    Condition,
    F,
    HashKey,
    KeyCondition,
    ProjectionExpression,
    RangeKey,
    UpdateExpression,
)
from aiodynamo.http.aiohttp import AIOHTTP
from aiodynamo.models import BatchGetRequest, Page, ReturnValues
from aiodynamo.operations import ConditionCheck, Delete, Put, Update
from yarl import URL

from otomo.settings import Settings
from otomo.store.deadline import remaining
from otomo.store.errors import ConditionFailedError, StoreUnavailableError
from otomo.store.retry import Attempts, OneAttempt, with_retries

Item = dict[str, Any]
Operation = Put | Update | Delete | ConditionCheck

MAX_TRANSACTION = 100
_MAX_BATCH_GET = 100
_MARK = "_w"
_LONGEST_DOUBLE = 24  # characters of a double that is written in full


def _number(text: str) -> int | float | Decimal:
    if text.lstrip("-").isdigit():
        return int(text)
    # More digits than a double has: a key, which must come back as it is.
    return float(text) if len(text) <= _LONGEST_DOUBLE else Decimal(text)


class Journal(Protocol):
    """Writes down what is done, in the transaction that does it."""

    def has_something_to_say(self) -> bool:
        """Whether the next transaction of the running task has to be carried."""

    async def carry(self, store: "Store", operations: Sequence[Operation]) -> None:
        """Commits the operations with what is to be said; refusals name positions among `operations`."""


@dataclass(frozen=True, slots=True)
class Store:
    """Typed access to the tables. Names are given without the prefix."""

    client: Client
    prefix: str
    attempts: int
    transaction_size: int = MAX_TRANSACTION  # what work that can be split puts into one transaction
    journal: Journal | None = None

    def table_name(self, name: str) -> str:
        """The table's full name."""
        return f"{self.prefix}-{name}"

    # -- operations of a transaction ------------------------------------------------------------

    def put_op(self, table: str, item: Item, condition: Condition | None = None) -> Put:
        """A put, for `transact`."""
        return Put(self.table_name(table), item, condition)

    def update_op(self, table: str, key: Item, expression: UpdateExpression, condition: Condition | None) -> Update:
        """An update, for `transact`."""
        return Update(self.table_name(table), key, expression, condition)

    def delete_op(self, table: str, key: Item, condition: Condition | None = None) -> Delete:
        """A delete, for `transact`."""
        return Delete(self.table_name(table), key, condition)

    def check_op(self, table: str, key: Item, condition: Condition) -> ConditionCheck:
        """A condition on an item that is not changed, for `transact`."""
        return ConditionCheck(self.table_name(table), key, condition)

    # -- reads -----------------------------------------------------------------------------------

    async def get(self, table: str, key: Item, *, consistent: bool = True) -> Item | None:
        """The item, or None."""
        found = await self.batch_get(table, [key], consistent=consistent)
        return found[0] if found else None

    async def batch_get(
        self, table: str, keys: Sequence[Item], *, consistent: bool = True, fields: Sequence[str] = ()
    ) -> list[Item]:
        """The items that exist, in no order; with `fields` only these attributes. Asks again for what DynamoDB left
        out, until the deadline."""
        chunks = [keys[i : i + _MAX_BATCH_GET] for i in range(0, len(keys), _MAX_BATCH_GET)]
        name, wanted = self.table_name(table), _projection(fields)
        pages = await asyncio.gather(*(self._batch_get(name, chunk, consistent, wanted) for chunk in chunks))
        return [item for page in pages for item in page]

    async def _batch_get(
        self, name: str, keys: Sequence[Item], consistent: bool, wanted: ProjectionExpression | None
    ) -> list[Item]:
        items: list[Item] = []
        left = list(keys)
        for pause in (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0):
            request = {name: BatchGetRequest(left, wanted, consistent)}
            answer = await with_retries(self.attempts, lambda request=request: self.client.batch_get(request))  # type: ignore[misc]
            items += answer.items.get(name, [])
            left = answer.unprocessed_keys.get(name, [])
            if not left:
                return items
            if pause >= remaining():
                break
            await asyncio.sleep(pause)
        raise StoreUnavailableError(f"{len(left)} of {len(keys)} items could not be read in time")

    async def query(
        self,
        table: str,
        key: KeyCondition,
        *,
        index: str | None = None,
        forward: bool = True,
    ) -> list[Item]:
        """All items of a key condition; consistent unless an index is read."""
        items: list[Item] = []
        start: Item | None = None
        while True:
            page = await self.query_page(table, key, index=index, forward=forward, start=start)
            items += page.items
            start = page.last_evaluated_key
            if start is None:
                return items

    async def query_page(
        self,
        table: str,
        key: KeyCondition,
        *,
        index: str | None = None,
        forward: bool = True,
        limit: int | None = None,
        start: Item | None = None,
    ) -> Page:
        """One page of a query."""
        return await with_retries(
            self.attempts,
            lambda: self.client.query_single_page(
                self.table_name(table),
                key,
                start_key=start,
                scan_forward=forward,
                index=index,
                limit=limit,
                consistent_read=index is None,
            ),
        )

    # -- writes ----------------------------------------------------------------------------------

    async def put(self, table: str, item: Item, condition: Condition | None = None) -> None:
        """Writes one item. Raises ConditionFailedError."""
        await self.transact([self.put_op(table, item, condition)])

    async def update(
        self, table: str, key: Item, expression: UpdateExpression, condition: Condition | None = None
    ) -> None:
        """Changes one item; a repeated call must be harmless. Raises ConditionFailedError."""
        await with_retries(
            self.attempts,
            lambda: self.client.update_item(self.table_name(table), key, expression, condition=condition),
        )

    async def count(self, table: str, key: Item, expires_at: int) -> int:
        """Adds one to the item's `count`, atomically, and returns it; counts twice when an answer is lost."""
        expression = F("count").add(1) & F("expires_at").set(expires_at)
        item = await with_retries(
            self.attempts,
            lambda: self.client.update_item(
                self.table_name(table), key, expression, return_values=ReturnValues.updated_new
            ),
        )
        return int((item or {})["count"])

    async def delete(self, table: str, key: Item, condition: Condition | None = None) -> None:
        """Deletes one item; absent is fine unless the condition minds. Raises ConditionFailedError."""
        await self.transact([self.delete_op(table, key, condition)])

    async def transact(self, operations: Sequence[Operation]) -> None:
        """Writes all or nothing, at most 100 operations, exactly once even when answers are lost; with it goes the
        entry of the audit log, where one waits for it.

        Raises ConditionFailedError with the positions of the refused operations.
        """
        if self.journal is not None and self.journal.has_something_to_say():
            await self.journal.carry(self, operations)
        else:
            await self.commit(operations)

    async def commit(self, operations: Sequence[Operation]) -> None:
        """`transact` without a journal."""
        if len(operations) > MAX_TRANSACTION:
            raise ValueError(f"{len(operations)} operations do not fit one transaction")
        token = secrets.token_hex(16)
        marked = [_mark(operation, token) for operation in operations]
        seen = Attempts()
        try:
            await with_retries(self.attempts, lambda: self._write(marked, token), seen)
        except ConditionFailedError:
            if not (seen.ambiguous and await self._was_us(marked, token)):
                raise

    async def _write(self, operations: Sequence[Operation], token: str) -> None:
        match operations:
            case [Put() as put]:
                await self.client.put_item(put.table, put.item, condition=put.condition)
            case [Delete() as delete]:
                await self.client.delete_item(delete.table, delete.key, condition=delete.condition)
            case _:
                await self.client.transact_write_items(operations, request_token=token)

    async def _was_us(self, operations: Sequence[Operation], token: str) -> bool:
        # All or nothing: what became of one operation tells of all.
        for operation in operations:
            name = operation.table.removeprefix(f"{self.prefix}-")
            if isinstance(operation, Put):
                found = await self.get(name, self._key_of(name, operation.item))
                return found is not None and found.get(_MARK) == token
            if isinstance(operation, Delete):
                return await self.get(name, dict(operation.key)) is None
        return False

    def _key_of(self, table: str, item: Item) -> Item:
        from otomo.store.tables import TABLES  # noqa: PLC0415 - tables reads a file; only this rare path needs it

        return {name: item[name] for name in TABLES[table].key_names}


def _projection(fields: Sequence[str]) -> ProjectionExpression | None:
    return reduce(and_, (F(name) for name in fields)) if fields else None


def _mark(operation: Operation, token: str) -> Operation:
    if isinstance(operation, Put):
        return replace(operation, item={**operation.item, _MARK: token})
    return operation


def partition(key: str, value: str, range_key: str | None = None, prefix: str = "") -> KeyCondition:
    """The items of a partition, optionally those whose range key starts with `prefix`."""
    condition: KeyCondition = HashKey(key, value)
    if range_key and prefix:
        condition = HashKey(key, value) & RangeKey(range_key).begins_with(prefix)
    return condition


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[Store]:
    """A store with its connection pool, closed at the end."""
    timeout = aiohttp.ClientTimeout(
        total=settings.store.connect_seconds + settings.store.read_seconds,
        connect=settings.store.connect_seconds,
        sock_read=settings.store.read_seconds,
    )
    connector = aiohttp.TCPConnector(limit=settings.store.connections, keepalive_timeout=60)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
        client = Client(
            AIOHTTP(session),
            Credentials.auto(),
            settings.aws_region,
            endpoint=URL(str(settings.dynamodb_endpoint)) if settings.dynamodb_endpoint else None,
            numeric_type=_number,
            throttle_config=OneAttempt(),
        )
        yield Store(client, settings.table_prefix, settings.store.attempts, settings.store.transaction_size)
