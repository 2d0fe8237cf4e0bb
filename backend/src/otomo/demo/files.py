"""The demo book: six CSV files of invented customers, kept fresh by moving their dates.

The files live in `backend/demo` of the checkout; an image has them in `demo` where it runs. Their README says
what is invented and what is real.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from otomo.places import Place, search

ANCHOR = date(2026, 11, 20)
"""The Friday the files are written for."""

KEPT_BEFORE = date(2025, 11, 20)
"""Earlier dates are history (births, purchases) and do not move: a day of purchase is part of a holding's key."""

BOOK_DEVICES = "devices.csv"
"""The device that belongs to the book."""

MORE_DEVICES = "more_devices.csv"
"""Others, beside the book: for screens and alarms there is more than one thermometer to look at."""

KINDS = ("customers", "products", "holdings", "sales_notes", "cash_inflows", "economic_events")

MANIFEST: Mapping[str, int] = MappingProxyType(
    {
        "customer": 10,
        "product": 10,
        "holding": 18,
        "sales_note": 10,
        "cash_inflow": 10,
        "economic_event": 5,
        "user": 2,
        "trip": 1,
        "import": 1,
        "device": 1,
    }
)
"""Records per item type: 68 in 10. The users are DEMO_USERS; the device comes from its own file, `devices.csv`."""

DEMO_USERS = ("takanashi", "manager")
"""The users that belong to the story, of all demo sign-ins."""

_DATE_COLUMNS = frozenset(
    {"最終接触日", "価格日", "満期日", "取得日", "記録日", "次回対応日", "予定日", "入金日", "日付"}
)

Row = dict[str, str]


def directory() -> Path:
    """Where the files are. Raises FileNotFoundError: neither beside the package nor in the working directory."""
    places = (Path(__file__).parents[3] / "demo", Path.cwd() / "demo")
    for place in places:
        if (place / "customers.csv").is_file():
            return place
    raise FileNotFoundError(f"the demo book is in none of {', '.join(map(str, places))}")


def rows(kind: str) -> list[Row]:
    """The rows of one of KINDS as written, Japanese headers."""
    with (directory() / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shifted(today: date) -> dict[str, list[Row]]:
    """All six files by kind, as if written on the last Friday up to `today`: every date but history moved by the same
    whole number of weeks (forwards or back), so that weekdays stay."""
    by = timedelta(weeks=(today - ANCHOR).days // 7)
    return {kind: [_moved(row, by) for row in rows(kind)] for kind in KINDS}


def csv_files(today: date) -> dict[str, bytes]:
    """The shifted files as they would be uploaded: UTF-8 by file name."""
    return {f"{kind}.csv": as_csv(found) for kind, found in shifted(today).items()}


def devices_csv(name: str) -> bytes:
    """A file of devices as it is uploaded: it has no dates."""
    return (directory() / name).read_bytes()


def device_ids(name: str) -> list[str]:
    """The devices in such a file."""
    with (directory() / name).open(encoding="utf-8", newline="") as file:
        return [row["device_id"] for row in csv.DictReader(file)]


def as_csv(found: Iterable[Row]) -> bytes:
    """Rows with the same columns as UTF-8 CSV with a header."""
    found = list(found)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return text.getvalue().encode()


def trip_request(today: date) -> dict[str, Any]:
    """The body of `POST /api/trips` for the demo's trip: the next Wednesday after `today`, from 浜松 to 静岡."""
    on = today + timedelta(days=(2 - today.weekday() - 1) % 7 + 1)
    return {
        "title": "静岡・浜松 1日",
        "days": [
            {
                "date": on.isoformat(),
                "start": _station("浜松駅"),
                "end": _station("静岡駅"),
                "opens": "09:00",
                "closes": "18:00",
                "lunch": {"minutes": 60, "earliest": "11:30", "latest": "13:30"},
            }
        ],
        "area": {"prefectures": ["静岡県", "愛知県"]},
    }


def _moved(row: Row, by: timedelta) -> Row:
    return {
        column: _moved_date(value, by) if column in _DATE_COLUMNS and value else value for column, value in row.items()
    }


def _moved_date(text: str, by: timedelta) -> str:
    day = date.fromisoformat(text)
    return text if day < KEPT_BEFORE else (day + by).isoformat()


def _station(name: str) -> dict[str, Any]:
    place: Place = search(name, 1)[0]
    return {
        "name": place.name,
        "prefecture": place.prefecture,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
