"""Backups: every item as it is, nothing that looks finished and is not."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from otomo.jobs.backup import lines
from otomo.jobs.backup.places import Bucket, Folder, Place, place_of
from otomo.jobs.errors import LeaseLostError, PlaceError, UnfinishedBackupError
from otomo.store.tables import TABLES
from wire_items import wire_items

from tests.store.jobs.installation import TODAY, Installation, devices, empty, everything, new_store, put

pytestmark = [pytest.mark.mission("OPS-6"), pytest.mark.mission("CRM-12")]


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
