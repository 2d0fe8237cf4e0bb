"""Tables of a module's own, and a store on them."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from otomo.settings import Settings
from otomo.store.client import Store, open_store
from otomo.store.tables import create_tables, drop_tables


@pytest.fixture(scope="module")
async def tables(aws_env: dict[str, str]) -> AsyncIterator[Settings]:
    """Settings with a prefix of their own; the tables exist."""
    settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}", log_level="error")
    create_tables(settings)
    yield settings
    drop_tables(settings)


@pytest.fixture(scope="module")
async def own_store(tables: Settings) -> AsyncIterator[Store]:
    """A store on `tables`."""
    async with open_store(tables) as store:
        yield store
