"""Tables that are filled, backed up and restored; written and read through boto, apart from the product's own code."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import boto3
from otomo.jobs.backup.places import Place
from otomo.jobs.backup.restore import Restore, checked
from otomo.jobs.backup.service import Backup
from otomo.jobs.items import Lease, Result
from otomo.jobs.ledger import Ledger
from otomo.jobs.runner import Work
from otomo.settings import Settings
from otomo.store.client import Store, open_store
from otomo.store.dump import scan
from otomo.store.tables import TABLES, create_tables, drop_tables

from tests.api.conftest import MovableClock

TODAY = "daily/2026-11-20/"


async def quiet() -> object:
    return "unchanged"


@dataclass
class Installation:
    """Tables, filled by a test; backed up, and restored beside."""

    store: Store
    ledger: Ledger
    clock: MovableClock
    lease: Lease
    segments: int = 3
    told: list[str] = field(default_factory=list)

    async def back_up(self, place: Place, state: Callable[[], Any] = quiet) -> Result:
        return await Backup(self.store, self.clock, state, self.segments).run(
            place, Work(self.lease, self.told.append, self.ledger)
        )

    async def restore(self, place: Place, to: Store, *, force: bool = False) -> Result:
        return await Restore(to, self.clock, place, self.told.append).run(
            await checked(place, self.told.append), force=force
        )


@asynccontextmanager
async def new_store() -> AsyncIterator[Store]:
    """Empty tables beside the others."""
    settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}", log_level="error")
    await asyncio.to_thread(create_tables, settings)
    async with open_store(settings) as store:
        yield store
    await asyncio.to_thread(drop_tables, settings)


def wire() -> Any:
    return boto3.client("dynamodb")


async def empty(store: Store, table: str) -> None:
    names = TABLES[table].key_names
    async for page in scan(store, table):
        for item in (json.loads(bytes(raw)) for raw in page):
            wire().delete_item(TableName=store.table_name(table), Key=boto_item({name: item[name] for name in names}))


def boto_item(item: dict[str, Any]) -> dict[str, Any]:
    """The protocol's JSON as boto takes it: it encodes binaries itself."""

    def plain(value: dict[str, Any]) -> dict[str, Any]:
        ((kind, content),) = value.items()
        if kind == "B":
            return {kind: base64.b64decode(content)}
        if kind == "BS":
            return {kind: [base64.b64decode(each) for each in content]}
        if kind == "L":
            return {kind: [plain(each) for each in content]}
        if kind == "M":
            return {kind: {name: plain(each) for name, each in content.items()}}
        return value

    return {name: plain(value) for name, value in item.items()}


def put(store: Store, table: str, *items: dict[str, Any]) -> None:
    client = wire()
    for item in items:
        client.put_item(TableName=store.table_name(table), Item=boto_item(item))


def devices(number: int, **more: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"device_id": {"S": f"d{n:05d}"}, "n": {"N": str(n)}} | more for n in range(number)]


async def everything(store: Store) -> dict[str, list[str]]:
    """What all tables hold, by boto's own reading, but the lease of the run; sets in order."""
    client = wire()
    found = {}
    for table in TABLES:
        pages = client.get_paginator("scan").paginate(TableName=store.table_name(table), ConsistentRead=True)
        items = [item for page in pages for item in page["Items"] if item.get("key") != {"S": "job#backup"}]
        found[table] = sorted(repr(_in_order(item)) for item in items)
    return found


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: sorted(each) if name in {"SS", "NS", "BS"} and isinstance(each, list) else _in_order(each)
            for name, each in sorted(value.items())
        }
    return [_in_order(each) for each in value] if isinstance(value, list) else value
