"""An answer on its way: stopped, orphaned, read from another process; what was said is kept, and nothing hangs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from otomo.assistant.answers import about
from otomo.assistant.runs.service import RunService
from otomo.assistant.tools.briefs import Brief
from otomo.composition import build_services
from otomo.store.client import Store
from otomo.web.draining import Draining
from records import code_of

from tests.api.assistant.conftest import Asking, browser_of, events, new_chat
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-3")


@pytest.fixture
async def chat(demo: Running) -> Asking:
    """A chat of a rep who signs in after the clock was moved."""
    return await new_chat(await browser_of(demo, "takanashi"))


@asynccontextmanager
async def stuck(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[asyncio.Event]:
    """Briefings never come; the event says that one is waited for."""
    reached = asyncio.Event()

    async def never(*_: object) -> Brief:
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(about, "customer_brief_facts", never)
        yield reached


def other_process(demo: Running) -> RunService:
    """The service as a second process has it: the same tables, no shared memory."""
    runs: RunService = build_services(demo.settings, demo.service(Store), demo.clock)[RunService]
    return runs


async def user_id(demo: Running, chat: Asking) -> str:
    found: str = (await chat.client.get("/api/users/me")).json()["user_id"]
    return found


async def test_a_stopped_answer_keeps_what_was_said(chat: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stuck(monkeypatch) as reached:
        started = await chat.start("佐久間様のブリーフィング")
        await reached.wait()
        stopped = (await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")).json()
    assert stopped["state"] == "stopped"
    told = await events(chat.client, started["run_id"])
    assert [kind for _, kind, _ in told][-1] == "run.cancelled"
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    assert (await chat.message(started["answer"]["message_id"]))["status"] == "stopped"
    assert (await chat.ask("何ができる？"))["status"] == "done"
    again = (await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")).json()
    assert again == stopped


async def test_another_process_reads_and_stops_an_answer(
    demo: Running, chat: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, me = other_process(demo), await user_id(demo, chat)
    monkeypatch.setattr("otomo.assistant.runs.writing.HEARTBEAT_SECONDS", 0.05)
    async with stuck(monkeypatch) as reached:
        started = await chat.start("佐久間様のブリーフィング")
        await reached.wait()
        reading = asyncio.ensure_future(kinds(other, me, started["run_id"]))
        await asyncio.sleep(0.1)
        await other.stop(me, started["run_id"])
        told = await asyncio.wait_for(reading, 10)
    assert (told[0], told[-1]) == ("run.started", "run.cancelled")


async def kinds(runs: RunService, me: str, run_id: str) -> list[str]:
    return [event.type async for event in runs.follow(await runs.get(me, run_id), 0)]


async def test_a_dead_writer_leaves_an_answer_that_may_be_tried_again(
    demo: Running, chat: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = await user_id(demo, chat)
    runs = demo.service(RunService)
    async with stuck(monkeypatch) as reached:
        started = await chat.start("佐久間様のブリーフィング")
        run_id = started["run_id"]
        await reached.wait()
        await asyncio.sleep(0.05)
        lost = runs._tasks.pop(run_id)  # as after kill -9: nobody signs or finishes it
        other = other_process(demo)
        assert (await other.get(me, run_id)).state == "running"
        demo.clock.forward(seconds=11)
        assert (await other.get(me, run_id)).state == "failed"
        lost.cancel()
        await asyncio.wait([lost])
    told = await events(chat.client, run_id)
    assert told[-1][1] == "run.failed"
    assert (told[-1][2]["code"], told[-1][2]["retryable"]) == ("interrupted", True)
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    assert (await chat.message(started["answer"]["message_id"]))["status"] == "failed"
    path = f"/api/assistant/chats/{chat.chat_id}/messages/{started['answer']['message_id']}/regenerate"
    again = (await chat.client.post(path)).json()
    await events(chat.client, again["run_id"])
    assert (await chat.message(again["answer"]["message_id"]))["status"] == "done"


async def test_one_answer_a_chat_and_three_a_user(demo: Running, chat: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    chats = [chat, *[await new_chat(chat.client) for _ in range(3)]]
    async with stuck(monkeypatch):
        started = [await c.start("佐久間様のブリーフィング") for c in chats[:3]]
        path = "/api/assistant/chats/{}/messages"
        busy = await chat.client.post(path.format(chats[0].chat_id), json={"text": "x"})
        assert code_of(busy) == (409, "chat-busy")
        fourth = await chat.client.post(path.format(chats[3].chat_id), json={"text": "x"})
        assert code_of(fourth) == (429, "too-many-requests")
        vote = f"{path.format(chats[0].chat_id)}/{started[0]['answer']['message_id']}/feedback"
        assert code_of(await chat.client.put(vote, json={"vote": "up"})) == (409, "chat-busy")
        assert (await chat.client.delete(f"/api/assistant/chats/{chats[0].chat_id}")).status_code == 204
        for one in started[1:]:
            await chat.client.post(f"/api/assistant/runs/{one['run_id']}/stop")
    assert (await chats[3].ask("何ができる？"))["status"] == "done"


async def test_a_process_that_ends_properly_ends_its_answers(
    demo: Running, chat: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stuck(monkeypatch) as reached:
        started = await chat.start("佐久間様のブリーフィング")
        await reached.wait()
        async with demo.service(RunService).open():
            pass
    message = await chat.message(started["answer"]["message_id"])
    assert message["status"] == "failed"
    assert (await events(chat.client, started["run_id"]))[-1][2]["code"] == "interrupted"


async def test_a_crash_in_an_answer_is_told_and_not_hidden(chat: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> Brief:
        raise RuntimeError("a bug")

    monkeypatch.setattr(about, "customer_brief_facts", broken)
    answer = await chat.ask("佐久間様のブリーフィング")
    assert answer["status"] == "failed"
    told = await events(chat.client, answer["run_id"])
    assert (told[-1][1], told[-1][2]["code"]) == ("run.failed", "internal")
    assert "a bug" not in str(told)


async def test_events_expire_after_a_day_and_the_answer_stays(demo: Running, chat: Asking) -> None:
    answer = await chat.ask("3か月以内の償還は？")
    demo.clock.forward(hours=24, seconds=1)
    later: httpx.AsyncClient = await browser_of(demo, "takanashi")
    assert code_of(await later.get(f"/api/assistant/runs/{answer['run_id']}/events")) == (404, "not-found")
    kept = (await later.get(f"/api/assistant/chats/{chat.chat_id}")).json()["messages"]
    assert kept[-1]["text"] == answer["text"]


async def test_a_stream_ends_when_the_process_is_told_to_and_goes_on_elsewhere(
    demo: Running, chat: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = demo.service(RunService)
    async with stuck(monkeypatch) as reached:
        started = await chat.start("佐久間様のブリーフィング")
        await reached.wait()
        monkeypatch.setattr(service, "is_draining", False)
        demo.service(Draining).begin()
        cut = await asyncio.wait_for(events(chat.client, started["run_id"]), 5)
        assert not any(kind.startswith("run.") and kind != "run.started" for _, kind, _ in cut)
        monkeypatch.setattr(service, "is_draining", False)
        await chat.client.post(f"/api/assistant/runs/{started['run_id']}/stop")
    rest = await events(chat.client, started["run_id"], cut[-1][0] if cut else None)
    numbers = [number for number, _, _ in (*cut, *rest)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert rest[-1][1] == "run.cancelled"


async def test_a_socket_that_drops_anywhere_goes_on_without_gap_or_repeat(chat: Asking) -> None:
    answer = await chat.ask("3か月以内の償還は？")
    told = await events(chat.client, answer["run_id"])
    assert [number for number, _, _ in told] == list(range(1, len(told) + 1))
    for seen in range(len(told) + 1):
        assert await events(chat.client, answer["run_id"], seen) == told[seen:]
    first, second = await asyncio.gather(*(events(chat.client, answer["run_id"]) for _ in range(2)))
    assert first == second == told, "a second browser sees the same"
    assert (await chat.message(answer["message_id"]))["text"] == answer["text"], "and so does a reload"
