"""Briefings in a model's words: beside those by rules, checked sentence by sentence."""

import re
from typing import Any

import httpx
import pytest
from model_server import Asked, ModelServer, Reply
from records import wishes

from tests.api.assistant.conftest import browser_of
from tests.api.conftest import Running

pytestmark = pytest.mark.mission("TRIP-4")


@pytest.fixture(scope="module")
async def rep(demo: Running) -> httpx.AsyncClient:
    """The demo's rep."""
    return await browser_of(demo, "takanashi")


@pytest.fixture(scope="module")
async def trip(rep: httpx.AsyncClient) -> str:
    """A trip to 佐久間."""
    answer = await rep.post("/api/trips", json={"request": wishes("2026-11-25", must_visit=["C001"])})
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["trip_id"]
    return found


def path(trip: str, customer_id: str = "C001") -> str:
    return f"/api/trips/{trip}/briefings/{customer_id}/worded"


def given(asked: Asked) -> str:
    """The briefing as the model was given it."""
    text: str = asked["messages"][1]["content"]
    return text


def first_lines(text: str, most: int = 1) -> str:
    """Each section with its first lines, the quotation marks left out."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return "\n".join("## " + "\n".join(s.splitlines()[: most + 1]) for s in sections)


def text_of(body: dict[str, Any], locale: str = "ja") -> str:
    return "\n".join("".join(s["text"] for s in i["text"][locale]) for c in body["sections"] for i in c["items"])


async def test_a_model_words_the_sections_what_changed_first(
    rep: httpx.AsyncClient, trip: str, model: ModelServer
) -> None:
    model.say()
    model.script = lambda asked: Reply(text=first_lines(given(asked)))
    answer = await rep.get(path(trip))
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["mode"], body["model"], body["fallback"]) == ("live", "gpt-4o-mini", None)
    assert given(model.asked[0]).startswith("## changed")
    assert body["checks"]["figures_ok"], body["checks"]
    assert all(len(s["items"]) == 1 for s in body["sections"])
    assert "[f:" not in str(body)
    refs = [s["ref"] for c in body["sections"] for i in c["items"] for s in i["text"]["ja"] if s["ref"]]
    assert {"kind": "product", "id": "P001", "customer_id": None} in refs or len(refs) > 3
    assert "stream" not in model.asked[0] or not model.asked[0]["stream"]

    again = (await rep.get(path(trip))).json()
    assert again == body
    assert len(model.asked) == 1, "worded once as long as it says the same"
    usage = (await rep.get("/api/assistant/usage")).json()
    assert usage["runs"] >= 1


async def test_what_the_model_adds_is_left_out(rep: httpx.AsyncClient, trip: str, model: ModelServer) -> None:
    model.say()
    bad = "佐久間 恒一様の資産は 77億円 です。\n大石 あかね様にも同じ話をします。\nトヨタ自動車をおすすめします。"
    model.script = lambda asked: Reply(text=first_lines(given(asked)).replace("\n## ", f"\n{bad}\n## ", 1))
    answer = await rep.get(path(trip), params={"locale": "en"})
    body = answer.json()
    assert body["mode"] == "live"
    assert len(model.asked) == 2, "one repair"
    assert not any(word in text_of(body) for word in ("77億円", "大石", "トヨタ"))
    assert len(body["checks"]["dropped"]) == 3


async def test_sections_of_which_nothing_holds_are_those_of_the_rules(
    rep: httpx.AsyncClient, demo: Running, trip: str, model: ModelServer
) -> None:
    demo.clock.forward(days=1)
    rep = await browser_of(demo, "takanashi")
    rules = (await rep.get("/api/customers/C001/briefing")).json()
    changed = next(s for s in rules["sections"] if s["kind"] == "changed")
    model.say()
    model.script = lambda asked: Reply(
        text="## changed\n資産は 77億円 です。\n## " + first_lines(given(asked)).split("## ", 2)[2]
    )
    body = (await rep.get(path(trip))).json()
    assert body["mode"] == "live"
    assert body["sections"][0]["items"] == [{"text": i["text"]} for i in changed["items"]]
    assert len(body["sections"][1]["items"]) == 1


@pytest.mark.mission("AI-2")
@pytest.mark.parametrize(
    ("reply", "reason"), [(Reply(fault="500"), "unavailable"), (Reply(text="資産は 77億円 です。"), "unverified")]
)
async def test_a_model_that_fails_leaves_it_to_the_rules(
    demo: Running, trip: str, model: ModelServer, reply: Reply, reason: str
) -> None:
    model.say(reply)
    demo.clock.forward(days=1)
    rep = await browser_of(demo, "takanashi")
    body = (await rep.get(path(trip))).json()
    assert (body["mode"], body["model"], body["fallback"]) == ("rules", None, {"reason": reason})
    rules = (await rep.get("/api/customers/C001/briefing")).json()
    assert {s["title"]["en"] for s in body["sections"]} == {s["title"]["en"] for s in rules["sections"]}


async def test_only_ones_own_visits(demo: Running, rep: httpx.AsyncClient, trip: str) -> None:
    sato = await browser_of(demo, "sato")
    assert (await sato.get(path(trip))).status_code == 404
    mine = await browser_of(demo, "takanashi")
    assert (await mine.get(path(trip, "C999"))).status_code == 404
