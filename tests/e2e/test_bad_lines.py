"""On a train: slow lines, no line, one that is cut in mid-answer. What was shown stays, what was written is kept."""

import pytest
from playwright.sync_api import Route, expect
from words import Locale

from tests.e2e.asking import PATIENCE, a_trip, answer, ask
from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 60_000, "uploadThroughput": 20_000}
QUESTION = {"ja": "3か月以内の償還", "en": "Maturities within 3 months"}
NEXT = {"ja": "佐久間様のブリーフィング", "en": "Brief me on Sakuma"}


def cut(v: Visitor) -> None:
    v.expects("ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED")
    v.context.set_offline(True)


def lost(route: Route) -> None:
    route.abort()


@pytest.mark.mission("AI-4")
def test_what_is_asked_without_a_line_is_kept_and_sent_later(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.go("/assistant")
    ask(v, QUESTION[locale])
    said = answer(v, 1).inner_text()
    cut(v)
    box = v.field("Your question")
    box.fill(NEXT[locale])
    expect(v.text("Offline. What you write is kept here; send it when you are back.")).to_be_visible()
    expect(v.button("Send")).to_be_disabled()
    v.page.keyboard.press("Enter")
    expect(box).to_have_value(NEXT[locale])
    assert answer(v, 1).inner_text() == said
    v.context.set_offline(False)
    v.page.reload()
    expect(box).to_have_value(NEXT[locale])
    v.button("Send").click()
    answer(v, 2)
    expect(box).to_have_value("")


@pytest.mark.mission("AI-4")
def test_a_question_that_does_not_arrive_stays_in_the_box(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("ERR_FAILED")
    v.go("/assistant")
    v.page.route("**/messages", lost)
    ask(v, QUESTION[locale])
    expect(v.page.get_by_role("alert")).to_contain_text(
        v.say("The network cannot be reached. Please check the connection.")
    )
    expect(v.field("Your question")).to_have_value(QUESTION[locale])
    v.page.unroute("**/messages", lost)
    v.page.keyboard.press("Enter")
    answer(v, 1)


@pytest.mark.mission("AI-4")
def test_an_answer_is_shown_also_when_its_events_do_not_come_through(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.expects("ERR_FAILED")
    v.go("/assistant")
    v.page.route("**/events", lost)
    ask(v, QUESTION[locale])
    expect(answer(v, 1)).to_contain_text("✓")
    ask(v, NEXT[locale])
    expect(answer(v, 2)).to_contain_text("✓")


@pytest.mark.mission("AI-4")
def test_a_slow_line_shows_what_happens(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale, phone=True)
    v.go("/assistant")
    v.settled()
    line = v.context.new_cdp_session(v.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    box = v.field("Your question")
    ask(v, QUESTION[locale])
    expect(v.page.locator("button[data-loading='true']")).to_be_visible()
    expect(box).to_have_value(QUESTION[locale])
    expect(answer(v, 1)).to_contain_text("✓", timeout=PATIENCE)
    expect(box).to_have_value("")


@pytest.mark.mission("TRIP-3", "TRIP-4")
def test_a_trip_without_a_line_is_whole_and_takes_back_what_is_not_saved(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale, light=True)
    with a_trip(v) as trip:
        v.go(f"/trips/{trip['trip_id']}")
        v.settled()
        items = trip["plan"]["days"][0]["items"]
        first, second, *_ = [item["customer_name"] for item in items if item["type"] == "visit"]
        expect(v.heading(v.say("Briefing — {0}", first))).to_be_visible()
        cut(v)
        expect(v.text("Offline. You see what was loaded last.")).to_be_visible()
        stop = v.page.locator("button[aria-pressed]", has_text=second)
        stop.click()
        expect(v.heading(v.say("Briefing — {0}", second))).to_be_visible()
        v.button("More for {name}", name=second).click()
        v.page.get_by_role("menuitem", name=v.say("Take out of the trip"), exact=True).click()
        expect(v.page.get_by_role("alert")).to_contain_text(
            v.say("The network cannot be reached. Please check the connection.")
        )
        expect(stop).to_be_visible()
        v.context.set_offline(False)
