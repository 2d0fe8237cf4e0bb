"""What ends in an unusual way: a process that is killed, ten at once, an analysis, a decision elsewhere."""

import asyncio

import pytest
from model_server import Asked, Call, ModelServer, Reply
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.agent.stack import Stack
from otomo.assistant.keys import EVENTS
from otomo.assistant.limits import ANALYSIS_SECONDS, RUN_SECONDS
from otomo.assistant.runs.service import RunService
from otomo.composition import build_services
from otomo.store.client import Store

from tests.api.assistant.conftest import Asking, events
from tests.api.assistant.live.conftest import MATURITIES, QUESTION, kinds, tool_lines
from tests.api.conftest import Running


@pytest.mark.mission("AI-3", "AI-6")
async def test_what_a_killed_process_used_is_counted_by_who_ends_its_run(
    demo: Running, chat: Asking, model: ModelServer
) -> None:
    before = (await chat.client.get("/api/assistant/usage")).json()

    def script(asked: Asked) -> Reply:
        if not tool_lines(asked):
            return Reply(calls=[MATURITIES], usage=(1_000, 50))
        return Reply(text="佐久間 恒一[f:3]様の償還があります。続きは" * 3, fault="stall", after=9)

    model.say()
    model.script = script
    started = await chat.start(QUESTION, mode="live")
    await asyncio.wait_for(model.stalled.wait(), 20)
    await asyncio.sleep(0.5)
    lost = demo.service(RunService)._tasks.pop(started["run_id"])  # as after kill -9: nobody signs or finishes it
    other: RunService = build_services(demo.settings, demo.service(Store), demo.clock)[RunService]
    demo.clock.forward(seconds=11)
    me = (await chat.client.get("/api/users/me")).json()["user_id"]
    assert (await other.get(me, started["run_id"])).state == "failed"
    answer = await chat.message(started["answer"]["message_id"])
    assert (answer["status"], answer["mode"], answer["model"]) == ("failed", "live", "gpt-4o-mini")
    assert answer["checks"] is None, "a draft nobody has compared with the records"
    assert answer["text"].startswith("佐久間 恒一[f:3]様の償還があります。")
    assert answer["usage"]["input"] > 1_500, "the call under way is estimated"
    counted = (await chat.client.get("/api/assistant/usage")).json()
    assert counted["input"] - before["input"] == answer["usage"]["input"]
    lost.cancel()
    await asyncio.wait([lost])
    late = (await chat.client.get("/api/assistant/usage")).json()
    assert late["input"] - counted["input"] < 200, "and not counted twice by a writer that was only slow"
    told = await events(chat.client, started["run_id"])
    assert [n for n, _, _ in told] == list(range(1, len(told) + 1))


@pytest.mark.mission("AI-6", "OPS-13")
async def test_ten_are_answered_at_once_and_the_eleventh_is_told(
    demo: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = demo.service(LiveAnswers)
    monkeypatch.setattr("otomo.assistant.agent.service._ROOM_SECONDS", 0.05)
    end, full, inside = asyncio.Event(), asyncio.Event(), 0

    async def work(_: Stack) -> None:
        nonlocal inside
        inside += 1
        if inside == 10:
            full.set()
        await end.wait()

    running = [asyncio.ensure_future(live.attempt(work, 30)) for _ in range(10)]
    await asyncio.wait_for(full.wait(), 20)
    assert await live.attempt(work, 30) == "busy"
    end.set()
    assert await asyncio.gather(*running) == [None] * 10
    assert await live.attempt(work, 30) is None


@pytest.mark.mission("PF-8", "OPS-13")
@pytest.mark.parametrize(("question", "seconds"), [("佐久間様の保有", 53.0), ("3か月以内の償還は？", 30.0)])
async def test_an_analysis_of_a_portfolio_may_take_a_minute(
    chat: Asking, monkeypatch: pytest.MonkeyPatch, question: str, seconds: float
) -> None:
    given: list[float] = []

    async def attempt(_: LiveAnswers, __: object, within: float) -> str:
        given.append(within)
        return "limit"

    monkeypatch.setattr(LiveAnswers, "attempt", attempt)
    answer = await chat.ask(question, mode="live")
    assert (answer["fallback"], given) == ("limit", [seconds])
    assert seconds < (ANALYSIS_SECONDS if seconds > 40 else RUN_SECONDS)


@pytest.mark.mission("AI-4")
async def test_a_proposal_decided_while_the_answer_goes_on_is_told_to_all_who_follow(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("otomo.assistant.runs.writing.HEARTBEAT_SECONDS", 0.05)

    def script(asked: Asked) -> Reply:
        if tool_lines(asked):
            return Reply(text="提案しました。" * 9, fault="stall", after=2)
        return Reply(calls=[Call("propose_note", {"customer": "C005", "words": "大石様と電話。"})])

    model.say()
    model.script = script
    started = await chat.start("メモ：大石様と電話。", mode="live")
    await asyncio.wait_for(model.stalled.wait(), 20)
    following = asyncio.ensure_future(events(chat.client, started["run_id"]))
    await asyncio.sleep(0.5)
    me = (await chat.client.get("/api/users/me")).json()["user_id"]
    runs = demo.service(RunService)
    found, _, _ = await runs.runs.after(started["run_id"], 0, EVENTS)
    (made,) = [e.data["proposal_id"] for e in found if e.type == "proposal.created"]
    assert (await runs.get(me, started["run_id"])).state == "running"
    rejected = await chat.client.post(f"/api/assistant/proposals/{made}/reject")
    assert rejected.json()["state"] == "rejected"
    await asyncio.sleep(0.8)
    await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")
    told = await asyncio.wait_for(following, 20)
    assert kinds(told).count("proposal.resolved") == 1
    (resolved,) = [d for _, kind, d in told if kind == "proposal.resolved"]
    assert (resolved["proposal_id"], resolved["state"]) == (made, "rejected")
