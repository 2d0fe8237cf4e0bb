"""When something is down, slow, gone, over or changed elsewhere: what is kept, what is said, what to do."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Route, expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

# An hour passes, and the person comes back to the window.
LATER = """() => {
  Date.now = ((now) => () => now() + 3600e3)(Date.now);
  window.dispatchEvent(new Event('visibilitychange'));
}"""


@contextmanager
def answering(v: Visitor, path: str, status: int, body: dict[str, object] | None) -> Iterator[None]:
    """The server gives this answer; without a body it is the page of a proxy whose backend is gone."""

    def answer(route: Route) -> None:
        if body is None:
            route.fulfill(status=status, content_type="text/html", body="<h1>Bad Gateway</h1>")
        else:
            route.fulfill(status=status, content_type="application/problem+json", body=json.dumps(body))

    v.expects(str(status))
    v.page.route(v.url + path, answer)
    yield
    v.page.unroute(v.url + path, answer)


def test_a_dead_backend_keeps_what_was_loaded_and_a_retry_brings_the_rest(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.go("/")
    v.settled()
    reasons = v.card("Reasons to visit now")
    shown = reasons.locator("h3 a").all_inner_texts()
    with answering(v, "/api/today", 502, None):
        v.page.evaluate(LATER)
        alert = v.page.get_by_role("alert")
        expect(alert).to_contain_text(v.say("The server does not answer at the moment. Please try again shortly."))
        expect(alert).to_contain_text(v.say("Below is what was loaded last."))
        expect(reasons.locator("h3 a")).to_have_text(shown)
    v.button("Try again").click()
    expect(alert).to_have_count(0)
    expect(reasons.locator("h3 a")).to_have_text(shown)


def test_a_page_opened_while_everything_is_down_comes_after_all(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("Bad Gateway|Error in route match")  # what React and the router say of it
    with answering(v, "/api/**", 502, None):
        v.go("/customers")
        alert = v.page.get_by_role("alert")
        expect(alert).to_contain_text(v.say("The server does not answer at the moment. Please try again shortly."))
    v.button("Try again").click()
    expect(v.page.get_by_role("rowheader").first).to_be_visible()


def test_what_is_typed_outlives_a_server_that_goes_away(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    customer = v.api("GET", "/api/customers")["items"][0]["customer_id"]
    v.go(f"/customers/{customer}")
    v.settled()
    v.page.keyboard.press("n")
    dialog = v.page.get_by_role("dialog")
    text = dialog.get_by_label(v.say("Content"))
    text.fill("電車の中で書いたメモ")
    with answering(v, "/api/sales-notes", 502, None):
        v.button("Save", within=dialog).click()
        away = v.say("The server does not answer at the moment. Please try again shortly.")
        expect(dialog.get_by_role("alert")).to_contain_text(away)
        expect(text).to_have_value("電車の中で書いたメモ")
    v.button("Save", within=dialog).click()
    expect(dialog).to_have_count(0)
    [note] = [n for n in v.api("GET", f"/api/sales-notes?customer_id={customer}")["items"] if "電車" in n["body"]]
    v.api("DELETE", f"/api/sales-notes/{note['note_id']}", headers={"Origin": v.url, "If-Match": '"1"'})


def test_a_failure_names_its_request(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    problem: dict[str, object] = {"code": "internal", "title": "x", "status": 500, "request_id": "0123456789abcdef"}
    with answering(v, "/api/today", 500, problem):
        v.go("/")
        expect(v.page.get_by_role("alert")).to_contain_text("0123456789abcdef")
    v.button("Try again").click()
    expect(v.card("Reasons to visit now")).to_be_visible()


def test_a_slow_network_shows_the_shape_first(visit: Visit) -> None:
    v = visit("takanashi", "ja")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    v.page.route(v.url + "/api/today", hold)
    v.go("/")
    expect(v.page.get_by_role("status", name=v.say("Loading")).first).to_be_visible()
    expect(v.page.locator(".mantine-Skeleton-root").first).to_be_visible()
    expect(v.page.get_by_role("heading", level=1)).to_contain_text("高梨")
    for route in held:
        route.continue_()
    expect(v.card("Reasons to visit now").locator("ol > li").first).to_be_visible()


def test_without_a_network_it_says_so(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("ERR_INTERNET_DISCONNECTED")
    v.go("/")
    v.settled()
    v.context.set_offline(True)
    expect(v.text("Offline. You see what was loaded last.")).to_be_visible()
    expect(v.card("Reasons to visit now").locator("ol > li").first).to_be_visible()
    v.context.set_offline(False)
    expect(v.text("Offline. You see what was loaded last.")).to_have_count(0)


def test_what_does_not_exist_says_so(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("404")
    v.go("/customers/C999")
    expect(v.page.get_by_role("alert")).to_contain_text(v.say("This record does not exist, or it is not yours."))
    v.go("/no/such/page")
    expect(v.heading(v.say("There is no such page."))).to_be_visible()
    v.link("Go to today").click()
    v.page.wait_for_url(v.url + "/")


@pytest.mark.mission("ID-2")
def test_a_session_that_is_over_leads_to_sign_in_and_back(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("401")
    v.go("/trips")
    v.settled()
    v.context.clear_cookies()
    v.page.get_by_role("navigation").first.get_by_role("link", name=v.say("Customers")).click()
    v.page.wait_for_url(re.compile("/sign-in"))
    v.page.get_by_role("button", name="高梨 遥").click()
    v.page.wait_for_url(v.url + "/customers")
    expect(v.page.get_by_role("rowheader").first).to_be_visible()


@pytest.mark.mission("CRM-6")
def test_a_note_changed_elsewhere_is_shown_and_nothing_is_lost(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("412")
    customer = v.api("GET", "/api/customers")["items"][0]["customer_id"]
    note = v.api(
        "POST",
        "/api/sales-notes",
        data={"customer_id": customer, "noted_on": "2026-11-02", "body": "first"},
        headers={"Origin": v.url},
    )
    path = f"/api/sales-notes/{note['note_id']}"
    v.go(f"/customers/{customer}")
    v.button("Change", within=v.card("Notes").locator("li").filter(has_text="first")).click()
    dialog = v.page.get_by_role("dialog")
    text = dialog.get_by_label(v.say("Content"))
    expect(text).to_have_value("first")
    v.api("PATCH", path, data={"body": "theirs"}, headers={"Origin": v.url, "If-Match": '"1"'})
    text.fill("mine")
    v.button("Save", within=dialog).click()
    alert = dialog.get_by_role("alert")
    expect(alert).to_contain_text(v.say("Somebody changed this note in the meantime. It now says:"))
    expect(alert).to_contain_text("theirs")
    expect(text).to_have_value("mine")
    v.button("Save", within=dialog).click()
    expect(dialog).to_have_count(0)
    expect(v.card("Notes")).to_contain_text("mine")
    v.api("DELETE", path, headers={"Origin": v.url, "If-Match": '"3"'})
