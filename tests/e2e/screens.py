"""Every screen of the product, with what has to be there before it is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from words import Locale

from tests.e2e.visitor import Visitor

QUESTIONS: dict[Locale, tuple[str, ...]] = {
    "ja": (
        "今週、静岡で誰を訪問すべき？",
        "3か月以内の償還",
        "佐久間様のブリーフィング",
        "来週水曜に静岡を回る旅程を作って",
        "メモ：佐久間様を訪問。12月8日に再訪を約束。12月25日に賞与300万円、確度70%",
        "うーん",
    ),
    "en": (
        "Whom should I visit in Shizuoka this week?",
        "Maturities within 3 months",
        "Brief me on Sakuma",
        "Plan a trip in Shizuoka next Wednesday",
        "Note: visited Sakuma. A bonus of 3 million yen on 25 December, 70% likely. Will call on 8 December.",
        "Hmm",
    ),
}


@dataclass(frozen=True)
class Screen:
    name: str
    path: str
    who: str | None = "takanashi"


def screens(v: Visitor) -> Iterator[Screen]:
    """The screens of a rep who has a trip; `v` is signed in as that rep."""
    customer = v.api("GET", "/api/today")["items"][0]["customer"]["customer_id"]
    trip = a_trip(v)
    yield Screen("today", "/")
    yield Screen("trips", "/trips")
    yield Screen("plan", "/trips/new")
    yield Screen("trip", f"/trips/{trip}")
    yield Screen("print", f"/trips/{trip}/print")
    yield Screen("report", f"/trips/{trip}/report")
    yield Screen("customers", "/customers")
    yield Screen("customer", f"/customers/{customer}")
    yield Screen("briefing", f"/customers/{customer}/briefing")
    yield Screen("products", "/products")
    yield Screen("events", "/events")
    yield Screen("devices", "/devices")
    yield Screen("device", f"/devices/{a_device(v)}")
    yield Screen("alarms", "/alarms")
    yield Screen("alarms that are over", "/alarms?state=cleared")
    yield Screen("import", "/import")
    yield Screen("assistant", "/assistant")
    chat = a_chat(v)
    yield Screen("chat", f"/assistant/{chat}")
    yield Screen("shared chat", a_share(v, chat))
    yield Screen("account", "/account")
    yield Screen("nowhere", "/no/such/page")


def a_trip(v: Visitor) -> str:
    """The first trip of the book; planned around Shizuoka when there is none."""
    trips = v.api("GET", "/api/trips")["items"]
    if trips:
        return str(trips[0]["trip_id"])
    station = next(one for one in v.api("GET", "/api/places?q=静岡駅")["items"] if one["kind"] == "station")
    place = {name: station[name] for name in ("name", "prefecture", "latitude", "longitude")}
    some_day = date.fromisoformat(v.api("GET", "/api/settings")["today"]) + timedelta(days=4)
    day = {"date": some_day.isoformat(), "start": place, "end": place, "opens": "09:00", "closes": "18:00"}
    request = {"days": [day], "area": {"prefectures": ["静岡県"]}, "seconds": 1}
    made = v.api("POST", "/api/trips", data={"request": request}, headers={"Origin": v.url})
    return str(made["trip_id"])


def a_chat(v: Visitor) -> str:
    """A conversation in the language of the screens, with every kind of card."""
    origin = {"Origin": v.url}
    chat = str(v.api("POST", "/api/assistant/chats", data={}, headers=origin)["chat_id"])
    for question in QUESTIONS[v.locale]:
        path = f"/api/assistant/chats/{chat}/messages"
        run = v.api("POST", path, data={"text": question, "locale": v.locale}, headers=origin)["run_id"]
        answer = v.context.request.get(f"{v.url}/api/assistant/runs/{run}/events")
        assert "run.completed" in answer.text(), answer.text()
    return chat


def a_share(v: Visitor, chat: str) -> str:
    """The page of a link to a conversation."""
    made = v.api("POST", f"/api/assistant/chats/{chat}/share", data={}, headers={"Origin": v.url})
    return str(made["path"])


def a_device(v: Visitor) -> str:
    """A device of the book, of those in alarm the first; a new one when there is none."""
    devices = v.api("GET", "/api/devices")["items"]
    if devices:
        return str(min(devices, key=lambda device: device["state"] != "alarm")["device_id"])
    customer = v.api("GET", "/api/today")["items"][0]["customer"]["customer_id"]
    made = v.api("POST", "/api/devices", data={"customer_id": customer, "name": "倉庫"}, headers={"Origin": v.url})
    return str(made["device_id"])


def texts_of(data: Any, without: str) -> Iterator[str]:
    """Every string in an answer of the API (names, places, sentences), but those under the key `without`."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != without:
                yield from texts_of(value, without)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value, without)
