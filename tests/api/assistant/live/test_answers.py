"""Answers by a model: tools, drafts, marks, cards, proposals, the transcript."""

import pytest
from model_server import Call, ModelServer, Reply

from tests.api.assistant.conftest import Asking, events
from tests.api.assistant.live.conftest import MATURITIES, QUESTION, kinds, one, tool_lines, with_tools

pytestmark = pytest.mark.mission("AI-1")


async def test_a_draft_streams_unverified_and_is_then_replaced_by_the_checked_text(
    chat: Asking, model: ModelServer
) -> None:
    model.script = with_tools([MATURITIES], lambda lines: f"・{lines[1]}。\n- **{lines[2]}**。")
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert one(told, "run.started")["mode"] == "live"
    assert one(told, "mode.changed")["model"] == "gpt-4o-mini"
    drafted = [data for _, kind, data in told if kind == "text.delta"]
    assert len(drafted) > 2
    assert not any(d["verified"] for d in drafted)
    assert all(d["text"].count("[") == d["text"].count("]") for d in drafted), "a mark was cut"
    final = one(told, "text.replaced")
    assert (final["reason"], final["text"].rstrip("\n")) == ("verified", answer["text"])
    assert (answer["mode"], answer["model"], answer["status"]) == ("live", "gpt-4o-mini", "done")
    assert "**" not in answer["text"]
    assert len(answer["text"].splitlines()) == 2
    assert "佐久間 恒一" in answer["text"]
    assert answer["customers"] == ["C001", "C010"]
    added = {f["id"] for _, kind, data in told if kind == "facts.added" for f in data["facts"]}
    assert added == {f["id"] for f in answer["facts"]}
    assert [c["type"] for c in answer["cards"]] == ["table"]
    assert answer["checks"] == {"figures_ok": True, "sentences": 2, "dropped": []}


async def test_what_rules_understand_needs_no_model(chat: Asking, model: ModelServer) -> None:
    model.say()
    answer = await chat.ask("3か月以内の償還は？")
    assert (answer["mode"], answer["model"], answer["usage"]["input"]) == ("rules", None, 0)
    refused = await chat.ask("佐久間様にメールを送って", mode="live")
    assert (refused["mode"], refused["intent"]) == ("rules", "refuse")
    assert model.asked == []


async def test_a_free_question_gets_the_model_and_forced_rules_do_not(chat: Asking, model: ModelServer) -> None:
    model.script = with_tools([MATURITIES], lambda lines: lines[1] + "。")
    free = "この先のことで、気をつけておくといいことはある？"
    answer = await chat.ask(free)
    assert (answer["intent"], answer["mode"]) == ("unclear", "live")
    told = await events(chat.client, answer["run_id"])
    assert one(told, "run.started")["mode"] == "rules"
    model.say()
    forced = await chat.ask(free, mode="rules")
    assert (forced["mode"], forced["cards"][0]["type"]) == ("rules", "suggestions")
    assert model.asked == []


async def test_an_answer_by_rules_is_given_again_by_the_model(chat: Asking, model: ModelServer) -> None:
    model.script = with_tools([MATURITIES], lambda lines: lines[1] + "。")
    first = await chat.ask("3か月以内の償還は？")
    path = f"/api/assistant/chats/{chat.chat_id}/messages/{first['message_id']}/regenerate"
    started = (await chat.client.post(path, json={"mode": "live"})).json()
    told = await events(chat.client, started["run_id"])
    assert one(told, "run.started")["mode"] == "live"
    second = await chat.message(started["answer"]["message_id"])
    assert (first["mode"], second["mode"], second["status"]) == ("rules", "live", "done")
    assert second["parent_id"] == first["parent_id"]
    model.say()
    again = (await chat.client.post(path)).json()
    await events(chat.client, again["run_id"])
    assert (await chat.message(again["answer"]["message_id"]))["mode"] == "rules"
    assert (await chat.client.post(path, json={"mode": "loud"})).status_code == 422


async def test_words_on_the_way_to_a_tool_are_no_answer(chat: Asking, model: ModelServer) -> None:
    model.say(
        Reply(text="まず償還を調べます。", calls=[MATURITIES]), Reply(text="佐久間 恒一[f:3]様の償還があります。")
    )
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert [d["reason"] for _, kind, d in told if kind == "text.replaced"] == ["restarted", "verified"]
    assert answer["text"] == "佐久間 恒一[f:3]様の償還があります。"


async def test_several_tools_of_one_call_keep_their_facts_apart(chat: Asking, model: ModelServer) -> None:
    calls = [MATURITIES, Call("customer_brief_facts", {"customer": "佐久間"}), Call("portfolio_facts", {}),
             Call("compare_customers", {"one": "C001", "other": "遠山"}), Call("rank_visits", {"area": "静岡"}),
             Call("list_predicted_inflows", {}), Call("list_follow_ups", {}),
             Call("list_device_alarms", {})]  # fmt: skip
    model.script = with_tools(calls, lambda lines: f"{next(i for i in lines if '佐久間 恒一' in i)}。")
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert kinds(told).count("tool.finished") == len(calls)
    started = [d["name"] for _, kind, d in told if kind == "tool.started"]
    finished = [d["name"] for _, kind, d in told if kind == "tool.finished"]
    assert started == finished == [c.name for c in calls]
    added = [f["id"] for _, kind, data in told if kind == "facts.added" for f in data["facts"]]
    assert sorted(added, key=int) == [f["id"] for f in answer["facts"]]
    assert answer["checks"]["figures_ok"]


@pytest.mark.mission("AI-4")
async def test_a_trip_is_planned_and_proposed_and_waits(chat: Asking, model: ModelServer) -> None:
    plan, save = (
        Call("plan_trip", {"days": ["2026-11-25"], "area": "静岡"}),
        Call("propose_trip_save", {"title": "静岡"}),
    )

    def script(asked: dict[str, object]) -> Reply:
        lines = tool_lines(asked)
        if not lines:
            return Reply(calls=[plan])
        return Reply(text=f"提案です。\n{lines[1]}。") if "approval" in lines[-1] else Reply(calls=[save])

    model.script = script
    answer = await chat.ask("11月25日に静岡を回る旅程を作って", mode="live")
    assert answer["mode"] == "live"
    assert [c["type"] for c in answer["cards"]] == ["route"]
    proposal = (await chat.client.get(f"/api/assistant/proposals/{answer['proposals'][0]}")).json()
    assert (proposal["state"], proposal["draft"]["title"]) == ("pending", "静岡")


@pytest.mark.mission("AI-3")
async def test_the_transcript_is_ours_and_the_last_facts_can_be_spoken_of(chat: Asking, model: ModelServer) -> None:
    for number in range(14):
        await chat.ask(f"何ができる？ {number}")
    model.script = with_tools([MATURITIES], lambda lines: lines[1] + "。")
    first = await chat.ask(QUESTION, mode="live")
    assert "3,000万円" in first["text"]
    model.say(Reply(text="それは佐久間 恒一[f:3]様の 3,000万円[f:5] のことです。"))
    answer = await chat.ask("それは誰の話でしたっけ", mode="live")
    said = [(m["role"], m["content"]) for m in model.asked[0]["messages"]]
    assert [role for role, _ in said[:3]] == ["system", "user", "user"]
    assert "Asked earlier" in said[1][1]
    assert "何ができる？ 2)" in said[1][1]
    assert len([1 for role, _ in said if role == "assistant"]) == 12
    assert "3,000万円[f:5]" in said[-2][1]
    assert "tool" not in {role for role, _ in said}
    assert "佐久間 恒一[f:3]様の 3,000万円[f:5]" in answer["text"]
    assert answer["checks"]["figures_ok"]
