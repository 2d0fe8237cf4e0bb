"""What answers use is counted once, held to a budget, and shown."""

import asyncio

import pytest
from model_server import ModelServer, Reply
from otomo.assistant.agent.service import LiveAnswers
from otomo.assistant.usage.items import Usage
from otomo.assistant.usage.service import UsageService
from otomo.settings import Settings
from pydantic import ValidationError
from records import code_of

from tests.api.assistant.conftest import Asking, events
from tests.api.assistant.live.conftest import MATURITIES, QUESTION, last
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("AI-6")


async def used(chat: Asking) -> dict[str, float]:
    answer = await chat.client.get("/api/assistant/usage")
    assert answer.status_code == 200, answer.text
    found: dict[str, float] = answer.json()
    return found


async def test_usage_is_counted_by_user_and_month(demo: Running, chat: Asking, model: ModelServer) -> None:
    before = await used(chat)
    model.say(
        Reply(calls=[MATURITIES], usage=(1_000, 50)),
        Reply(text="佐久間 恒一[f:3]様の償還があります。", usage=(2_000, 100)),
    )
    answer = await chat.ask(QUESTION, mode="live")
    cost = (3_000 * 0.15 + 150 * 0.60) / 1e6
    assert answer["usage"] == {"input": 3_000, "output": 150, "cost": pytest.approx(cost)}
    told = await events(chat.client, answer["run_id"])
    assert {k: last(told, "usage")[k] for k in ("input", "output")} == {"input": 3_000, "output": 150}
    after = await used(chat)
    assert after["input"] - before["input"] == 3_000
    assert after["cost"] - before["cost"] == pytest.approx(cost, abs=1e-6)
    assert after["runs"] - before["runs"] == 1
    await chat.ask("3か月以内の償還は？")
    assert await used(chat) == after, "answers by rules cost nothing"
    earlier = await chat.client.get("/api/assistant/usage", params={"month": "2026-10"})
    assert (earlier.json()["runs"], earlier.json()["limit"]) == (0, {"cost": 20.0, "tokens": None})
    wrong = await chat.client.get("/api/assistant/usage", params={"month": "2026-13"})
    assert wrong.status_code == 422


async def test_a_server_that_does_not_say_is_estimated(chat: Asking, model: ModelServer) -> None:
    model.say(Reply(text="お答えできる記録がありません。", usage=None))
    answer = await chat.ask(QUESTION, mode="live")
    assert answer["usage"]["input"] > 500
    assert answer["usage"]["output"] > 0


async def test_counters_lose_nothing_when_runs_end_together(demo: Running) -> None:
    usage = demo.service(UsageService)
    await asyncio.gather(*(usage.count("u_many", Usage(10, 1, 0.000_001)) for _ in range(20)))
    found = await usage.of_user("u_many")
    assert (found.input, found.output, found.micros, found.runs) == (200, 20, 20, 20)


async def test_a_spent_budget_leaves_it_to_the_rules(
    demo: Running, chat: Asking, model: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, usage = demo.service(LiveAnswers), demo.service(UsageService)
    now = (await used(chat))["cost"]

    def budget(cost: float | None, tokens: int | None = None) -> None:
        update = {"monthly_cost": cost, "monthly_tokens": tokens}
        service = UsageService(usage.usages, usage.clock, usage.settings.model_copy(update=update))
        monkeypatch.setattr(live, "usage", service)

    budget(now)
    model.say()
    answer = await chat.ask(QUESTION, mode="live")
    told = await events(chat.client, answer["run_id"])
    assert model.asked == []
    assert [d for _, kind, d in told if kind == "mode.changed"][-1]["reason"] == "budget"
    assert (answer["mode"], answer["status"]) == ("rules", "done")
    assert "佐久間 恒一" in answer["text"]
    info = (await chat.client.get("/api/assistant")).json()
    assert (info["mode"], info["model"], info["fallback"]) == ("live", "gpt-4o-mini", {"reason": "budget"})

    # Spent in the middle of an answer: the next call is not made.
    budget(now + 0.001)
    model.say(Reply(calls=[MATURITIES], usage=(10_000, 0)))
    answer = await chat.ask("この先のことで、気をつけておくといいことはある？")
    assert (answer["mode"], len(model.asked), answer["usage"]["input"]) == ("rules", 1, 10_000)
    assert "浜名精機" in answer["text"]
    budget(None, 1)
    model.say()
    assert (await chat.ask(QUESTION, mode="live"))["mode"] == "rules"


async def test_the_administrator_sees_everybody(demo: Running, chat: Asking) -> None:
    admin = await demo.signed_in("admin")
    answer = await admin.get("/api/assistant/usage/all")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["month"] == "2026-11"
    spenders = [i for i in found["items"] if i["runs"]]
    assert [i["user_id"] for i in found["items"]][: len(spenders)] == [i["user_id"] for i in spenders]
    assert found["totals"]["cost"] == pytest.approx(sum(i["cost"] for i in found["items"]))
    assert {p["model"]: p["output"] for p in found["price_table"]}["gpt-4o-mini"] == 0.6
    assert code_of(await chat.client.get("/api/assistant/usage/all")) == (403, "forbidden")


def test_a_model_without_a_price_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    monkeypatch.setenv("OTOMO_ASSISTANT__MODEL", "own-model")
    with pytest.raises(ValidationError, match="no price for the model own-model"):
        Settings()
    monkeypatch.setenv("OTOMO_ASSISTANT__PRICES", '{"own-model": {"input": 0, "output": 0}}')
    assert Settings().assistant.model == "own-model"
    monkeypatch.setenv("OPENAI_API_KEY", "")
    assert Settings().openai_api_key is None
