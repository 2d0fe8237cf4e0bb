"""Backup and restore: what comes back is equal; nothing unfinished, damaged or in the way is restored."""

import asyncio
import json
import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from otomo.jobs.backup import lines
from otomo.jobs.backup.lines import Digest
from otomo.jobs.backup.places import Bucket, Folder, Place, place_of
from otomo.jobs.backup.restore import Restore, checked
from otomo.jobs.backup.service import Backup
from otomo.jobs.errors import (
    DamagedBackupError,
    LeaseLostError,
    MissingFileError,
    NotEmptyError,
    PlaceError,
    RestoreMismatchError,
    UnfinishedBackupError,
)
from otomo.jobs.items import Lease, Result
from otomo.jobs.ledger import Ledger
from otomo.jobs.runner import Work
from otomo.settings import Settings
from otomo.store.client import Store, open_store
from otomo.store.dump import scan
from otomo.store.tables import TABLES, create_tables, drop_tables
from wire_items import wire_items

from tests.api.conftest import MovableClock

pytestmark = [pytest.mark.mission("OPS-6"), pytest.mark.mission("CRM-12")]

TODAY = "daily/2026-11-20/"

Told = list[str]


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
    told: Told = field(default_factory=list)

    async def back_up(self, place: Place, state: Callable[[], Any] = quiet) -> Result:
        return await Backup(self.store, self.clock, state, self.segments).run(
            place, Work(self.lease, self.told.append, self.ledger)
        )

    async def restore(self, place: Place, to: Store, *, force: bool = False) -> Result:
        return await Restore(to, self.clock, place, self.told.append).run(
            await checked(place, self.told.append), force=force
        )


@pytest.fixture
async def installation(own_store: Store, ledger: Ledger, clock: MovableClock) -> Installation:
    for table in TABLES:
        await empty(own_store, table)
    lease = await ledger.take("backup")
    assert lease
    return Installation(own_store, ledger, clock, lease)


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
    import base64  # noqa: PLC0415

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


@given(st.lists(wire_items(), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_items_of_every_type_come_back_equal(
    installation: Installation, tmp_path_factory: pytest.TempPathFactory, items: list[dict[str, Any]]
) -> None:
    await empty(installation.store, "devices")
    put(installation.store, "devices", *(item | {"device_id": {"S": f"d{n}"}} for n, item in enumerate(items)))
    place = Folder(tmp_path_factory.mktemp("backup"))
    await installation.back_up(place)
    async with new_store() as other:
        await installation.restore(Folder(place.root / TODAY), other)
        assert await everything(other) == await everything(installation.store)


@pytest.fixture
def bucket(request: pytest.FixtureRequest, aws_env: dict[str, str]) -> Place:
    if request.config.getoption("--dynamodb") == "local":
        pytest.skip("DynamoDB Local has no S3")
    name = f"backups-{uuid4().hex[:12]}"
    boto3.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-1"})
    return place_of(f"s3://{name}/of/otomo", "ap-northeast-1")


async def test_a_bucket_keeps_a_day_its_week_and_its_month(
    installation: Installation, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "PART_BYTES", 2_000)  # many files
    put(installation.store, "devices", *devices(45, text={"S": secrets.token_hex(50_000)}))  # pages of a megabyte
    result = await installation.back_up(bucket)
    assert {"tables": len(TABLES), "items": 45, "consistent": "yes"}.items() <= result.items()
    assert result["copies"] == "weekly/2026-W47/ monthly/2026-11/"
    assert result["backup"] == f"{bucket.url}{TODAY}"
    assert int(result["files"]) > installation.segments + 1
    before = await everything(installation.store)
    put(installation.store, "devices", {"device_id": {"S": "of tomorrow"}})
    installation.clock.forward(days=1)
    assert (await installation.back_up(bucket))["copies"] == ""
    for name in (TODAY, "weekly/2026-W47/", "monthly/2026-11/"):
        async with new_store() as other:
            restored = await installation.restore(place_of(bucket.url + name, "ap-northeast-1"), other)
            assert (restored["items"], restored["expired"]) == (45, 0)
            assert await everything(other) == before


async def test_pages_and_leftovers_are_followed_to_their_end(installation: Installation, tmp_path: Path) -> None:
    put(installation.store, "devices", *devices(40, text={"S": "x" * 100_000}))  # four pages of a megabyte
    installation.segments = 1
    assert (await installation.back_up(Folder(tmp_path)))["items"] == 40
    async with new_store() as other:
        await installation.restore(Folder(tmp_path / TODAY), other)
        assert await everything(other) == await everything(installation.store)


def files_in(root: Path, pattern: str = "*.gz") -> int:
    return sum(1 for _ in root.rglob(pattern))


@dataclass(frozen=True)
class Dying(Folder):
    """Takes no more than so many files."""

    most: int = 0

    def write(self, name: str, content: bytes) -> None:
        if files_in(self.root) >= self.most:
            raise PlaceError("the line is dead")
        Folder.write(self, name, content)


@pytest.mark.parametrize("most", [0, 1, 2, 3])
async def test_a_run_that_dies_leaves_nothing_that_looks_finished(
    installation: Installation, tmp_path: Path, most: int
) -> None:
    put(installation.store, "devices", *devices(30))
    with pytest.raises(PlaceError):
        await installation.back_up(Dying(tmp_path, most))
    async with new_store() as other:
        with pytest.raises(UnfinishedBackupError):
            await installation.restore(Folder(tmp_path / TODAY), other)


async def test_a_second_run_that_dies_leaves_the_first_one_of_the_day(
    installation: Installation, tmp_path: Path
) -> None:
    put(installation.store, "devices", *devices(30))
    await installation.back_up(Folder(tmp_path))
    before = await everything(installation.store)
    files = files_in(tmp_path)
    put(installation.store, "devices", {"device_id": {"S": "later"}})
    await installation.ledger.give_back(installation.lease, "done", {}, None)
    again = await installation.ledger.take("backup")
    assert again
    installation.lease = again
    with pytest.raises(PlaceError):
        await installation.back_up(Dying(tmp_path, files + 2))
    async with new_store() as other:
        await installation.restore(Folder(tmp_path / TODAY), other)
        assert (await everything(other))["devices"] == before["devices"]


async def test_a_run_without_its_lease_writes_no_manifest(installation: Installation, tmp_path: Path) -> None:
    installation.clock.forward(seconds=61)
    assert await installation.ledger.take("backup")
    with pytest.raises(LeaseLostError):
        await installation.back_up(Folder(tmp_path))
    assert files_in(tmp_path, "manifest.json") == 0


async def test_the_book_is_read_again_when_it_changed_meanwhile(installation: Installation, tmp_path: Path) -> None:
    seen: list[object] = ["a", "b", "b", "b"]

    async def state() -> object:
        return seen.pop(0)

    assert (await installation.back_up(Folder(tmp_path), state))["consistent"] == "yes"
    assert seen == []

    async def changing() -> object:
        seen.append(None)
        return len(seen)

    assert (await installation.back_up(Folder(tmp_path), changing))["consistent"] == "no"


def swap_files(folder: Path) -> None:
    one, other, *_ = sorted(folder.glob("devices/*.gz"))
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def flip(folder: Path) -> None:
    path = next(folder.glob("devices/*.gz"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def drop(folder: Path) -> None:
    next(folder.glob("devices/*.gz")).unlink()


def edit(pattern: str, replacement: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        manifest = folder / "manifest.json"
        text, found = re.subn(pattern, replacement, manifest.read_text(), count=1)
        assert found
        manifest.write_text(text)

    return change


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (flip, DamagedBackupError),
        (swap_files, DamagedBackupError),
        (drop, MissingFileError),
        (edit(r'"sha256": "..', '"sha256": "zz'), DamagedBackupError),
        (edit(r'"format": 1', '"format": 2'), DamagedBackupError),
        (edit(r'"devices"', '"gadgets"'), DamagedBackupError),
        (edit(r"\}\s*$", ""), DamagedBackupError),
        (edit(r'"items": 30', '"items": 31'), DamagedBackupError),
        (edit(r'"items": 30,\s*"digest": "....', '"items": 30, "digest": "aaaa'), DamagedBackupError),
    ],
    ids=["a bit", "swapped", "missing", "hash", "format", "table", "cut", "count", "digest"],
)
async def test_a_damaged_backup_is_refused(
    installation: Installation, tmp_path: Path, harm: Callable[[Path], None], error: type[Exception]
) -> None:
    put(installation.store, "devices", *devices(30))
    await installation.back_up(Folder(tmp_path))
    harm(tmp_path / TODAY)
    async with new_store() as other:
        with pytest.raises(error):
            await installation.restore(Folder(tmp_path / TODAY), other)


async def test_what_is_there_is_in_the_way_unless_it_may_go(installation: Installation, tmp_path: Path) -> None:
    put(installation.store, "devices", *devices(30))
    await installation.back_up(Folder(tmp_path))
    async with new_store() as other:
        put(other, "trips", {"user_id": {"S": "u"}, "trip_id": {"S": "t"}})
        there = await everything(other)
        with pytest.raises(NotEmptyError, match="trips"):
            await installation.restore(Folder(tmp_path / TODAY), other)
        assert await everything(other) == there
        await installation.restore(Folder(tmp_path / TODAY), other, force=True)
        assert await everything(other) == await everything(installation.store)


async def test_what_has_expired_since_is_left_out(installation: Installation, tmp_path: Path) -> None:
    def session(name: str, minutes: int) -> dict[str, Any]:
        expires = installation.clock.epoch() + minutes * 60
        return {"session_id": {"S": name}, "expires_at": {"N": str(expires)}}

    put(installation.store, "sessions", session("gone", 30), session("going", 90), session("staying", 600))
    await installation.back_up(Folder(tmp_path))
    installation.clock.forward(hours=1)
    async with new_store() as other:
        result = await installation.restore(Folder(tmp_path / TODAY), other)
        assert result["expired"] == 1
        names = [re.findall("'S': '(.+?)'", text)[0] for text in (await everything(other))["sessions"]]
        assert sorted(names) == ["going", "staying"]


async def test_a_write_that_got_lost_is_noticed(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forgets(store: Store, table: str, items: list[Any]) -> None:
        """Says it has written."""

    put(installation.store, "devices", *devices(30))
    await installation.back_up(Folder(tmp_path))
    monkeypatch.setattr("otomo.jobs.backup.restore.write", forgets)
    async with new_store() as other:
        with pytest.raises(RestoreMismatchError, match="devices: 0 items are there, 30 were expected"):
            await installation.restore(Folder(tmp_path / TODAY), other)


def test_a_digest_of_nothing() -> None:
    assert (Digest().items, Digest().hex) == (0, "0" * 64)
