"""Every screen of the product, with what has to be there before it is looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
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
    trip = v.api("GET", "/api/trips")["items"][0]["trip_id"]
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
    yield Screen("import", "/import")
    yield Screen("account", "/account")
    yield Screen("nowhere", "/no/such/page")


def texts_of(data: Any, without: str) -> Iterator[str]:
    """Every string in an answer of the API (names, places, sentences made by code), but those under the key `without`."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != without:
                yield from texts_of(value, without)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value, without)
