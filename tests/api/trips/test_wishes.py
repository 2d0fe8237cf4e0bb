"""Wishes for a trip that cannot be meant."""

import httpx
import pytest
from records import Body, code_of, wishes

pytestmark = pytest.mark.mission("TRIP-2")

DAY = "2026-11-25"


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": []},
        {"days": wishes(DAY, DAY)["days"]},
        {"days": wishes("2026-11-26", DAY)["days"]},
        {"days": wishes(*(f"2026-12-{n:02d}" for n in range(1, 16)))["days"]},
        {"must_visit": ["T1"], "avoid": ["T1"]},
        {"seconds": 0},
        {"seconds": 9},
        {"seconds": "NaN"},
        {"seed": -1},
        {"max_candidates": 0},
        {"max_candidates": 201},
        {"objective": "fun"},
        {"visit_minutes": {"T1": 0}},
        {"area": {"prefectures": []}},
        {"color": "red"},
    ],
    ids=str,
)
async def test_refuses_malformed_wishes(rep: httpx.AsyncClient, wrong: Body) -> None:
    assert code_of(await rep.post("/api/trips/plan", json=wishes(DAY) | wrong)) == (422, "invalid")


@pytest.mark.parametrize(
    "change",
    [
        {"opens": "18:00", "closes": "09:00"},
        {"opens": "25:00"},
        {"lunch": {"minutes": 5, "earliest": "11:00", "latest": "12:00"}},
        {"lunch": {"minutes": 60, "earliest": "13:00", "latest": "12:00"}},
        {"start": {"name": "x", "latitude": "NaN", "longitude": 0}},
        {"date": "0001-01-01"},
        {"date": "9999-12-31"},
    ],
    ids=str,
)
async def test_refuses_malformed_days(rep: httpx.AsyncClient, change: Body) -> None:
    body = wishes(DAY)
    body["days"][0] |= change
    assert code_of(await rep.post("/api/trips/plan", json=body)) == (422, "invalid")
