"""Keys lead everywhere, and never while somebody writes."""

import re

import pytest
from playwright.sync_api import expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

# What browsers report while an input method composes.
COMPOSING = """key => document.body.dispatchEvent(
  new KeyboardEvent('keydown', {key, keyCode: 229, isComposing: true, bubbles: true})
)"""


def at(v: Visitor, path: str) -> None:
    v.page.wait_for_url(v.url + path)


def test_keys_go_open_and_help(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale, light=True)
    v.go("/")
    v.settled()
    press = v.page.keyboard.press
    for keys, path in {"g r": "/trips", "g c": "/customers", "g t": "/"}.items():
        for key in keys.split():
            press(key)
        at(v, path)
    v.settled()
    links = v.card("Reasons to visit now").locator("ol > li h3 a")
    press("j")
    expect(links.nth(0)).to_be_focused()
    press("j")
    expect(links.nth(1)).to_be_focused()
    press("k")
    expect(links.nth(0)).to_be_focused()
    name = links.nth(0).inner_text()
    press("Enter")
    v.page.wait_for_url(re.compile("/customers/"))
    expect(v.page.get_by_role("heading", level=1)).to_contain_text(name)

    press("n")
    dialog = v.page.get_by_role("dialog")
    text = dialog.get_by_label(v.say("Content"))
    expect(text).to_be_focused()
    v.page.keyboard.type("gt p/?")
    expect(text).to_have_value("gt p/?")
    press("Escape")
    expect(text).to_have_value("gt p/?")
    v.button("Cancel", within=dialog).click()
    expect(dialog).to_have_count(0)

    press("?")
    expect(dialog).to_contain_text(v.say("Keyboard shortcuts"))
    press("Escape")
    expect(dialog).to_have_count(0)
    press("/")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    v.page.keyboard.type("みよし")
    expect(dialog.get_by_role("option").first).to_contain_text("三好精工")
    press("Enter")
    expect(v.page.get_by_role("heading", level=1)).to_contain_text("三好精工")
    press("p")
    at(v, "/trips/new")


def test_no_key_does_anything_while_composing_or_switched_off(visit: Visit) -> None:
    v = visit("takanashi", "ja", light=True)
    v.go("/customers")
    v.settled()
    for key in "p?/":
        v.page.evaluate(COMPOSING, key)
    v.field("Search by name or kana").press_sequentially("p")
    expect(v.page.get_by_role("dialog")).to_have_count(0)
    assert v.page.url.startswith(v.url + "/customers")

    v.go("/account")
    switch = v.page.get_by_role("switch", name=v.say("Keyboard shortcuts"))
    with v.page.expect_response(lambda answer: answer.request.method == "PATCH"):
        switch.click(force=True)
    v.page.get_by_role("heading", level=1).click()
    v.page.keyboard.press("?")
    v.page.keyboard.press("p")
    expect(v.page.get_by_role("dialog")).to_have_count(0)
    at(v, "/account")
    with v.page.expect_response(lambda answer: answer.request.method == "PATCH"):
        switch.click(force=True)
    v.page.get_by_role("heading", level=1).click()
    v.page.keyboard.press("?")
    expect(v.page.get_by_role("dialog")).to_be_visible()
