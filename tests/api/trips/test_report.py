"""After a trip: visits are marked, and the report says what became of them."""

from typing import Any

import httpx
import pytest
import records
from records import Body, code_of, wishes

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("TRIP-6")

DAY = "2026-11-25"


@pytest.fixture(scope="module", autouse=True)
async def customers(rep: httpx.AsyncClient) -> None:
    for n, city in enumerate(("浜松市中央区", "磐田市", "掛川市")):
        await records.customer(rep, customer_id=f"R{n}", city=city, name=f"報告 {n}", last_contact_on="2026-05-01")
        await records.inflow(rep, f"R{n}", expected_on="2026-12-01", confidence="0.8")


@pytest.fixture
async def trip(rep: httpx.AsyncClient) -> Body:
    return await records.created(rep, "/api/trips", {"request": wishes(DAY, must_visit=["R0", "R1", "R2"])})


def by_customer(report: Body) -> dict[str, Any]:
    return {v["customer_id"]: v for v in report["visits"]}


async def marked(rep: httpx.AsyncClient, trip: Body, customer_id: str, **body: Any) -> Body:
    answer = await rep.put(f"/api/trips/{trip['trip_id']}/visits/{customer_id}", json=body)
    assert answer.status_code == 200, answer.text
    found: Body = answer.json()
    return found


async def test_visits_are_marked_and_counted(rep: httpx.AsyncClient, trip: Body) -> None:
    first = (await rep.get(f"/api/trips/{trip['trip_id']}/report")).json()
    assert first["totals"] | {"dropped": 0} == {
        "planned": 3, "visited": 0, "moved": 0, "not_visited": 0, "dropped": 0, "notes": 0, "follow_ups": 0,
        "inflows_expected": {"amount": "0", "currency": "JPY"},
    }  # fmt: skip
    await marked(rep, trip, "R0", state="visited")
    await marked(rep, trip, "R1", state="moved", moved_to="2026-12-02")
    report = await marked(rep, trip, "R2", state="not_visited")
    assert {k: v["state"] for k, v in by_customer(report).items()} == {
        "R0": "visited", "R1": "moved", "R2": "not_visited",
    }  # fmt: skip
    assert by_customer(report)["R1"]["moved_to"] == "2026-12-02"
    words = ["".join(s["text"] for s in line["en"]) for line in report["lines"]]
    assert words[0] == "1 of 3 planned visits took place."
    assert "Moved: 報告 1 (to 2 Dec)." in words
    assert "Not visited: 報告 2." in words
    back = await marked(rep, trip, "R1", state="planned")
    assert (by_customer(back)["R1"]["state"], by_customer(back)["R1"]["moved_to"]) == ("planned", None)
    assert (await rep.get(f"/api/trips/{trip['trip_id']}")).json()["version"] == 5


async def test_a_note_of_the_day_is_the_outcome_of_its_visit(rep: httpx.AsyncClient, trip: Body) -> None:
    note = await records.note(
        rep, "R0", noted_on=DAY, channel="visit", body="保険の\n見直しを相談", follow_up_on="2026-12-04"
    )
    other = await records.note(rep, "R0", noted_on="2026-11-24", channel="visit", body="前日")
    later = await records.note(rep, "R2", noted_on="2026-11-27", channel=None, body="翌々日に書いた")
    visit = by_customer((await rep.get(f"/api/trips/{trip['trip_id']}/report")).json())["R0"]
    assert visit["state"] == "visited"
    assert [line["ja"][0]["text"] for line in visit["outcome"]] == ["保険の 見直しを相談"]
    assert visit["follow_ups"][0]["on"] == "2026-12-04"
    assert visit["note"]["id"] == note["note_id"] != other["note_id"]
    linked = await marked(rep, trip, "R2", state="visited", note_id=later["note_id"])
    assert by_customer(linked)["R2"]["note"]["id"] == later["note_id"]
    assert (
        await rep.delete(f"/api/sales-notes/{later['note_id']}", headers=records.if_match(later))
    ).status_code == 204
    gone = by_customer((await rep.get(f"/api/trips/{trip['trip_id']}/report")).json())["R2"]
    assert (gone["state"], gone["note"], gone["outcome"]) == ("visited", None, [])


async def test_wrong_marks_are_refused(rep: httpx.AsyncClient, trip: Body, running: Running) -> None:
    path = f"/api/trips/{trip['trip_id']}/visits"
    note = await records.note(rep, "R1")
    assert code_of(await rep.put(f"{path}/R9", json={"state": "visited"})) == (404, "not-found")
    assert code_of(await rep.put(f"{path}/R0", json={"state": "visited", "note_id": note["note_id"]}))[0] == 404
    assert code_of(await rep.put(f"{path}/R0", json={"state": "gone"})) == (422, "invalid")
    assert code_of(await rep.put(f"{path}/R0", json={"state": "visited", "moved_to": DAY})) == (422, "invalid")
    viewer = await running.signed_in("viewer")
    assert code_of(await viewer.put(f"{path}/R0", json={"state": "visited"})) == (403, "forbidden")
    assert code_of(await viewer.get(f"/api/trips/{trip['trip_id']}/report")) == (404, "not-found")
