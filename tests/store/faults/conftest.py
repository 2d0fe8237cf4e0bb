"""A store behind a proxy that fails on demand."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from fault_proxy import FaultProxy
from otomo.settings import Settings, StoreSettings
from otomo.store.client import Store, open_store
from otomo.store.tables import create_tables, drop_tables


@pytest.fixture(scope="module")
async def proxy(aws_env: dict[str, str]) -> AsyncIterator[FaultProxy]:
    async with FaultProxy.before(aws_env["AWS_ENDPOINT_URL"]) as proxy:
        yield proxy


@pytest.fixture(autouse=True)
def _healthy(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """No fault is planned, and retries do not dawdle."""
    proxy.heal()
    monkeypatch.setattr("otomo.store.retry._BASE_SECONDS", 0.002)


@pytest.fixture(scope="module")
def settings(aws_env: dict[str, str], proxy: FaultProxy) -> Settings:
    """Settings of a process behind the proxy, with short patience."""
    return Settings(
        table_prefix=f"t-{uuid4().hex[:12]}",
        log_level="error",
        request_seconds=2.0,
        dynamodb_endpoint=proxy.url,
        store=StoreSettings(connect_seconds=0.5, read_seconds=0.8),
    )


@pytest.fixture(scope="module")
async def store(aws_env: dict[str, str], settings: Settings) -> AsyncIterator[Store]:
    """A store behind the proxy."""
    direct = Settings(table_prefix=settings.table_prefix)
    create_tables(direct)
    async with open_store(settings) as store:
        yield store
    drop_tables(direct)
