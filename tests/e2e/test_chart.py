"""The chart of a device under a wheel, a mouse, keys and two fingers; and the device changed where it is read."""

import re

import pytest
from axe import violations
from playwright.sync_api import Locator, expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.mission("IOT-3")]


def open_chart(v: Visitor) -> tuple[str, Locator]:
    """A device of the demo book, its last seven days."""
    device_id: str = v.api("GET", "/api/devices")["items"][0]["device_id"]
    v.go(f"/devices/{device_id}")
    v.page.get_by_role("radiogroup", name=v.say("Range")).get_by_text(v.say("7 d"), exact=True).click()
    chart = v.page.locator("[role='img']").filter(has=v.page.locator("canvas"))
    expect(chart).to_be_visible(timeout=20_000)
    return device_id, chart


def view(v: Visitor) -> tuple[float, float]:
    """Its beginning and end in the address of the CSV of what is shown, in hours."""
    address = v.link("Download as CSV").get_attribute("href") or ""
    begin, end = (int(re.findall(rf"{name}=(\d+)", address)[0]) / 3_600_000 for name in ("from", "to"))
    return begin, end


def length(v: Visitor) -> float:
    begin, end = view(v)
    return end - begin


def changed(v: Visitor, before: tuple[float, float]) -> tuple[float, float]:
    v.page.wait_for_function("old => !document.querySelector('a[download]').href.includes(old)", arg=_from(before))
    return view(v)


def _from(one: tuple[float, float]) -> str:
    return f"from={round(one[0] * 3_600_000)}&to={round(one[1] * 3_600_000)}"


def test_wheel_drag_and_keys(visit: Visit) -> None:
    v = visit("takanashi", "en")
    _, chart = open_chart(v)
    box = chart.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = view(v)
    v.page.mouse.move(*middle)
    v.page.mouse.wheel(0, -400)
    near = changed(v, before)
    assert length(v) < 0.8 * (before[1] - before[0])
    v.page.mouse.down()
    v.page.mouse.move(middle[0] + 200, middle[1], steps=5)
    v.page.mouse.up()
    earlier = changed(v, near)
    assert earlier[0] < near[0]
    assert length(v) == pytest.approx(near[1] - near[0], rel=0.01)
    for key, is_wider in (("+", False), ("-", True)):
        now = view(v)
        v.page.keyboard.press(key)
        after = changed(v, now)
        assert (after[1] - after[0] > now[1] - now[0]) is is_wider
    now = view(v)
    v.button("Earlier").click()
    assert changed(v, now)[0] < now[0]


def test_two_fingers_zoom_and_one_pans(visit: Visit) -> None:
    v = visit("takanashi", "ja", phone=True)
    _, chart = open_chart(v)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = view(v)
    touch(v, [[(x - 20 - 12 * step, y), (x + 20 + 12 * step, y)] for step in range(6)])
    near = changed(v, before)
    assert near[1] - near[0] < 0.7 * (before[1] - before[0])
    touch(v, [[(x - 60 + 20 * step, y)] for step in range(6)])
    assert changed(v, near)[0] < near[0]


def touch(v: Visitor, steps: list[list[tuple[float, float]]]) -> None:
    """Fingers down, along and up."""
    line = v.context.new_cdp_session(v.page)
    for number, fingers in enumerate(steps):
        points = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(fingers)]
        kind = "touchMove" if number else "touchStart"
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.mission("IOT-2")
def test_a_device_is_changed_where_it_is_read(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    device_id, _ = open_chart(v)
    was = v.api("GET", f"/api/devices/{device_id}")["place"]
    for place in ("2F", was):
        v.button("Change").click()
        dialog = v.page.get_by_role("dialog")
        dialog.get_by_label(v.say("Place at the customer's"), exact=True).fill(place)
        assert not violations(v.page)
        v.button("Save", within=dialog).click()
        expect(dialog).to_have_count(0)
        assert v.api("GET", f"/api/devices/{device_id}")["place"] == place
