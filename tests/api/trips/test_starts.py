"""Where a new trip begins, and the days that are not proposed for it."""

import pytest

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("TRIP-2")

HOME = {"name": "自宅", "prefecture": "静岡県", "latitude": 34.72, "longitude": 137.85}


async def test_a_first_trip_begins_at_the_station_nearest_to_the_customers(running: Running) -> None:
    rep = await running.signed_in("other")
    assert (await rep.get("/api/trips/start")).json()["name"] == "東京駅"
    for number, city in enumerate(("浜松市中央区", "磐田市", "湖西市")):
        body = {"customer_id": f"S{number}", "name": "近い人", "risk_level": 3, "prefecture": "静岡県", "city": city}
        assert (await rep.post("/api/customers", json=body)).status_code == 201
    assert (await rep.get("/api/trips/start")).json()["name"] == "浜松駅"


async def test_the_next_trip_begins_where_the_last_one_did(running: Running) -> None:
    rep = await running.signed_in("other")
    day = {"date": "2026-11-25", "start": HOME, "end": HOME, "opens": "09:00", "closes": "18:00"}
    made = await rep.post("/api/trips", json={"request": {"days": [day], "must_visit": ["S0"], "seconds": 0.2}})
    assert made.status_code == 201, made.text
    assert (await rep.get("/api/trips/start")).json() == HOME


async def test_the_settings_name_the_holidays_ahead(running: Running) -> None:
    async with running.client() as anybody:
        holidays = (await anybody.get("/api/settings")).json()["holidays"]
    assert "2026-11-23" in holidays  # Labour Thanksgiving Day
    assert holidays == sorted(holidays)
