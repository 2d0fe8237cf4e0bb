"""A model that fails: the rules finish the answer, what was found is kept, and it is said."""

import asyncio

import pytest
from model_server import Asked, Call, Fault, ModelServer, Reply
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.runs.service import RunService

from tests.api.assistant.conftest import Asking, events
from tests.api.assistant.live.conftest import MATURITIES, QUESTION, kinds, one, tool_lines, with_tools
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-6")

FREE = "この先のことで、気をつけておくといいことはある？"


@pytest.mark.parametrize("fault", ["429", "500", "401", "refuse", "stall"])
async def test_a_model_that_does_not_answer_leaves_it_to_the_rules(
    chat: Asking, model: ModelServer, fault: Fault
) -> None:
    model.say(*[Reply(fault=fault)] * 2)
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert (answer["status"], answer["mode"], answer["model"]) == ("done", "rules", None)
    reason = [d for _, kind, d in told if kind == "mode.changed"][-1]["reason"]
    assert reason == answer["fallback"] == ("timeout" if fault == "stall" else "unavailable")
    said = {"unavailable": "モデルが応答しないため", "timeout": "モデルの応答に時間がかかりすぎたため"}
    assert answer["text"].startswith(f"{said[reason]}、規則でお答えします。")
    assert "佐久間 恒一" in answer["text"]
    assert len(model.asked) == (1 if fault in ("401", "stall") else 2)


async def test_a_shared_answer_says_why_rules_gave_it(chat: Asking, model: ModelServer) -> None:
    model.say(*[Reply(fault="500")] * 2)
    await chat.ask(QUESTION, mode="live")
    share = (await chat.client.post(f"/api/assistant/chats/{chat.chat_id}/share", json={})).json()
    shown = (await chat.client.get(f"/api/assistant/shared/{share['token']}")).json()["messages"]
    assert [m["fallback"] for m in shown] == [None, "unavailable"]


async def test_a_call_that_failed_before_its_first_word_is_tried_again(chat: Asking, model: ModelServer) -> None:
    model.say(Reply(fault="429"), Reply(calls=[MATURITIES]), Reply(text="佐久間 恒一[f:3]様の償還があります。"))
    answer = await chat.ask(QUESTION, mode="live")
    assert (answer["mode"], answer["fallback"], len(model.asked)) == ("live", None, 3)


async def test_a_cut_draft_is_taken_back_and_what_the_tools_found_is_kept(chat: Asking, model: ModelServer) -> None:
    def script(asked: Asked) -> Reply:
        if not tool_lines(asked):
            return Reply(calls=[MATURITIES])
        return Reply(text="佐久間 恒一[f:3]様には、まもなく大きな償還が" * 3, fault="cut", after=6)

    model.say()
    model.script = script
    answer = await chat.ask(FREE)
    told = await events(chat.client, answer["run_id"])
    assert len(model.asked) == 2, "not tried again after the first word"
    assert one(told, "text.replaced")["reason"] == "fallback"
    assert answer["mode"] == "rules"
    assert "ここまでに見つかった記録：" in answer["text"]
    assert "浜名精機 第4回社債[f:4]" in answer["text"]
    assert "まもなく大きな" not in answer["text"]
    assert answer["usage"]["input"] > 0, "what a cut call has cost is counted"


@pytest.mark.parametrize(
    "arguments", ["{not json", '{"start": "soon"}', '{"customer": "存在しない人"}', '{"area": "火星"}']
)
async def test_malformed_arguments_are_told_to_the_model(chat: Asking, model: ModelServer, arguments: str) -> None:
    model.say(
        Reply(calls=[Call("list_maturities", arguments)]),
        Reply(calls=[MATURITIES]),
        Reply(text="佐久間 恒一[f:3]様の償還があります。"),
    )
    answer = await chat.ask(QUESTION, mode="live")
    assert answer["status"] == "done"
    if arguments != "{not json":
        assert (answer["mode"], len(model.asked)) == ("live", 3)
        assert tool_lines(model.asked[1])


async def test_an_endless_loop_of_tools_ends(chat: Asking, model: ModelServer) -> None:
    model.say()
    model.script = lambda _: Reply(calls=[MATURITIES])
    answer = await chat.ask(FREE)
    told = await events(chat.client, answer["run_id"])
    assert len(model.asked) == 6
    assert [d for _, kind, d in told if kind == "mode.changed"][-1]["reason"] == "limit"
    assert kinds(told).count("tool.started") <= 10
    assert "浜名精機" in answer["text"]


async def test_too_many_tools_at_once_end_too(chat: Asking, model: ModelServer) -> None:
    model.say()
    model.script = lambda _: Reply(calls=[MATURITIES] * 11)
    answer = await chat.ask(QUESTION, mode="live")
    assert (answer["mode"], len(model.asked)) == ("rules", 1)
    assert "佐久間 恒一" in answer["text"]


async def test_an_answer_that_takes_too_long_is_finished_by_rules(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = demo.service(LiveAnswers)
    monkeypatch.setattr(live, "settings", live.settings.model_copy(update={
        "assistant": live.settings.assistant.model_copy(update={"run_seconds": 0.5})
    }))  # fmt: skip
    model.say(Reply(text="x", pause=0.9))
    answer = await chat.ask(QUESTION, mode="live")
    assert (answer["status"], answer["mode"], answer["fallback"]) == ("done", "rules", "timeout")


async def test_stopped_in_a_tool_and_in_a_draft(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = asyncio.Event()

    async def never(*_: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    model.say(Reply(calls=[Call("list_device_alarms")]))
    with monkeypatch.context() as patch:
        patch.setattr("otomo.assistant.tools.alarms.list_device_alarms", never)
        started = await chat.start(QUESTION, mode="live")
        await reached.wait()
        await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")
    told = await events(chat.client, started["run_id"])
    assert kinds(told)[-2:] == ["tool.finished", "run.cancelled"]

    # The next question is not troubled by the call without an answer.
    def script(asked: Asked) -> Reply:
        text = "佐久間 恒一[f:3]様の償還があります。根拠のない 77億円 もあります。続きは" * 2
        return Reply(text=text, fault="stall", after=9) if tool_lines(asked) else Reply(calls=[MATURITIES])

    model.script = script
    started = await chat.start(QUESTION, mode="live")
    await asyncio.wait_for(model.stalled.wait(), 20)
    await asyncio.sleep(0.1)
    await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")
    answer = await chat.message(started["answer"]["message_id"])
    assert (answer["status"], answer["mode"]) == ("stopped", "live")
    assert answer["text"] == "佐久間 恒一[f:3]様の償還があります。"
    assert answer["usage"]["input"] > 100
    assert answer["facts"]


async def test_a_process_that_ends_keeps_what_was_checked(demo: Running, chat: Asking, model: ModelServer) -> None:
    model.say()
    model.script = with_tools([MATURITIES], lambda _: "佐久間 恒一[f:3]様の償還があります。" * 2)
    script = model.script
    model.script = lambda asked: Reply(text=(r := script(asked)).text, calls=r.calls, fault="stall", after=7)
    started = await chat.start(QUESTION, mode="live")
    await asyncio.wait_for(model.stalled.wait(), 20)
    async with demo.service(RunService).open():
        pass
    answer = await chat.message(started["answer"]["message_id"])
    assert (answer["status"], answer["mode"]) == ("failed", "live")


async def test_after_failures_in_a_row_the_model_is_left_alone_for_a_while(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = demo.service(LiveAnswers)
    now = 0.0
    monkeypatch.setattr(live.breaker, "time", lambda: now)
    monkeypatch.setattr(live.breaker, "failures", 2)
    live.breaker.succeeded()
    model.say()
    model.script = lambda _: Reply(fault="401")
    for _ in range(3):
        assert (await chat.ask(QUESTION, mode="live"))["mode"] == "rules"
    assert len(model.asked) == 2
    info = (await chat.client.get("/api/assistant")).json()
    assert (info["mode"], info["fallback"]) == ("live", {"reason": "unavailable"})
    now = 31.0
    model.script = with_tools([MATURITIES], lambda _: "佐久間 恒一[f:3]様の償還があります。")
    assert (await chat.ask(QUESTION, mode="live"))["mode"] == "live"
    assert (await chat.client.get("/api/assistant")).json()["fallback"] is None


async def test_ten_answers_at_once_and_no_more(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = demo.service(LiveAnswers)
    monkeypatch.setattr(live, "room", asyncio.Semaphore(0))
    monkeypatch.setattr("otomo.assistant.agent.service._ROOM_SECONDS", 0.05)
    model.say()
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert [d for _, kind, d in told if kind == "mode.changed"][-1]["reason"] == "busy"
    assert (answer["mode"], model.asked) == ("rules", [])
