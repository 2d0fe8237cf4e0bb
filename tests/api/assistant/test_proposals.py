"""Nothing is written until it is approved; what is approved is written once."""

import asyncio
from typing import Any

import httpx
import pytest
from records import code_of, if_match

from tests.api.assistant.conftest import Asking, browser_of, new_chat
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-4")

WORDS = "メモ：佐久間様を訪問。12月8日に償還金の候補を持参する約束。保険金500万円が12月10日に入金、確度80%。"


@pytest.fixture
async def chat(takanashi: httpx.AsyncClient) -> Asking:
    return await new_chat(takanashi)


async def proposals(chat: Asking, text: str) -> list[dict[str, Any]]:
    answer = await chat.ask(text)
    found = [(await chat.client.get(f"/api/assistant/proposals/{i}")).json() for i in answer["proposals"]]
    assert all(p["state"] == "pending" for p in found)
    return found


def path_of(proposal: dict[str, Any]) -> str:
    return f"/api/assistant/proposals/{proposal['proposal_id']}"


async def notes_of(client: httpx.AsyncClient, customer_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get(f"/api/sales-notes?customer_id={customer_id}")).json()["items"]
    return found


@pytest.mark.mission("TRIP-5")
async def test_rough_words_become_a_note_with_follow_up_and_an_inflow(chat: Asking) -> None:
    before = await notes_of(chat.client, "C001")
    note, inflow = await proposals(chat, WORDS)
    assert await notes_of(chat.client, "C001") == before
    assert note["draft"]["type"] == "note"
    assert note["draft"]["customer_id"] == "C001"
    assert note["draft"]["channel"] == "visit"
    assert note["draft"]["noted_on"] == "2026-11-20"
    assert note["draft"]["follow_up_on"] == "2026-12-08"
    assert inflow["draft"] | {"note": ""} == {
        "type": "inflow", "customer_id": "C001", "expected_on": "2026-12-10", "amount": "5000000", "currency": "JPY",
        "confidence": "0.80", "source": "insurance", "note": "",
        "trip_id": None,
    }  # fmt: skip
    approved = (await chat.client.post(f"{path_of(note)}/approve")).json()
    assert approved["state"] == "approved"
    written = (await chat.client.get(f"/api/sales-notes/{approved['made']['id']}")).json()
    assert (written["body"], written["follow_up_on"]) == (note["draft"]["body"], "2026-12-08")
    money = (await chat.client.post(f"{path_of(inflow)}/approve")).json()["made"]
    kept = (await chat.client.get(f"/api/cash-inflows/{money['id']}")).json()
    assert kept["amount"] == {"amount": "5000000", "currency": "JPY"}


async def test_approving_twice_and_at_once_writes_once(chat: Asking) -> None:
    note = (await proposals(chat, "メモ：大石様と電話。"))[0]
    before = len(await notes_of(chat.client, "C005"))
    answers = await asyncio.gather(*(chat.client.post(f"{path_of(note)}/approve") for _ in range(4)))
    assert {a.status_code for a in answers} == {200}
    again = await chat.client.post(f"{path_of(note)}/approve")
    assert len({a.json()["made"]["id"] for a in (*answers, again)}) == 1
    assert len(await notes_of(chat.client, "C005")) == before + 1


async def test_a_draft_is_edited_before_it_is_approved(chat: Asking) -> None:
    note = (await proposals(chat, "メモ：大石様と電話。"))[0]
    path = path_of(note)
    body = {"body": "積立の増額を相談", "follow_up_on": "2026-12-02", "priority": "high"}
    edited = await chat.client.patch(path, json=body, headers=if_match(note))
    assert edited.json()["draft"] | body == edited.json()["draft"]
    assert code_of(await chat.client.patch(path, json=body, headers=if_match(note))) == (412, "stale-version")
    for wrong in ({"customer_id": "C002"}, {"amount": "1"}, {"due_on": "2026-12-01"}, {"body": None}):
        assert code_of(await chat.client.patch(path, json=wrong, headers=if_match(edited.json())))[0] == 422, wrong
    made = (await chat.client.post(f"{path}/approve")).json()["made"]
    written = (await chat.client.get(f"/api/sales-notes/{made['id']}")).json()
    assert (written["body"], written["priority"]) == ("積立の増額を相談", "high")
    assert code_of(await chat.client.post(f"{path}/reject")) == (409, "proposal-resolved")


async def test_what_is_rejected_stays_unwritten(chat: Asking) -> None:
    note = (await proposals(chat, "メモ：大石様と電話。"))[0]
    assert (await chat.client.post(f"{path_of(note)}/reject")).json()["state"] == "rejected"
    assert (await chat.client.post(f"{path_of(note)}/reject")).json()["state"] == "rejected"
    assert code_of(await chat.client.post(f"{path_of(note)}/approve")) == (409, "proposal-resolved")


@pytest.mark.mission("TRIP-2")
async def test_a_plan_is_made_changed_in_words_and_kept_as_it_was_shown(chat: Asking) -> None:
    first = await chat.ask("来週水曜に静岡を回る旅程を作って")
    plan = next(c["data"] for c in first["cards"] if c["type"] == "route")
    shown = [i["customer_id"] for i in plan["plan"]["days"][0]["items"] if i["type"] == "visit"]
    assert "C001" in shown
    second = await chat.ask("佐久間様を最後に回して")
    third = await chat.ask("村松様を外して")
    order = (await chat.client.get(f"/api/assistant/proposals/{third['proposals'][0]}")).json()["draft"]["days"]
    assert order == [{"date": "2026-11-25", "customer_ids": [c for c in shown if c not in ("C001", "C007")] + ["C001"]}]
    for replaced in (*first["proposals"], *second["proposals"]):
        assert (await chat.client.get(f"/api/assistant/proposals/{replaced}")).json()["state"] == "replaced"
    made = (await chat.client.post(f"/api/assistant/proposals/{third['proposals'][0]}/approve")).json()["made"]
    trip = (await chat.client.get(f"/api/trips/{made['id']}")).json()
    visits = [i["customer_id"] for i in trip["plan"]["days"][0]["items"] if i["type"] == "visit"]
    assert visits == order[0]["customer_ids"]
    again = (await chat.client.post(f"/api/assistant/proposals/{third['proposals'][0]}/approve")).json()["made"]
    assert again == made
    moved = await chat.ask("大庭様を旅程に追加して", screen={"trip_id": made["id"]})
    stops = (await chat.client.post(f"/api/assistant/proposals/{moved['proposals'][0]}/approve")).json()
    assert stops["made"]["id"] == made["id"]
    after = (await chat.client.get(f"/api/trips/{made['id']}")).json()["plan"]["days"][0]["items"]
    assert [i["customer_id"] for i in after if i["type"] == "visit"] == [*order[0]["customer_ids"], "C010"]


async def test_the_next_visit_becomes_a_trip_that_reaches_the_customer(chat: Asking) -> None:
    found = await proposals(chat, "メモ：村松様を訪問。11月26日に再訪を約束。")
    visit = next(p for p in found if p["draft"]["type"] == "visit")
    made = (await chat.client.post(f"{path_of(visit)}/approve")).json()["made"]
    trip = (await chat.client.get(f"/api/trips/{made['id']}")).json()
    assert (trip["plan"]["days"][0]["date"], trip["request"]["must_visit"]) == ("2026-11-26", ["C007"])


async def test_a_viewer_is_told_that_viewers_do_not_write(demo: Running, viewer: httpx.AsyncClient) -> None:
    answer = await (await new_chat(viewer)).ask("メモ：佐久間様を訪問。")
    assert answer["proposals"] == []


async def test_after_a_day_a_proposal_is_refused(demo: Running, chat: Asking) -> None:
    note = (await proposals(chat, "メモ：大石様と電話。"))[0]
    demo.clock.forward(hours=24)
    later = await browser_of(demo, "takanashi")
    assert code_of(await later.post(f"{path_of(note)}/approve")) == (409, "proposal-expired")
    assert code_of(await later.patch(path_of(note), json={"body": "x"}, headers=if_match(note))) == (
        409, "proposal-expired",
    )  # fmt: skip
