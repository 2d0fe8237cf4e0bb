"""What a bucket's lifecycle rules do, for a folder: backups go after 7, 30 and 365 days."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from otomo.jobs.backup import manifest
from otomo.jobs.backup.places import Folder

KEPT_DAYS = {"daily": 7, "weekly": 30, "monthly": 365}

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def prune(folder: Folder, today: date) -> int:
    """Removes backups that are past their time, and files of today's that runs before the last left; how many
    backups were removed."""
    _prune_leftovers(folder, f"daily/{today}/")
    old = [
        path
        for kind, days in KEPT_DAYS.items()
        for path in sorted((folder.root / kind).glob("*"))
        if (made := _made_on(path.name)) is not None and made < today - timedelta(days=days)
    ]
    for path in old:
        (path / manifest.FILE).unlink(missing_ok=True)  # first: what is half removed must not look finished
        shutil.rmtree(path)
    return len(old)


def _prune_leftovers(folder: Folder, name: str) -> None:
    kept = {part.name for table in manifest.read(folder, name).tables.values() for part in table.parts}
    root: Path = folder.root / name
    for path in root.rglob("*.jsonl.gz"):
        if path.relative_to(root).as_posix() not in kept:
            path.unlink()


def _made_on(name: str) -> date | None:
    """The latest day that a folder's name stands for; None: not ours."""
    try:
        if found := _DAY.fullmatch(name):
            return date(*map(int, found.groups()))
        if found := _WEEK.fullmatch(name):
            return date.fromisocalendar(int(found[1]), int(found[2]), 7)
        if found := _MONTH.fullmatch(name):
            return (date(int(found[1]), int(found[2]), 1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None
    return None
