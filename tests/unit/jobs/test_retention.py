"""Which backups of a folder are past their time, and which folders a day's copies go to."""

from datetime import date
from pathlib import Path

import pytest
from otomo.jobs.backup.places import Folder
from otomo.jobs.backup.retention import prune
from otomo.jobs.backup.service import copies_of

pytestmark = pytest.mark.mission("OPS-6")

TODAY = date(2026, 11, 21)
MANIFEST = '{"prefix":"p","started_at":"2026-11-21T00:00:00Z","ended_at":"2026-11-21T00:00:00Z","tables":{"crm":%s}}'
TABLE = '{"items":1,"digest":"","parts":[{"name":"crm/2.jsonl.gz","items":1,"bytes":1,"sha256":""}]}'


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MANIFEST % TABLE)


def test_daily_weekly_and_monthly_ones_go_after_7_30_and_365_days(tmp_path: Path) -> None:
    kept = ["daily/2026-11-21", "daily/2026-11-14", "weekly/2026-W47", "weekly/2026-W43", "monthly/2026-11",
            "monthly/2025-11", "daily/notes", "daily/2026-13-01", "weekly/2026-W60"]  # fmt: skip
    gone = ["daily/2026-11-13", "weekly/2026-W42", "monthly/2025-10"]
    put(tmp_path, *(f"{name}/manifest.json" for name in kept + gone))
    put(tmp_path, "daily/2026-11-21/crm/1.jsonl.gz", "daily/2026-11-21/crm/2.jsonl.gz", "daily/2026-11-14/x.jsonl.gz")
    assert prune(Folder(tmp_path), TODAY) == 3
    assert sorted(f"{p.parent.name}/{p.name}" for p in tmp_path.glob("*/*")) == sorted(kept)
    assert [p.name for p in sorted(tmp_path.rglob("*.gz"))] == ["x.jsonl.gz", "2.jsonl.gz"]


@pytest.mark.parametrize(
    ("day", "week", "month"),
    [
        (date(2026, 11, 21), "weekly/2026-W47/", "monthly/2026-11/"),
        (date(2027, 1, 1), "weekly/2026-W53/", "monthly/2027-01/"),
    ],
)
def test_the_folders_of_a_day(day: date, week: str, month: str) -> None:
    assert copies_of(day) == (week, month)
