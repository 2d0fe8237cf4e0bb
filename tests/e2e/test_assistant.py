"""The story of the assistant: ask, plan, move a stop, read the briefing, write down the visit, approve; and the panel
beside other pages. `make pictures` makes the pictures of docs/story.md of it."""

import re
from datetime import date, timedelta

import pytest
from axe import violations
from playwright.sync_api import Locator, expect
from words import Locale

from tests.e2e.asking import PATIENCE, a_trip, answer, ask, picture
from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.mission("AI-1", "AI-2", "TRIP-4", "TRIP-5")
def test_from_a_question_to_records(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    name = whom_to_visit(v)
    trip = plan_and_move(v)
    briefing(v, name)
    write_down(v, name)
    v.api("DELETE", f"/api/trips/{trip}", headers={"Origin": v.url, "If-Match": version_of(v, trip)})


def version_of(v: Visitor, trip: str) -> str:
    return f'"{v.api("GET", f"/api/trips/{trip}")["version"]}"'


def whom_to_visit(v: Visitor) -> str:
    v.go("/assistant")
    presets = v.api("GET", "/api/assistant")["presets"]
    for preset in presets:
        expect(v.page.get_by_role("button", name=preset["text"][v.locale], exact=True)).to_be_visible()
    v.page.get_by_role("button", name=presets[0]["text"][v.locale], exact=True).click()
    v.page.wait_for_url(re.compile("/assistant/ch_"))
    first = answer(v, 1)
    expect(first).to_contain_text("✓")
    name = first.locator("ol b a").first.inner_text()
    fact = first.locator("a[data-figure='true']").first
    fact.hover()
    expect(v.page.get_by_role("tooltip")).to_contain_text(v.say("as recorded"))
    picture(v, "1-ask", v.page.get_by_role("heading", level=1))
    first.locator("summary").click()
    expect(first.locator("details li").last).to_contain_text(v.say("Ranking whom to visit"))
    assert not violations(v.page)
    return name


def question(v: Visitor, number: int) -> Locator:
    """The number-th question with its answer."""
    article = v.page.get_by_role("article", name=v.say("Answer"), exact=True)
    return v.page.locator("[data-last]").filter(has=article).nth(number - 1)


def stops(plan: Locator) -> list[str]:
    return plan.locator("ol b a").all_inner_texts()


def plan_and_move(v: Visitor) -> str:
    ask(v, {"ja": "来週水曜に静岡を回る旅程を作って", "en": "Plan a trip in Shizuoka next Wednesday"}[v.locale])
    first = answer(v, 2).get_by_role("group", name=v.say("Plan"), exact=True)
    before = stops(first)
    picture(v, "2-plan", question(v, 2))
    assert len(before) >= 2, before
    v.button("Change the stop at {name}", within=first, name=before[0]).click()
    v.page.get_by_role("menuitem", name=v.say("Take out"), exact=True).click()
    kept = {"ja": "承認すると旅程として保存します。", "en": "Approve it to keep it as a trip."}[v.locale]
    expect(answer(v, 3).get_by_text(kept)).to_be_visible()
    second = answer(v, 3).get_by_role("group", name=v.say("Plan"), exact=True)
    assert stops(second) == before[1:]
    expect(first).to_contain_text(v.say("Replaced by a newer proposal."))
    v.button("Change the stop at {name}", within=second, name=before[1]).click()
    v.page.get_by_role("menuitem", name=v.say("Move later"), exact=True).click()
    third = answer(v, 4).get_by_role("group", name=v.say("Plan"), exact=True)
    assert stops(third) == [before[2], before[1], *before[3:]]
    picture(v, "3-moved", question(v, 4))
    v.button("Approve and save", within=third).click()
    expect(third).to_contain_text(v.say("✓ Saved"), timeout=PATIENCE)
    trip = (v.link("Open the record", within=third).get_attribute("href") or "").rpartition("/")[2]
    planned = v.api("GET", f"/api/trips/{trip}")["plan"]["days"]
    names = [item["customer_name"] for day in planned for item in day["items"] if item["type"] == "visit"]
    assert names == stops(third)
    return trip


def briefing(v: Visitor, name: str) -> None:
    ask(v, v.say("Brief me on {name}", name=name))
    brief = answer(v, 5)
    expect(v.link("The whole briefing", within=brief)).to_be_visible()
    assert brief.locator("li a[href]").count() > 3
    picture(v, "4-briefing", question(v, 5))
    v.button("Helpful", within=brief).click()
    expect(v.button("Helpful", within=brief)).to_have_attribute("aria-pressed", "true")


def write_down(v: Visitor, name: str) -> None:
    """A note and an inflow, of which one is put right before it is approved."""
    ends = date.today() + timedelta(days=40)
    said = {
        "ja": f"メモ：{name}様を訪問。償還金は慎重に。{ends.month}月{ends.day}日に賞与200万円、確度70%",
        "en": f"Note: visited {name}, careful with the money. A bonus of 2 million yen on {ends:%d %B}, 70% likely",
    }[v.locale]
    ask(v, said)
    made = answer(v, 6)
    note = made.get_by_role("group", name=v.say("Proposal: {name}", name=v.say("Note")), exact=True)
    inflow = made.get_by_role("group", name=v.say("Proposal: {name}", name=v.say("Cash inflow")), exact=True)
    picture(v, "5-notes", question(v, 6))
    v.button("Edit", within=inflow).click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Amount"), exact=True).fill("250万")
    assert not violations(v.page)
    v.button("Keep the changes", within=dialog).click()
    expect(dialog).to_have_count(0)
    for card in (note, inflow):
        v.button("Approve and save", within=card).click()
        expect(card).to_contain_text(v.say("✓ Saved"))
    picture(v, "6-accepted", question(v, 6))
    v.link("Open the record", within=inflow).click()
    v.page.wait_for_url(re.compile(r"/customers/.+#inflow-"))
    customer, _, anchor = v.page.url.partition("/customers/")[2].partition("#inflow-")
    kept = v.api("GET", f"/api/cash-inflows?customer_id={customer}")["items"]
    assert [one["amount"]["amount"] for one in kept if one["inflow_id"] == anchor] == ["2500000"]


ASKED = {
    "customer": {"ja": "前回から何が変わった？", "en": "What changed since my last visit?"},
    "trip": {"ja": "2番目の訪問を17時に変えて", "en": "Move the second stop to 17:00"},
    "device": {"ja": "なぜこのアラームが出ているの？", "en": "Why is this alarm?"},
}
COVERED = """panel => {
  const edge = panel.getBoundingClientRect().left;
  const all = [...document.querySelectorAll('main h1, main h2, main button, main section')];
  const shown = all.filter((e) => e.checkVisibility());
  return shown.filter((e) => e.getBoundingClientRect().right > edge).map((e) => e.innerText.slice(0, 40));
}"""
CUT = "panel => panel.scrollWidth > panel.clientWidth"


@pytest.mark.mission("AI-3")
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_assistant_beside_a_page_knows_where_it_is(visit: Visit, locale: Locale, phone: bool) -> None:
    v = visit("takanashi", locale, phone=phone)
    customer = v.api("GET", "/api/today")["items"][1]["customer"]
    alarm = next(a for a in v.api("GET", "/api/alarms")["items"] if a["kind"] == "threshold")
    with a_trip(v) as trip:
        stops = [i["customer_name"] for i in trip["plan"]["days"][0]["items"] if i["type"] == "visit"]
        beside(
            v, f"/customers/{customer['customer_id']}", ASKED["customer"], (customer["name"], customer["name"]), phone
        )
        v.go(f"/trips/{trip['trip_id']}")
        expect(v.page.locator("canvas")).to_be_visible()  # the map was laid out before the panel takes its room
        beside(v, None, ASKED["trip"], (trip["title"], stops[1]), phone)
        beside(
            v, f"/devices/{alarm['device_id']}", ASKED["device"], (alarm["device_name"], alarm["device_name"]), phone
        )


def beside(v: Visitor, path: str | None, question: dict[Locale, str], names: tuple[str, str], phone: bool) -> None:
    """Opens the panel on a page, asks, and closes it: where it is, whom it answers about, where the focus goes."""
    if path:
        v.go(path)
    v.settled()
    opener = v.starting("button", "Ask the assistant")
    opener.click()
    panel = v.page.get_by_role("dialog" if phone else "complementary", name=v.say("Assistant"), exact=True)
    expect(panel).to_contain_text(v.say("About: {0}", names[0]))
    if phone:
        assert not v.until_none(lambda: panel.evaluate("panel => !panel.contains(document.activeElement)"))
    else:
        expect(v.field("Your question")).to_be_focused()
        assert not v.until_none(lambda: panel.evaluate(COVERED)), "the panel lies over the page"
    assert not violations(v.page)
    ask(v, question[v.locale])
    expect(answer(v, 1)).to_contain_text(names[1])
    assert not v.until_none(lambda: panel.evaluate(CUT)), "something is cut"
    v.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(opener).to_be_focused()
