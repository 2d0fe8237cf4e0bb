"""Imports over a real DynamoDB API, with tables and a clock of their own."""

import io
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from otomo.auth.principal import Principal
from otomo.clock import Clock, utc_now
from otomo.composition import build_services
from otomo.crm.imports.service import ImportService, Upload
from otomo.settings import Settings
from otomo.store.client import Store, open_store
from otomo.store.tables import create_tables, drop_tables


@dataclass
class World:
    """Tables, and the import service at a moment of one's choice."""

    settings: Settings
    store: Store

    def imports(self, *, seconds_ahead: int = 0) -> ImportService:
        """The service of a process whose clock is ahead by so much."""
        clock = Clock(lambda: utc_now() + timedelta(seconds=seconds_ahead))
        service: ImportService = build_services(self.settings, self.store, clock)[ImportService]
        return service

    async def rows(self) -> dict[tuple[str, str], dict[str, object]]:
        """All that the table holds by key, the imports' own rows, counters and marks aside."""
        found = {}
        async for item in self.store.client.scan(self.store.table_name("crm")):
            if not item["pk"].startswith("IMPORT") and item["sk"] != "VERSION":
                found[item["pk"], item["sk"]] = {k: v for k, v in item.items() if k != "_w"}
        return found


@pytest.fixture
async def world(aws_env: dict[str, str]) -> AsyncIterator[World]:
    settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}", log_level="error")
    create_tables(settings)
    async with open_store(settings) as store:
        yield World(settings, store)
    drop_tables(settings)


@pytest.fixture(scope="session")
def uploads() -> Callable[[Mapping[str, str]], list[Upload]]:
    """Files as they come."""
    return lambda files: [Upload(name, io.BytesIO(text.encode())) for name, text in files.items()]


@pytest.fixture(scope="session")
def manager() -> Principal:
    return Principal("u_manager", "manager", "Manager", "manager", "ja", team=None)
