"""Asking over HTTP: an answer with facts, its events, its chat; nobody else's."""

import re

import httpx
import pytest
from records import code_of

from tests.api.assistant.conftest import Asking, events, new_chat
from tests.api.conftest import Running


@pytest.fixture
async def chat(takanashi: httpx.AsyncClient) -> Asking:
    return await new_chat(takanashi)


@pytest.mark.mission("AI-2")
async def test_the_mode_is_said_and_the_presets_are_questions(takanashi: httpx.AsyncClient) -> None:
    info = (await takanashi.get("/api/assistant")).json()
    assert (info["mode"], info["model"]) == ("rules", None)
    assert {p["intent"] for p in info["presets"]} >= {"visits", "brief", "plan", "note", "help"}


@pytest.mark.mission("AI-2")
async def test_every_preset_is_answered_in_both_languages(takanashi: httpx.AsyncClient) -> None:
    for preset in (await takanashi.get("/api/assistant")).json()["presets"]:
        for locale in ("ja", "en"):
            chat = await new_chat(takanashi)
            answer = await chat.ask(preset["text"][locale])
            assert (answer["status"], answer["intent"]) == ("done", preset["intent"]), preset
            assert answer["locale"] == locale
            assert answer["text"]
            assert answer["checks"]["figures_ok"], answer["checks"]


@pytest.mark.mission("AI-1", "AI-5")
async def test_an_answer_cites_facts_that_it_keeps(chat: Asking) -> None:
    answer = await chat.ask("3か月以内の償還は？")
    facts = {f["id"]: f for f in answer["facts"]}
    cited = re.findall(r"\[f:(\d+)\]", answer["text"])
    assert cited
    assert set(cited) <= set(facts)
    amounts = {f["value"] for f in facts.values() if f["kind"] == "holding.amount"}
    assert {"30000000", "10000000", "50000000", "20000000", "110000000"} <= amounts
    assert answer["cards"][0]["type"] == "table"
    assert (answer["mode"], answer["usage"]) == ("rules", {"input": 0, "output": 0, "cost": 0.0})


@pytest.mark.mission("AI-1")
async def test_events_tell_the_answer_and_can_be_read_again_from_anywhere(chat: Asking) -> None:
    started = await chat.start("来週、静岡で誰に会うべき？")
    whole = await events(chat.client, started["run_id"])
    numbers = [number for number, _, _ in whole]
    assert numbers == list(range(1, len(whole) + 1))
    kinds = [kind for _, kind, _ in whole]
    assert (kinds[0], kinds[-1]) == ("run.started", "run.completed")
    assert {"plan.step", "tool.started", "tool.finished", "facts.added", "text.delta", "card", "citation",
            "check.result", "usage"} <= set(kinds)  # fmt: skip
    assert all(data["run_id"] == started["run_id"] for _, _, data in whole)
    said = "".join(data["text"] for _, kind, data in whole if kind == "text.delta")
    assert said.rstrip("\n") == (await chat.message(started["answer"]["message_id"]))["text"]
    for after in (0, 1, len(whole) // 2, len(whole) - 1, len(whole)):
        assert await events(chat.client, started["run_id"], after) == whole[after:]


async def test_a_question_repeated_with_its_key_is_asked_once(chat: Asking) -> None:
    path, body = f"/api/assistant/chats/{chat.chat_id}/messages", {"text": "何ができる？"}
    key = {"Idempotency-Key": "a-question-once"}
    first = (await chat.client.post(path, json=body, headers=key)).json()
    await events(chat.client, first["run_id"])
    assert (await chat.client.post(path, json=body, headers=key)).json() == first
    assert len(await chat.messages()) == 2


@pytest.mark.mission("AI-3")
async def test_chats_are_listed_found_renamed_and_deleted(takanashi: httpx.AsyncClient) -> None:
    chat = await new_chat(takanashi)
    await chat.ask("ブルーベリーという言葉をメモで検索")
    path = f"/api/assistant/chats/{chat.chat_id}"
    listed = (await takanashi.get("/api/assistant/chats")).json()["items"]
    assert listed[0]["chat_id"] == chat.chat_id
    assert listed[0]["title"] == "ブルーベリーという言葉をメモで検索"
    found = (await takanashi.get("/api/assistant/chats", params={"q": "ぶるーべりー"})).json()
    assert [c["chat_id"] for c in found["items"]] == [chat.chat_id]
    version = (await takanashi.get(path)).headers["etag"]
    renamed = await takanashi.patch(path, json={"title": "果物"}, headers={"If-Match": version})
    assert renamed.json()["title"] == "果物"
    assert code_of(await takanashi.patch(path, json={"title": "x"}, headers={"If-Match": version})) == (
        412, "stale-version",
    )  # fmt: skip
    assert (await takanashi.delete(path)).status_code == 204
    assert code_of(await takanashi.get(path)) == (404, "not-found")
    assert (await takanashi.get("/api/assistant/chats", params={"q": "果物"})).json()["total"] == 0


@pytest.mark.mission("AI-3")
async def test_answers_branch_are_made_again_and_judged(chat: Asking) -> None:
    first = await chat.ask("3か月以内の償還は？")
    second = await chat.ask("佐久間様のブリーフィング")
    branch = await chat.ask("大石様の保有", parent_id=first["message_id"])
    root = await chat.ask("何ができる？", parent_id=None)
    messages = {m["message_id"]: m for m in await chat.messages()}
    assert messages[second["parent_id"]]["parent_id"] == first["message_id"]
    assert messages[branch["parent_id"]]["parent_id"] == first["message_id"]
    assert messages[root["parent_id"]]["parent_id"] is None
    path = f"/api/assistant/chats/{chat.chat_id}/messages/{second['message_id']}"
    again = await chat.client.post(f"{path}/regenerate")
    assert again.status_code == 202, again.text
    await events(chat.client, again.json()["run_id"])
    other = await chat.message(again.json()["answer"]["message_id"])
    assert other["parent_id"] == second["parent_id"]
    assert other["text"] == second["text"]
    judged = (await chat.client.put(f"{path}/feedback", json={"vote": "down", "comment": "長い"})).json()
    assert judged["feedback"] == {"vote": "down", "comment": "長い"}
    assert (await chat.client.delete(f"{path}/feedback")).json()["feedback"] is None


async def test_the_next_question_knows_whom_the_last_was_about(chat: Asking) -> None:
    await chat.ask("佐久間様のブリーフィング")
    changed = await chat.ask("前回から何が変わった？")
    assert (changed["intent"], changed["customers"]) == ("changed", ["C001"])
    held = await chat.ask("この方の保有は？")
    assert held["customers"] == ["C001"]
    on_screen = await chat.ask("何が変わった？", screen={"customer_id": "C005"})
    assert on_screen["customers"] == ["C005"]


async def test_a_figure_of_the_last_answer_is_explained(chat: Asking) -> None:
    await chat.ask("佐久間様の保有")
    answer = await chat.ask("3,018万円の根拠は？")
    assert answer["intent"] == "explain"
    assert "3,018万円" in answer["text"]
    assert any(f["source_ref"]["id"].startswith("C001:P001") for f in answer["facts"])


async def test_too_long_a_question_is_refused(chat: Asking) -> None:
    path = f"/api/assistant/chats/{chat.chat_id}/messages"
    assert code_of(await chat.client.post(path, json={"text": "長" * 4_001})) == (422, "invalid")
    assert code_of(await chat.client.post(path, json={"text": "   "})) == (422, "invalid")
    unknown = await chat.client.post(path, json={"text": "x", "parent_id": "m_nothing"})
    assert code_of(unknown) == (404, "not-found")


@pytest.mark.mission("AI-3", "ID-5")
async def test_nobody_reads_anothers_chat_run_or_proposal(chat: Asking, sato: httpx.AsyncClient) -> None:
    answer = await chat.ask("メモ：佐久間様を訪問。12月8日に再訪を約束。")
    run_id, message_id, proposal_id = answer["run_id"], answer["message_id"], answer["proposals"][0]
    messages = f"/api/assistant/chats/{chat.chat_id}/messages"
    tries = [
        ("GET", f"/api/assistant/chats/{chat.chat_id}", None),
        ("PATCH", f"/api/assistant/chats/{chat.chat_id}", {"title": "x"}),
        ("DELETE", f"/api/assistant/chats/{chat.chat_id}", None),
        ("POST", messages, {"text": "x"}),
        ("POST", f"{messages}/{message_id}/regenerate", None),
        ("PUT", f"{messages}/{message_id}/feedback", {"vote": "up"}),
        ("DELETE", f"{messages}/{message_id}/feedback", None),
        ("GET", f"/api/assistant/runs/{run_id}", None),
        ("GET", f"/api/assistant/runs/{run_id}/events", None),
        ("POST", f"/api/assistant/runs/{run_id}/stop", None),
        ("GET", f"/api/assistant/proposals/{proposal_id}", None),
        ("PATCH", f"/api/assistant/proposals/{proposal_id}", {"body": "x"}),
        ("POST", f"/api/assistant/proposals/{proposal_id}/approve", None),
        ("POST", f"/api/assistant/proposals/{proposal_id}/reject", None),
    ]
    for method, path, body in tries:
        found = await sato.request(method, path, json=body, headers={"If-Match": '"1"'})
        assert code_of(found) == (404, "not-found"), path
    assert (await sato.get("/api/assistant/chats")).json()["items"] == []
    theirs = await (await new_chat(sato)).ask("佐久間様のブリーフィング")
    assert theirs["facts"] == []
    assert "佐久間" not in theirs["text"]


async def test_a_foreign_customer_on_the_screen_is_nobody(sato: httpx.AsyncClient, demo: Running) -> None:
    answer = await (await new_chat(sato)).ask("何が変わった？", screen={"customer_id": "C001"})
    assert (answer["customers"], answer["facts"]) == ([], [])


@pytest.mark.mission("AI-5")
async def test_the_age_of_the_oldest_price_is_said(chat: Asking) -> None:
    answer = await chat.ask("佐久間様の保有")
    assert "いちばん古い価格は 11月19日" in re.sub(r"\[f:\d+\]", "", answer["text"])
    assert {f["as_of"] for f in answer["facts"] if f["kind"] == "holding.amount"} <= {"2026-11-19", "2026-11-20"}
