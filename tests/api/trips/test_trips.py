"""Trips over HTTP: plan, keep, rearrange, export."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import icalendar
import pytest
import records
from otomo.trips.service import TripService
from records import Body, code_of, if_match, wishes

from tests.api.conftest import Running

DAY = "2026-11-25"  # a Wednesday
PLACES = ["浜松市中央区", "磐田市", "掛川市", "島田市", "焼津市", "静岡市葵区", "静岡市清水区", "富士市"]


@pytest.fixture(scope="module", autouse=True)
async def book(rep: httpx.AsyncClient) -> list[str]:
    """Eight customers along the line from Hamamatsu to Fuji; the second only on Wednesdays in the morning."""
    ids = []
    for n, city in enumerate(PLACES):
        windows = [{"weekdays": [2], "start": "09:30", "end": "12:00"}] if n == 1 else []
        made = await records.customer(
            rep,
            customer_id=f"T{n}",
            city=city,
            name=f"客;先, {n}\\",
            visit_windows=windows,
            last_contact_on="2026-05-01",
        )
        ids.append(made["customer_id"])
        if n % 2 == 0:
            await records.inflow(rep, ids[-1], expected_on="2026-12-01", confidence="0.8")
    return ids


def visits_of(plan: Body) -> list[list[str]]:
    return [[i["customer_id"] for i in day["items"] if i["type"] == "visit"] for day in plan["days"]]


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def assert_possible(plan: Body) -> None:
    """Every day in order of time, within hours, and the sums right."""
    travel = 0
    for day in plan["days"]:
        at = minutes(day["leave_at"])
        for item in day["items"]:
            begins = minutes(item["from_at"] if item["type"] == "travel" else item["start_at"])
            ends = minutes(item["to_at"] if item["type"] == "travel" else item["end_at"])
            assert at <= begins < ends
            at = ends
            travel += item["minutes"] if item["type"] == "travel" else 0
        assert at <= minutes(day["back_at"])
        assert minutes(day["opens"]) <= minutes(day["leave_at"])
    seen = [c for day in visits_of(plan) for c in day]
    assert len(set(seen)) == len(seen) == plan["visits"]
    assert plan["travel_minutes"] == travel == sum(day["travel_minutes"] for day in plan["days"])
    scores = [i["score"] for day in plan["days"] for i in day["items"] if i["type"] == "visit"]
    assert plan["value"] == sum(scores) <= plan["value_max"]


async def plan_of(client: httpx.AsyncClient, *dates: str, **fields: object) -> Body:
    answer = await client.post("/api/trips/plan", json=wishes(*dates, **fields))
    assert answer.status_code == 200, answer.text
    plan: Body = answer.json()
    assert_possible(plan)
    return plan


async def kept(client: httpx.AsyncClient, *dates: str, **fields: object) -> Body:
    return await records.created(client, "/api/trips", {"request": wishes(*dates, **fields)})


@pytest.mark.mission("TRIP-2")
async def test_a_plan_respects_the_wishes_and_accounts_for_everybody(rep: httpx.AsyncClient, book: list[str]) -> None:
    plan = await plan_of(rep, DAY, must_visit=["T1", "T7"], avoid=["T0"], visit_minutes={"T7": 75})
    (stops,) = visits_of(plan)
    assert {"T1", "T7"} <= set(stops)
    assert "T0" not in stops
    by_id = {i["customer_id"]: i for i in plan["days"][0]["items"] if i["type"] == "visit"}
    assert minutes(by_id["T7"]["end_at"]) - minutes(by_id["T7"]["start_at"]) == 75
    assert "09:30" <= by_id["T1"]["start_at"] <= by_id["T1"]["end_at"] <= "12:00"
    assert by_id["T1"]["must_visit"]
    (day,) = plan["days"]
    assert day["back_at"] <= day["closes"]
    assert [i["type"] for i in day["items"]].count("lunch") == 1
    dropped = {d["customer_id"] for d in plan["dropped"]}
    assert dropped | set(stops) == set(book) - {"T0"}
    assert all(d["text"]["ja"] and d["text"]["en"] for d in plan["dropped"])


@pytest.mark.mission("TRIP-2")
async def test_several_days_and_the_two_objectives(rep: httpx.AsyncClient) -> None:
    value = await plan_of(rep, DAY, "2026-11-26", objective="most_value")
    travel = await plan_of(rep, DAY, "2026-11-26", objective="least_travel")
    assert value["value"] >= travel["value"]
    assert value["visits"] == 8
    assert travel["travel_minutes"] <= value["travel_minutes"]


@pytest.mark.mission("TRIP-2")
async def test_the_same_wishes_and_seed_give_the_same_plan(rep: httpx.AsyncClient) -> None:
    plans = [await plan_of(rep, DAY, seed=7, seconds=2) for _ in range(2)]
    assert all(plan["repeatable"] for plan in plans)
    for plan in plans:
        plan["computed_ms"] = 0
    assert plans[0] == plans[1]


@pytest.mark.mission("TRIP-2")
async def test_a_must_visit_that_cannot_be_met_says_what_to_relax(rep: httpx.AsyncClient) -> None:
    plan = await plan_of(rep, "2026-11-26", must_visit=["T1"])  # a Thursday
    assert "T1" not in visits_of(plan)[0]
    (conflict,) = plan["conflicts"]
    assert conflict["customer_id"] == "T1"
    english = "".join(s["text"] for s in conflict["text"]["en"])
    assert english == "Receives visitors Wed 9:30–12:00; add such a day to make this possible."
    shorter = wishes(DAY, must_visit=["T1"])
    shorter["days"][0] |= {"opens": "11:40"}
    (conflict,) = (await rep.post("/api/trips/plan", json=shorter)).json()["conflicts"]
    english = "".join(s["text"] for s in conflict["text"]["en"])
    assert "It fits if you" in english
    assert "earlier" in english


@pytest.mark.mission("TRIP-2")
async def test_who_has_no_place_is_dropped_with_the_reason(rep: httpx.AsyncClient) -> None:
    nowhere = await records.customer(rep, prefecture=None, city=None, last_contact_on="2026-01-01")
    customer_id = nowhere["customer_id"]
    plan = await plan_of(rep, DAY, include=[customer_id, "T3"])
    dropped = {d["customer_id"]: d["code"] for d in plan["dropped"]}
    assert dropped[customer_id] == "no_place"
    alone = await rep.post("/api/trips/plan", json=wishes(DAY, include=[customer_id]))
    assert code_of(alone) == (422, "no-candidates")
    assert (await rep.delete(f"/api/customers/{customer_id}", headers=if_match(1))).status_code == 204


@pytest.mark.mission("TRIP-2")
async def test_a_day_too_short_for_anything_is_still_a_plan(rep: httpx.AsyncClient) -> None:
    body = wishes(DAY)
    body["days"][0] |= {"opens": "09:00", "closes": "09:10", "lunch": None}
    plan = (await rep.post("/api/trips/plan", json=body)).json()
    assert plan["visits"] == 0
    assert len(plan["dropped"]) == 8


@pytest.mark.mission("TRIP-3")
async def test_the_life_of_a_trip(rep: httpx.AsyncClient) -> None:
    trip = await kept(rep, DAY, title="静岡出張")
    path = f"/api/trips/{trip['trip_id']}"
    assert (await rep.get(path)).json() == trip
    assert trip["title"] == "静岡出張"
    assert trip["status"] == "draft"
    changed = await rep.patch(path, json={"status": "confirmed"}, headers=if_match(1))
    assert changed.json() == trip | {"status": "confirmed", "version": 2, "updated_at": changed.json()["updated_at"]}
    wrongs: list[Body] = [{"status": "lost"}, {"title": None}, {"plan": {}}]
    for wrong in wrongs:
        assert code_of(await rep.patch(path, json=wrong, headers=if_match(2))) == (422, "invalid")
    later = await kept(rep, "2026-12-02")
    listed = (await rep.get("/api/trips")).json()["items"]
    assert [t["trip_id"] for t in listed][:2] == [later["trip_id"], trip["trip_id"]]
    assert listed[1]["first_date"] == listed[1]["last_date"] == DAY
    assert (await rep.get("/api/today")).json()["next_trip"]["trip_id"] == trip["trip_id"]
    done = await rep.patch(path, json={"status": "done"}, headers=if_match(2))
    assert done.status_code == 200
    assert (await rep.get("/api/today")).json()["next_trip"]["trip_id"] == later["trip_id"]
    for made, version in ((trip, 3), (later, 1)):
        assert (await rep.delete(f"/api/trips/{made['trip_id']}", headers=if_match(version))).status_code == 204
    assert code_of(await rep.get(path)) == (404, "not-found")
    assert (await rep.get("/api/today")).json()["next_trip"] is None


@pytest.mark.mission("TRIP-3")
async def test_stops_are_moved_taken_out_and_put_back_with_the_times_anew(rep: httpx.AsyncClient) -> None:
    trip = await kept(rep, DAY, must_visit=["T1"])
    path = f"/api/trips/{trip['trip_id']}/stops"
    (order,) = visits_of(trip["plan"])
    assert len(order) >= 4

    async def arranged(order: list[str], version: int) -> Body:
        body = {"days": [{"date": DAY, "customer_ids": order}]}
        answer = await rep.put(path, json=body, headers=if_match(version))
        assert answer.status_code == 200, answer.text
        moved: Body = answer.json()
        assert moved["version"] == version + 1
        assert visits_of(moved["plan"]) == [order], "exactly this order"
        assert_possible(moved["plan"])
        return moved

    same = await arranged(order, 1)
    assert same["plan"]["travel_minutes"] == trip["plan"]["travel_minutes"]
    late = await arranged([*(c for c in order if c != "T1"), "T1"], 2)
    (visit,) = (i for i in late["plan"]["days"][0]["items"] if i.get("customer_id") == "T1")
    assert any("past the visiting hours" in w["en"] for w in visit["warnings"]), "lateness warns, it does not refuse"
    fewer = await arranged(order[1:], 3)
    assert {d["customer_id"]: d["code"] for d in fewer["plan"]["dropped"]}[order[0]] == "left_out"
    back = await arranged([*order[1:], order[0]], 4)
    assert back["plan"]["visits"] == len(order)
    assert (await arranged([], 5))["plan"]["visits"] == 0
    stranger = await records.customer(rep, city="藤枝市")
    added = await arranged([stranger["customer_id"]], 6)
    assert added["plan"]["visits"] == 1
    for days in (
        [{"date": DAY, "customer_ids": ["T0", "T0"]}],
        [{"date": DAY, "customer_ids": ["nobody"]}],
        [{"date": "2026-11-26", "customer_ids": ["T0"]}],
        [{"date": DAY, "customer_ids": []}, {"date": "2026-11-26", "customer_ids": []}],
    ):
        assert code_of(await rep.put(path, json={"days": days}, headers=if_match(7)))[0] == 422
    stale = {"days": [{"date": DAY, "customer_ids": order}]}
    assert code_of(await rep.put(path, json=stale, headers=if_match(3))) == (412, "stale-version")
    assert code_of(await rep.put(path, json=stale)) == (428, "precondition-required")
    again = {"request": wishes("2026-12-03", include=["T5"])}
    replanned = await rep.post(f"/api/trips/{trip['trip_id']}/replan", json=again, headers=if_match(7))
    assert replanned.status_code == 200
    assert replanned.json()["version"] == 8
    assert visits_of(replanned.json()["plan"]) == [["T5"]]
    assert replanned.json()["title"] == trip["title"]
    assert (await rep.delete(f"/api/customers/{stranger['customer_id']}", headers=if_match(1))).status_code == 204


@pytest.mark.mission("TRIP-3")
async def test_calendars_accept_the_trip(rep: httpx.AsyncClient) -> None:
    trip = await kept(rep, DAY, "2026-11-26", title='静岡, "出張";\\ 1回目')
    path = f"/api/trips/{trip['trip_id']}/calendar.ics"
    answer = await rep.get(path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"].isascii()
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert str(calendar["x-wr-calname"]) == trip["title"]
    events: list[Any] = list(calendar.walk("VEVENT"))
    visits = [(d["date"], i) for d in trip["plan"]["days"] for i in d["items"] if i["type"] == "visit"]
    assert len(events) == len(visits) == trip["plan"]["visits"] > 0
    assert len({str(e["uid"]) for e in events}) == len(events)
    for event, (date, visit) in zip(events, visits, strict=True):
        for field, at in (("dtstart", visit["start_at"]), ("dtend", visit["end_at"])):
            local = datetime.fromisoformat(f"{date}T{at}:00")
            assert event[field].params["tzid"] == "Asia/Tokyo"
            assert event[field].dt.astimezone(UTC).replace(tzinfo=None) == local - timedelta(hours=9)
        assert visit["customer_name"] in str(event["summary"])
        assert str(event["status"]) == "TENTATIVE"
        assert event["dtstamp"]
    assert [str(z["tzid"]) for z in calendar.walk("VTIMEZONE")] == ["Asia/Tokyo"]
    uids = {str(e["uid"]) for e in events}
    await rep.patch(f"/api/trips/{trip['trip_id']}", json={"status": "confirmed"}, headers=if_match(1))
    again = icalendar.Calendar.from_ical((await rep.get(path)).content)
    assert {str(e["uid"]) for e in again.walk("VEVENT")} == uids, "importing again updates"
    assert {e["sequence"] for e in again.walk("VEVENT")} == {2}
    assert {str(e["status"]) for e in again.walk("VEVENT")} == {"CONFIRMED"}


@pytest.mark.mission("TRIP-4")
async def test_every_visit_has_a_briefing_in_the_order_of_the_trip(rep: httpx.AsyncClient) -> None:
    trip = await kept(rep, DAY, "2026-11-26")
    briefings = (await rep.get(f"/api/trips/{trip['trip_id']}/briefings")).json()["items"]
    assert [b["customer"]["customer_id"] for b in briefings] == [c for day in visits_of(trip["plan"]) for c in day]
    for briefing in briefings:
        alone = (await rep.get(f"/api/customers/{briefing['customer']['customer_id']}/briefing")).json()
        assert alone == briefing
        assert briefing["figures"]["linked"] == briefing["figures"]["total"]
        assert briefing["sections"][0]["kind"] == "who"


@pytest.mark.mission("TRIP-2")
async def test_too_many_at_once_are_told_to_wait(
    rep: httpx.AsyncClient, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("otomo.trips.service._WAITING", 3)
    answers = await asyncio.gather(
        *(rep.post("/api/trips/plan", json=wishes(DAY, seconds=0.2, seed=n)) for n in range(6))
    )
    statuses: list[Any] = sorted(a.status_code for a in answers)
    assert statuses == [200, 200, 200, 429, 429, 429]
    busy = next(a for a in answers if a.status_code == 429)
    assert code_of(busy) == (429, "too-many-requests")
    assert int(busy.headers["retry-after"]) >= 1
    assert (await rep.post("/api/trips/plan", json=wishes(DAY))).status_code == 200
    assert running.service(TripService)._waiting == 0
