"""Every screen of the product, with what has to be there before it is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.e2e.visitor import Visitor


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
