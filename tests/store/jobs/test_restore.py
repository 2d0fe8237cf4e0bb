"""Restores: what is damaged is refused, what is there is in the way, what got lost is noticed."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from otomo.jobs.backup.places import Folder
from otomo.jobs.errors import DamagedBackupError, MissingFileError, NotEmptyError, RestoreMismatchError
from otomo.store.client import Store

from tests.store.jobs.installation import TODAY, Installation, devices, everything, new_store, put

pytestmark = [pytest.mark.mission("OPS-6"), pytest.mark.mission("CRM-12")]


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
