"""Every screen: nothing that axe complains about, nothing sideways at any width or cut on a phone, nothing in the
other language."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe import violations
from playwright.sync_api import expect
from words import Locale, catalog

from tests.e2e.screens import QUESTIONS, Screen, a_chat, a_device, screens, texts_of
from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
DESK, TABLET, PHONE = ({"width": width, "height": height} for width, height in ((1440, 900), (768, 1024), (390, 844)))
# Colours do not depend on the language: axe looks at each screen in both schemes at both widths, at half of them in
# each language.
SCHEMES: dict[tuple[Locale, int], Literal["light", "dark"]] = {
    ("ja", 1440): "light", ("ja", 390): "dark", ("en", 1440): "dark", ("en", 390): "light",
}  # fmt: skip

SHOWN = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown = (element) => element.checkVisibility() && !element.closest('script, style, noscript');
  for (let node; (node = walker.nextNode()); ) if (shown(node.parentElement)) found.push(node.data);
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (shown(element)) found.push(element.getAttribute(name));
  return found.map((text) => text.trim()).filter(Boolean);
}"""

# Words that do not fit and are not shown whole, by an ellipsis or an edge.
CUT = """() => [...document.querySelectorAll('main *, nav *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('.sr-only, svg')) return false;
  if (!['hidden', 'clip'].includes(getComputedStyle(element).overflowX)) return false;
  return element.innerText?.trim() && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
}).map((element) => element.innerText.trim().slice(0, 60))"""

SIDEWAYS = "() => document.scrollingElement.scrollWidth - innerWidth"

COVERED = """() => [...document.querySelectorAll("header a, header button")].filter((element) => {
  if (!element.checkVisibility()) return false;
  element.scrollIntoView({block: 'center'});
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !(element.contains(top) || top?.contains(element));
}).map((element) => element.innerText)"""


def every_screen(v: Visitor, visit: Visit, locale: Locale) -> Iterator[tuple[Screen, Visitor]]:
    for screen in screens(v):
        yield screen, v
    yield Screen("users", "/users", "admin"), visit("admin", locale, light=True)
    for name in ("usage", "teams", "audit"):
        yield Screen(name, f"/{name}", "admin"), visit("admin", locale, light=True)
    yield Screen("sign-in", "/sign-in", None), visit(None, locale, light=True)


def foreign_words(locale: Locale, shown: list[str], data: set[str]) -> list[str]:
    """What is shown, is not data, and is in the other language."""
    known = sorted((text for text in data if len(text) > 1), key=len, reverse=True)
    usual = {word for text in catalog().values() for word in LATIN.findall(text)}
    usual |= {"Otomo", "English", "Chrome", "Linux", "Natural", "Earth", "GeoNames"}
    found = []
    for text in shown:
        rest = text
        for piece in known:
            rest = rest.replace(piece, " ")
        if locale == "en":
            found += [f"{text!r}: {JAPANESE.findall(rest)}"] if JAPANESE.search(rest.replace("日本語", "")) else []
        else:
            words = [word for word in LATIN.findall(rest) if word not in usual]
            found += [f"{text!r}: {words}"] if words else []
    return found


def look(v: Visitor, screen: Screen, locale: Locale) -> Iterator[str]:
    v.page.set_viewport_size(DESK)
    v.go(screen.path)
    v.settled()
    without = "ja" if locale == "en" else "en"
    shown = v.page.evaluate(SHOWN)
    data = {text for body in v.told() for text in texts_of(body, without)}
    for word in foreign_words(locale, shown, data):
        yield f"other language: {word}"
    for width in (DESK, TABLET, PHONE):
        v.page.set_viewport_size(width)
        v.settled()
        if scheme := SCHEMES.get((locale, width["width"])):
            v.page.emulate_media(color_scheme=scheme)
            expect(v.page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
            yield from (f"{scheme} {width['width']} px: {line}" for line in violations(v.page))
        sideways = v.until_none(lambda: max(v.page.evaluate(SIDEWAYS), 0))
        if sideways > 0:
            yield f"{width['width']} px: {sideways} px to the side"
    yield from (f"cut on a phone: {text!r}" for text in v.until_none(lambda: v.page.evaluate(CUT)))
    yield from (f"out of reach on a phone: {text!r}" for text in v.until_none(lambda: v.page.evaluate(COVERED)))


@pytest.mark.mission("CRM-2", "CRM-3", "TRIP-3")
def test_every_screen_is_accessible_whole_and_in_one_language(visit: Visit, locale: Locale) -> None:
    rep = visit("takanashi", locale, light=True)
    trouble = []
    for screen, v in every_screen(rep, visit, locale):
        trouble += [f"{screen.name}: {line}" for line in look(v, screen, locale)]
    assert not trouble, "\n".join(trouble)


def dialogs(v: Visitor) -> Iterator[str]:
    """Opens what lies over the screens, one after the other."""
    v.go("/")
    v.settled()
    for key, name in {"/": "search", "?": "keys"}.items():
        v.page.keyboard.press(key)
        yield name
        v.page.keyboard.press("Escape")
    v.starting("button", "See how the points add up").click()
    yield "points"
    for name, path, button in (
        ("note", v.page.locator("h3 a").first.get_attribute("href"), "Write a note"),
        ("inflow", None, "Add an inflow"),
        ("columns", "/customers", "Columns"),
        ("device", "/devices", "Add a device"),
        ("key", f"/devices/{a_device(v)}", "Make a key"),
    ):
        if path:
            v.go(path)
            v.settled()
        v.starting("button", button).first.click()
        expect(v.page.get_by_role("dialog")).to_be_visible()
        yield name
        v.page.keyboard.press("Escape")
        expect(v.page.get_by_role("dialog")).to_have_count(0)
    yield from assistant(v)
    v.page.set_viewport_size(PHONE)
    v.button("More").click()
    expect(v.page.get_by_role("dialog")).to_be_visible()
    yield "more"


def assistant(v: Visitor) -> Iterator[str]:
    """What can be opened in a conversation, and the assistant beside a page."""
    v.go(f"/assistant/{a_chat(v)}")
    v.settled()
    v.button("More about “{title}”", title=QUESTIONS[v.locale][0]).first.click()
    v.page.get_by_role("menuitem", name=v.say("Rename"), exact=True).click()
    expect(v.page.get_by_role("dialog")).to_be_visible()
    yield "rename"
    v.page.keyboard.press("Escape")
    v.button("Not helpful").last.click()
    expect(v.page.get_by_role("dialog")).to_be_visible()
    yield "not helpful"
    v.page.keyboard.press("Escape")
    v.go("/customers")
    v.settled()
    v.page.keyboard.press("a")
    expect(v.page.get_by_role("complementary", name=v.say("Assistant"), exact=True)).to_be_visible()
    yield "beside a page"
    v.page.keyboard.press("Escape")


def test_what_lies_over_the_screens_is_accessible(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale, light=True)
    trouble = []
    for name in dialogs(v):
        for scheme in ("light", "dark"):
            v.page.emulate_media(color_scheme=scheme)
            expect(v.page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
            trouble += [f"{name}, {scheme}: {line}" for line in violations(v.page)]
    assert not trouble, "\n".join(trouble)
