"""Read-only links: frozen, secret, for colleagues, until they expire or are revoked."""

import json
import re
from typing import Any

import httpx
import pytest
from otomo.assistant import keys
from otomo.store.client import Store, partition
from records import code_of

from tests.api.assistant.conftest import Asking, browser_of, new_chat
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-3", "ID-5")


@pytest.fixture
async def chat(takanashi: httpx.AsyncClient) -> Asking:
    return await new_chat(takanashi)


async def shared(chat: Asking, **body: Any) -> dict[str, Any]:
    answer = await chat.client.post(f"/api/assistant/chats/{chat.chat_id}/share", json=body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def opened(client: httpx.AsyncClient, share: dict[str, Any]) -> httpx.Response:
    return await client.get(f"/api/assistant/shared/{share['token']}")


async def test_a_link_shows_the_conversation_as_it_was(chat: Asking, demo: Running) -> None:
    answer = await chat.ask("佐久間様の保有")
    share = await shared(chat)
    assert share["path"] == f"/shared/{share['token']}"
    assert len(share["token"]) >= 43
    await chat.ask("大石様の保有")
    page = await opened(chat.client, share)
    assert page.headers["cache-control"] == "no-store"
    body = page.json()
    assert [m["role"] for m in body["messages"]] == ["user", "assistant"]
    assert body["messages"][1]["text"] == answer["text"]
    assert all(f["source_ref"] for f in body["messages"][1]["facts"])
    assert {f["id"] for f in body["messages"][1]["facts"]} <= {f["id"] for f in answer["facts"]}
    assert body["title"] == "佐久間様の保有"
    secret = json.dumps(body)
    assert share["token"] not in secret
    assert chat.chat_id not in secret


async def test_who_may_not_open_a_record_gets_no_link_to_it(chat: Asking, sato: httpx.AsyncClient) -> None:
    await chat.ask("佐久間様の保有")
    facts = (await opened(sato, await shared(chat))).json()["messages"][1]["facts"]
    assert facts
    assert {f["source_ref"]["kind"] for f in facts if f["source_ref"]} <= {"product", "event"}
    assert not any(f["source_ref"] for f in facts if f["kind"].startswith(("customer", "holding")))


async def test_cards_are_shared_with_the_figures_they_cite(chat: Asking, sato: httpx.AsyncClient) -> None:
    asked = [await chat.ask(q) for q in ("今週、静岡で誰を訪問すべき？", "来週水曜に静岡を回る旅程を作って")]
    share = await shared(chat)
    answers = [m for m in (await opened(chat.client, share)).json()["messages"] if m["role"] == "assistant"]
    for answer, own in zip(answers, asked, strict=True):
        assert [c["type"] for c in answer["cards"]] == [c["type"] for c in own["cards"] if c["type"] != "suggestions"]
        cited = set(re.findall(r"\[f:(\d+)\]", json.dumps(answer["cards"])))
        assert cited <= {f["id"] for f in answer["facts"]}
        assert (answer["mode"], answer["intent"], answer["checks"]) == (own["mode"], own["intent"], own["checks"])
    visits, route = answers[0]["cards"][0]["data"], answers[1]["cards"][0]["data"]
    assert [r["customer_id"] for r in visits["rows"]] == [
        r["customer_id"] for r in asked[0]["cards"][0]["data"]["rows"]
    ]
    assert "proposal_id" not in route
    assert any(item["type"] == "visit" for item in route["plan"]["days"][0]["items"])
    theirs = json.dumps((await opened(sato, share)).json(), ensure_ascii=False)
    assert visits["rows"][0]["name"] in theirs
    assert not re.search(r'"customer_id": "', theirs)


async def test_one_answer_is_shared_alone(chat: Asking) -> None:
    first = await chat.ask("佐久間様の保有")
    await chat.ask("大石様の保有")
    share = await shared(chat, message_id=first["message_id"], days=7)
    assert len((await opened(chat.client, share)).json()["messages"]) == 2
    third = await chat.ask("何ができる？")
    only = await shared(chat, message_id=third["message_id"])
    assert next(m["text"] for m in (await opened(chat.client, only)).json()["messages"]) == "何ができる？"


async def test_the_token_is_not_stored(chat: Asking, demo: Running) -> None:
    await chat.ask("何ができる？")
    share = await shared(chat)
    rows = await demo.service(Store).query(keys.TABLE, partition("pk", keys.of_chat(chat.chat_id)))
    assert share["token"] not in repr(rows)


async def test_links_are_listed_revoked_and_go_with_the_chat(chat: Asking, sato: httpx.AsyncClient) -> None:
    path = f"/api/assistant/chats/{chat.chat_id}"
    await chat.ask("何ができる？")
    one, two = await shared(chat), await shared(chat)
    listed = (await chat.client.get(f"{path}/shares")).json()["items"]
    assert {s["share_id"] for s in listed} == {one["share_id"], two["share_id"]}
    assert "token" not in json.dumps(listed)
    for method, other in (("GET", f"{path}/shares"), ("DELETE", f"{path}/shares/{one['share_id']}")):
        assert code_of(await sato.request(method, other)) == (404, "not-found")
    assert code_of(await sato.post(f"{path}/share", json={})) == (404, "not-found")
    assert (await chat.client.delete(f"{path}/shares/{one['share_id']}")).status_code == 204
    assert code_of(await chat.client.delete(f"{path}/shares/{one['share_id']}")) == (404, "not-found")
    assert code_of(await opened(chat.client, one)) == (404, "not-found")
    assert (await opened(sato, two)).status_code == 200
    assert (await chat.client.delete(path)).status_code == 204
    assert code_of(await opened(chat.client, two)) == (404, "not-found")


async def test_nothing_to_share_and_bad_wishes_are_said(chat: Asking) -> None:
    path = f"/api/assistant/chats/{chat.chat_id}/share"
    assert code_of(await chat.client.post(path, json={})) == (409, "nothing-to-share")
    answer = await chat.ask("何ができる？")
    for body in ({"days": 0}, {"days": 91}, {"token": "x"}):
        assert code_of(await chat.client.post(path, json=body)) == (422, "invalid")
    assert code_of(await chat.client.post(path, json={"message_id": "m_none"})) == (404, "not-found")
    assert code_of(await chat.client.post(path, json={"message_id": answer["parent_id"]})) == (409, "nothing-to-share")
    assert code_of(await chat.client.get("/api/assistant/shared/guess")) == (404, "not-found")


async def test_a_link_needs_a_sign_in_and_ends_by_itself(chat: Asking, demo: Running) -> None:
    await chat.ask("何ができる？")
    share = await shared(chat, days=2)
    async with demo.client() as stranger:
        assert code_of(await opened(stranger, share)) == (401, "unauthenticated")
    demo.clock.forward(hours=48)
    later = await browser_of(demo, "takanashi")
    assert code_of(await opened(later, share)) == (404, "not-found")
    assert (await later.get(f"/api/assistant/chats/{chat.chat_id}/shares")).json()["items"] == []
