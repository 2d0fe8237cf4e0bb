"""Questions to the assistant, a trip to ask about, and pictures of what came of them."""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from launched import ROOT
from playwright.sync_api import Locator, expect

from tests.e2e.visitor import Body, Visitor

PATIENCE = 20_000
PICTURES = ROOT / "docs" / "images" / "story"
LARGEST = 150_000
SCALE = 0.8


def ask(v: Visitor, text: str) -> None:
    """Types a question and sends it."""
    v.field("Your question").fill(text)
    v.page.keyboard.press("Enter")


def answer(v: Visitor, number: int) -> Locator:
    """The answer to the number-th question, when it is complete."""
    shown = v.page.get_by_role("article", name=v.say("Answer"), exact=True)
    expect(shown).to_have_count(number, timeout=PATIENCE)
    expect(shown.nth(number - 1)).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
    return shown.nth(number - 1)


@contextmanager
def a_trip(v: Visitor) -> Iterator[Body]:
    """A trip to the two who come first, on a Wednesday, when people are at home."""
    place = v.api("GET", "/api/trips/start")
    today = date.fromisoformat(v.api("GET", "/api/settings")["today"])
    day = {
        "date": str(today + timedelta(days=(1 - today.weekday()) % 7 + 1)),
        "start": place,
        "end": place,
        "opens": "08:00",
        "closes": "20:00",
    }
    people = [item["customer"]["customer_id"] for item in v.api("GET", "/api/today")["items"][:2]]
    request = {"days": [day], "must_visit": people, "seconds": 1}
    trip: Body = v.api("POST", "/api/trips", headers={"Origin": v.url}, data={"request": request})
    path = f"/api/trips/{trip['trip_id']}"
    yield trip
    v.api("DELETE", path, headers={"Origin": v.url, "If-Match": f'"{v.api("GET", path)["version"]}"'})


def picture(v: Visitor, name: str, top: Locator) -> None:
    """The screen from `top` on as a small picture for the documents, when OTOMO_PICTURES asks for it."""
    if not os.environ.get("OTOMO_PICTURES"):
        return
    v.page.mouse.move(1439, 899)
    v.settled()
    expect(v.page.get_by_text("…", exact=True)).to_have_count(0)
    top.evaluate("element => element.scrollIntoView({block: 'start'})")
    size = v.page.viewport_size
    assert size
    area = {"x": 0, "y": v.page.evaluate("scrollY"), "scale": SCALE, **size}
    made = v.context.new_cdp_session(v.page).send(
        "Page.captureScreenshot", {"format": "webp", "quality": 80, "clip": area, "captureBeyondViewport": False}
    )
    data = base64.b64decode(made["data"])
    assert len(data) < LARGEST, f"{name}: {len(data)} bytes"
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.{v.locale}.webp").write_bytes(data)
