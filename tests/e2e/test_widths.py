"""The screens between a desk's and a phone's width, and a window that is made narrower while it is looked at."""

import pytest

from tests.e2e.asking import a_trip
from tests.e2e.visitor import Visit

pytestmark = [pytest.mark.browser, pytest.mark.mission("CRM-2", "CRM-3")]

# The first words of what stands further to the side than its card, or than the window.
BEYOND = """() => [...document.querySelectorAll('main section, main li > a, main > :has(> table)')].flatMap((card) => {
  const edge = Math.min(card.getBoundingClientRect().right, innerWidth) + 1;
  if (['auto', 'scroll'].includes(getComputedStyle(card).overflowX)) return [];
  const wide = [...card.querySelectorAll('*')].filter((one) => one.checkVisibility() && !one.closest('svg, .sr-only'));
  const out = wide.find((one) => one.getBoundingClientRect().right > edge);
  return out ? [out.innerText?.slice(0, 40) ?? out.tagName] : [];
})"""
SIDEWAYS = "() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"


def test_nothing_stands_beyond_its_card_at_any_width(visit: Visit) -> None:
    v = visit("takanashi", "ja", light=True)
    with a_trip(v):
        for path in ("/customers", "/customers/C003", "/trips"):
            v.go(path)
            v.settled()
            for width in (1280, 1100, 768, 640, 600, 390):
                v.page.set_viewport_size({"width": width, "height": 800})
                assert not v.until_none(lambda: v.page.evaluate(BEYOND)), (path, width)
                assert not v.until_none(lambda: v.page.evaluate(SIDEWAYS)), (path, width)
