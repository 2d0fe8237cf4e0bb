"""On the page of a trip: a stop that is counted goes to a time, and "what changed?" asks about whom."""

from typing import Any

import httpx
import pytest

from tests.api.assistant.conftest import Asking, new_chat

pytestmark = pytest.mark.mission("TRIP-2", "AI-1")


@pytest.fixture
async def chat(takanashi: httpx.AsyncClient) -> Asking:
    return await new_chat(takanashi)


async def a_trip(chat: Asking) -> dict[str, Any]:
    """A day around Shizuoka with several visits, kept."""
    planned = await chat.ask("来週水曜に静岡を回る旅程を作って")
    made = await chat.client.post(f"/api/assistant/proposals/{planned['proposals'][0]}/approve")
    trip: dict[str, Any] = (await chat.client.get(f"/api/trips/{made.json()['made']['id']}")).json()
    return trip


def starts(plan: dict[str, Any]) -> dict[str, int]:
    """When each visit of the day begins, in minutes."""
    visits = [i for i in plan["days"][0]["items"] if i["type"] == "visit"]
    return {v["customer_id"]: int(v["start_at"][:2]) * 60 + int(v["start_at"][3:5]) for v in visits}


@pytest.mark.parametrize("words", ["2番目の訪問を15時に変えて", "Move the second stop to 15:00"])
async def test_a_counted_stop_goes_as_near_to_a_time_as_travel_allows(
    chat: Asking, takanashi: httpx.AsyncClient, words: str
) -> None:
    trip = await a_trip(chat)
    before = starts(trip["plan"])
    second = list(before)[1]
    answer = await (await new_chat(takanashi)).ask(words, screen={"trip_id": trip["trip_id"]})
    after = starts(next(c["data"] for c in answer["cards"] if c["type"] == "route")["plan"])
    assert set(after) == set(before)
    assert abs(after[second] - 900) < abs(before[second] - 900)
    kept = (await chat.client.post(f"/api/assistant/proposals/{answer['proposals'][0]}/approve")).json()["made"]
    assert kept["id"] == trip["trip_id"]
    assert starts((await chat.client.get(f"/api/trips/{kept['id']}")).json()["plan"]) == after


async def test_a_stop_that_is_nearest_already_stays_and_nothing_is_proposed(
    chat: Asking, takanashi: httpx.AsyncClient
) -> None:
    trip = await a_trip(chat)
    answer = await (await new_chat(takanashi)).ask("最初の訪問を9時に変えて", screen={"trip_id": trip["trip_id"]})
    assert "いまの順番がその時刻にいちばん近く" in answer["text"]
    assert not answer["proposals"]


async def test_a_counted_stop_is_taken_out(chat: Asking, takanashi: httpx.AsyncClient) -> None:
    trip = await a_trip(chat)
    stops = list(starts(trip["plan"]))
    answer = await (await new_chat(takanashi)).ask("最後の訪問を外して", screen={"trip_id": trip["trip_id"]})
    route = next(c["data"] for c in answer["cards"] if c["type"] == "route")
    assert list(starts(route["plan"])) == stops[:-1]


async def test_a_question_about_nobody_offers_whom_the_trip_visits(chat: Asking, takanashi: httpx.AsyncClient) -> None:
    trip = await a_trip(chat)
    names = [i["customer_name"] for i in trip["plan"]["days"][0]["items"] if i["type"] == "visit"]
    answer = await (await new_chat(takanashi)).ask("何が変わった？", screen={"trip_id": trip["trip_id"]})
    offered = next(c["data"]["items"] for c in answer["cards"] if c["type"] == "suggestions")
    assert [one["ja"] for one in offered] == [f"{name}様、前回から何が変わった？" for name in names[:5]]
