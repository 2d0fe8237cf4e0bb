"""Rough notes become proposals; nothing is made up, and nothing is written before it is approved."""

from typing import Any

import httpx
import pytest
from records import code_of

from tests.api.assistant.conftest import new_chat
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("TRIP-5", "AI-4")

PATH = "/api/assistant/notes/structure"
ROUGH = """・佐久間様訪問。償還金は来月まで待つ
・12月8日までに候補資料を送付、12月15日に再訪
・退職金2,000万円が来年3月末に入る見込み、確度7割"""


async def structured(client: httpx.AsyncClient, text: str, **fields: Any) -> dict[str, Any]:
    answer = await client.post(PATH, json={"customer_id": "C001", "text": text} | fields)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_every_part_is_a_proposal_of_its_own(demo: Running, takanashi: httpx.AsyncClient) -> None:
    before = (await takanashi.get("/api/sales-notes?customer_id=C001")).json()["items"]
    found = await structured(takanashi, ROUGH)
    drafts = [p["draft"] for p in found["proposals"]]
    assert [d["type"] for d in drafts] == ["note", "task", "inflow", "visit"]
    note, task, inflow, visit = drafts
    assert note["body"].splitlines() == [
        "・佐久間様訪問。",
        "・償還金は来月まで待つ",
        "・12月8日までに候補資料を送付、12月15日に再訪",
        "・退職金2,000万円が来年3月末に入る見込み、確度7割",
    ]
    assert (note["noted_on"], note["channel"], note["follow_up_on"]) == ("2026-11-20", "visit", "2026-12-08")
    assert (task["due_on"], task["body"]) == ("2026-12-15", "12月15日に再訪")
    assert (inflow["amount"], inflow["expected_on"], inflow["confidence"]) == ("20000000", "2027-03-31", "0.7")
    assert visit["on"] == "2026-12-15"
    assert found["missing"] == []
    assert {f["trust"] for f in found["facts"]} == {"quoted"}
    assert (await takanashi.get("/api/sales-notes?customer_id=C001")).json()["items"] == before


@pytest.mark.parametrize("text", ["特になし。", "Nothing special today."])
async def test_what_was_not_said_is_said_to_be_missing(demo: Running, takanashi: httpx.AsyncClient, text: str) -> None:
    found = await structured(takanashi, text)
    assert [p["draft"]["type"] for p in found["proposals"]] == ["note"]
    assert found["proposals"][0]["draft"]["body"].rstrip("。.") == text.rstrip("。.")
    assert {m["en"] for m in found["missing"]} == {
        "the day of a follow-up", "the day of the next visit", "an expected inflow",
    }  # fmt: skip


async def test_what_is_vague_is_said_to_be_vague(demo: Running, takanashi: httpx.AsyncClient) -> None:
    found = await structured(
        takanashi, "保険金300〜500万円が12月中旬に入る。資料を送る約束。退職金5千万円の時期は未定、いずれ入る。"
    )
    inflow = next(p["draft"] for p in found["proposals"] if p["draft"]["type"] == "inflow")
    assert (inflow["amount"], inflow["expected_on"], inflow["confidence"]) == ("3000000", "2026-12-20", None)
    missing = " / ".join(m["ja"] for m in found["missing"])
    for words in ("確度", "12月20日としました", "下限としました", "「資料を送る約束」の日付", "入金日"):
        assert words in missing, words


async def test_days_are_seen_from_the_day_of_the_visit(demo: Running, takanashi: httpx.AsyncClient) -> None:
    found = await structured(takanashi, "明後日に電話する約束。", visit_date="2026-11-18")
    note = found["proposals"][0]["draft"]
    assert (note["noted_on"], note["follow_up_on"]) == ("2026-11-18", "2026-11-20")
    body = {"customer_id": "C001", "text": "訪問", "visit_date": "2026-11-21"}
    assert code_of(await takanashi.post(PATH, json=body)) == (422, "invalid")


async def test_hidden_characters_and_marks_do_not_get_into_a_note(demo: Running, takanashi: httpx.AsyncClient) -> None:
    found = await structured(takanashi, "訪問\u202e。\u200b良好[f:12]。\x07")
    assert found["proposals"][0]["draft"]["body"] == "・訪問。\n・良好。"


async def test_the_same_request_makes_its_proposals_once(demo: Running, takanashi: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "rough-notes-once"}
    body = {"customer_id": "C001", "text": ROUGH}
    first = (await takanashi.post(PATH, json=body, headers=key)).json()
    assert (await takanashi.post(PATH, json=body, headers=key)).json() == first
    again = await takanashi.get(f"/api/assistant/proposals/{first['proposals'][0]['proposal_id']}")
    assert again.json() == first["proposals"][0]


async def test_bad_notes_are_refused(demo: Running, takanashi: httpx.AsyncClient, sato: httpx.AsyncClient) -> None:
    for body in (
        {"customer_id": "C001", "text": " "},
        {"customer_id": "C001"},
        {"customer_id": "C001", "text": "長" * 4_001},
    ):
        assert code_of(await takanashi.post(PATH, json=body)) == (422, "invalid")
    missing_trip = {"customer_id": "C001", "text": "訪問", "trip_id": "t_none"}
    assert code_of(await takanashi.post(PATH, json=missing_trip)) == (404, "not-found")
    assert code_of(await sato.post(PATH, json={"customer_id": "C001", "text": "訪問"})) == (404, "not-found")


@pytest.mark.mission("TRIP-6")
async def test_what_is_approved_becomes_the_trips_report(demo: Running, takanashi: httpx.AsyncClient) -> None:
    chat = await new_chat(takanashi)
    planned = await chat.ask("来週水曜に静岡を回る旅程を作って")
    made = (await takanashi.post(f"/api/assistant/proposals/{planned['proposals'][0]}/approve")).json()["made"]
    path = f"/api/trips/{made['id']}"
    demo.clock.forward(hours=8 + 5 * 24)  # the evening of the trip's day
    await takanashi.post("/api/auth/sign-in", json={"login": "takanashi", "password": "otomo-rep"})
    before = (await takanashi.get(f"{path}/report")).json()
    assert before["totals"]["visited"] == 0
    assert {v["state"] for v in before["visits"]} == {"planned"}
    text = "候補を説明。12月8日に回答、12月15日に再訪。退職金2,000万円が来年3月末に入金見込み、確度70%。"
    found = await structured(takanashi, text, trip_id=made["id"], visit_date="2026-11-25")
    for proposal in found["proposals"][:3]:
        done = await takanashi.post(f"/api/assistant/proposals/{proposal['proposal_id']}/approve")
        assert done.status_code == 200, done.text
    report = (await takanashi.get(f"{path}/report")).json()
    visit = next(v for v in report["visits"] if v["customer_id"] == "C001")
    assert (visit["state"], [f["on"] for f in visit["follow_ups"]]) == ("visited", ["2026-12-08", "2026-12-15"])
    assert visit["inflows"][0]["amount"] == {"amount": "20000000", "currency": "JPY"}
    assert visit["note"]["kind"] == "note"
    totals = report["totals"]
    assert (totals["visited"], totals["notes"], totals["follow_ups"]) == (1, 1, 2)
    assert totals["inflows_expected"] == {"amount": "20000000", "currency": "JPY"}
    refs = {s["ref"]["kind"] for line in report["lines"] for s in line["ja"] if s["ref"]}
    assert refs >= {"trip", "customer", "note", "inflow"}
    again = await takanashi.post(f"/api/assistant/proposals/{found['proposals'][0]['proposal_id']}/approve")
    assert again.status_code == 200
    assert (await takanashi.get(f"{path}/report")).json()["totals"] == totals
