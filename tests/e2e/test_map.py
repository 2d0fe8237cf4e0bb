"""The map of a trip: what it shows when its room changes, and when the one that moves does not come."""

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.e2e.asking import a_trip
from tests.e2e.visitor import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.mission("TRIP-3")]

# The names of the pins that are not wholly inside the map, and how far the first two are from each other.
OUTSIDE = """map => {
  const frame = map.getBoundingClientRect();
  const out = ({left, right, top, bottom}) =>
    left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom;
  const pins = [...map.querySelectorAll('button[aria-pressed]')];
  return pins.filter((pin) => out(pin.getBoundingClientRect())).map((pin) => pin.ariaLabel);
}"""
APART = """map => {
  const [one, other] = [...map.querySelectorAll('button[aria-pressed]')].map((pin) => pin.getBoundingClientRect());
  return Math.round(Math.hypot(one.left - other.left, one.top - other.top));
}"""


def trip_map(v: Visitor, trip: str) -> Locator:
    v.go(f"/trips/{trip}")
    v.settled()
    return v.page.get_by_role("region", name=v.say("Map of the trip"), exact=True)


def test_every_stop_stays_in_sight_until_somebody_looks_elsewhere(visit: Visit) -> None:
    v = visit("takanashi", "ja")
    with a_trip(v) as trip:
        shown = trip_map(v, trip["trip_id"])
        expect(shown.locator("canvas")).to_be_visible()
        for width in (1440, 700, 390):
            v.page.set_viewport_size({"width": width, "height": 900})
            assert not v.until_none(lambda: shown.evaluate(OUTSIDE)), width
        near = shown.evaluate(APART)
        v.button("Zoom in", within=shown).click()
        assert not v.until_none(lambda: shown.evaluate(APART) <= near)
        assert not v.until_none(lambda: moves(shown))
        apart = shown.evaluate(APART)
        assert apart > 1.5 * near
        v.page.set_viewport_size({"width": 480, "height": 900})
        assert not v.until_none(lambda: moves(shown))
        assert shown.evaluate(APART) == apart


def moves(shown: Locator) -> bool:
    before = shown.evaluate(APART)
    shown.page.wait_for_timeout(1_000)
    return bool(shown.evaluate(APART) != before)


def test_the_drawn_map_stays_when_the_one_that_moves_does_not_come(visit: Visit) -> None:
    v = visit("takanashi", "ja")
    v.expects("ERR_FAILED")
    asked: list[str] = []

    def lost(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    v.page.route(re.compile("maplibre-gl-worker"), lost)
    with a_trip(v) as trip:
        shown = trip_map(v, trip["trip_id"])
        assert v.until_none(lambda: not asked) is False
        expect(shown.locator("canvas")).to_have_count(0)
        expect(shown.get_by_role("group", name=v.say("Map of the trip"), exact=True)).to_be_visible()
