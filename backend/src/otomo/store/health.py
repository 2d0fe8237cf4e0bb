"""Whether the tables answer."""

import asyncio

import aiohttp
from aiodynamo.errors import AIODynamoError, TableNotFound
from aiodynamo.models import TableStatus

from otomo.store.client import Store
from otomo.store.tables import TABLES


async def table_states(store: Store) -> dict[str, str]:
    """`ok`, `missing`, `not active` or `unreachable`, by table."""
    states = await asyncio.gather(*(_state(store, name) for name in TABLES))
    return dict(zip(TABLES, states, strict=True))


async def _state(store: Store, name: str) -> str:
    try:
        description = await store.client.describe_table(store.table_name(name))
    except TableNotFound:
        return "missing"
    except (AIODynamoError, aiohttp.ClientError, TimeoutError):
        return "unreachable"
    return "ok" if description.status is TableStatus.active else "not active"
