"""Backup and restore while DynamoDB throttles, forgets, is cut off and leaves items out."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from fault_proxy import THROTTLE, CutReply, DropReply, FaultProxy, LeaveOutPuts
from otomo.jobs.backup.places import Folder
from otomo.jobs.backup.restore import Restore, checked
from otomo.jobs.backup.service import Backup
from otomo.jobs.ledger import Ledger
from otomo.jobs.runner import Work
from otomo.settings import Settings, StoreSettings
from otomo.store.client import Store, open_store
from otomo.store.dump import scan, write
from otomo.store.errors import StoreUnavailableError
from otomo.store.tables import create_tables, drop_tables

from tests.api.conftest import MovableClock

pytestmark = pytest.mark.mission("OPS-6")

DEVICES = [msgspec.Raw(b'{"device_id":{"S":"d%d"},"n":{"N":"%d"}}' % (n, n)) for n in range(120)]


@pytest.fixture
async def proxy(aws_env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FaultProxy]:
    for pause in ("retry._BASE_SECONDS", "retry._MAX_SECONDS", "dump._PAUSE_SECONDS", "dump._LONGEST_PAUSE_SECONDS"):
        monkeypatch.setattr(f"otomo.store.{pause}", 0.002)
    async with FaultProxy.before(aws_env["AWS_ENDPOINT_URL"]) as proxy:
        yield proxy


@pytest.fixture
async def store(proxy: FaultProxy) -> AsyncIterator[Store]:
    """Empty tables, behind the proxy."""
    settings = Settings(
        table_prefix=f"t-{uuid4().hex[:12]}",
        log_level="error",
        dynamodb_endpoint=proxy.url,
        store=StoreSettings(connect_seconds=0.5, read_seconds=0.8),
    )
    direct = Settings(table_prefix=settings.table_prefix)
    create_tables(direct)
    async with open_store(settings) as store:
        yield store
    drop_tables(direct)


async def test_a_backup_and_its_restore_get_through(
    own_store: Store, ledger: Ledger, clock: MovableClock, proxy: FaultProxy, store: Store, tmp_path: Path
) -> None:
    await write(own_store, "devices", DEVICES)
    lease = await ledger.take("backup")
    assert lease
    behind = Store(store.client, own_store.prefix, store.attempts)

    async def quiet() -> object:
        return True

    for fault in (THROTTLE, DropReply(), CutReply(40)):
        proxy.fail(fault, times=3, action="Scan")
    result = await Backup(behind, clock, quiet, 2).run(Folder(tmp_path), Work(lease, lambda _: None, ledger))
    assert result["items"] == len(DEVICES)
    for trouble in (THROTTLE, LeaveOutPuts(0), LeaveOutPuts(7), DropReply(), CutReply(40)):
        proxy.fail(trouble, times=2, action="BatchWriteItem")
    place = Folder(tmp_path / "daily/2026-11-20")
    restored = await Restore(store, clock, place, lambda _: None).run(await checked(place, lambda _: None))
    assert restored["items"] == len(DEVICES)


async def test_what_stays_away_is_said(store: Store, proxy: FaultProxy) -> None:
    proxy.fail(LeaveOutPuts(10), times=100, action="BatchWriteItem")
    await write(store, "devices", DEVICES[:25])  # ten at a time is progress
    proxy.heal()
    proxy.fail(LeaveOutPuts(0), times=100, action="BatchWriteItem")
    with pytest.raises(StoreUnavailableError, match="devices: 25 items were left out again and again"):
        await write(store, "devices", DEVICES[:25])
    proxy.heal()
    proxy.fail(THROTTLE, times=100, action="Scan")
    with pytest.raises(StoreUnavailableError):
        await anext(scan(store, "devices"))
