"""After a visit: rough notes become proposals, approved ones records, and the trip's report tells of them; records are
changed where they are read."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from axe import violations
from playwright.sync_api import Locator, expect
from words import Locale

from tests.e2e.visitor import Body, Visit, Visitor

pytestmark = pytest.mark.browser

PATIENCE = 20_000


@pytest.mark.mission("TRIP-5", "TRIP-6", "AI-4")
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_from_rough_notes_to_the_report(visit: Visit, locale: Locale, phone: bool) -> None:
    v = visit("takanashi", locale, phone=phone)
    forget_yesterday(v)
    trip = yesterdays_trip(v)
    first, second = visits_of(trip)[:2]
    v.go(f"/trips/{trip['trip_id']}")
    v.settled()
    v.button("Record the visit to {name}", name=first["customer_name"]).click()
    dialog = v.page.get_by_role("dialog")
    words = notes_of(v)
    kept_offline(v, dialog, words)
    v.button("Make proposals", within=dialog).click()
    decide(v, dialog)
    v.go(f"/trips/{trip['trip_id']}/report")
    v.settled()
    shown = v.page.get_by_role("listitem").filter(has=v.page.get_by_text(first["customer_name"], exact=True)).last
    expect(shown).to_contain_text(v.say("✓ Visited"))
    expect(shown).to_contain_text(v.say("Cash inflow"))
    select = v.field("What became of the visit to {name}", name=second["customer_name"])
    select.select_option(v.say("Not visited"))
    expect(v.page.locator("dl").first).to_contain_text(v.say("{0} not visited", 1))
    assert not violations(v.page)
    v.link("Open the note", within=shown).click()
    v.page.wait_for_url(re.compile(rf"/customers/{first['customer_id']}#note-"))
    v.api("DELETE", f"/api/trips/{trip['trip_id']}", headers={"Origin": v.url, "If-Match": version_of(v, trip)})


def forget_yesterday(v: Visitor) -> None:
    """A note of that day would be told of by the trip's report, whichever test has written it."""
    yesterday = str(date.fromisoformat(v.api("GET", "/api/settings")["today"]) - timedelta(days=1))
    for row in v.api("GET", "/api/customers?limit=200")["items"]:
        for note in v.api("GET", f"/api/sales-notes?customer_id={row['customer_id']}")["items"]:
            if note["noted_on"] == yesterday:
                match = {"Origin": v.url, "If-Match": f'"{note["version"]}"'}
                v.api("DELETE", f"/api/sales-notes/{note['note_id']}", headers=match)


def yesterdays_trip(v: Visitor) -> Body:
    """A day's trip of yesterday, as if it had been planned before."""
    station = next(one for one in v.api("GET", "/api/places?q=静岡駅")["items"] if one["kind"] == "station")
    place = {name: station[name] for name in ("name", "prefecture", "latitude", "longitude")}
    today = date.fromisoformat(v.api("GET", "/api/settings")["today"])
    day: dict[str, Any] = {"date": str(today - timedelta(days=1)), "start": place, "end": place}
    day |= {"opens": "08:00", "closes": "20:00"}
    people = [row["customer"]["customer_id"] for row in v.api("GET", "/api/today")["items"]]
    request = {"days": [day], "area": {"prefectures": ["静岡県"]}, "include": people, "seconds": 1}
    made: Body = v.api("POST", "/api/trips", data={"request": request}, headers={"Origin": v.url})
    assert len(visits_of(made)) >= 2, made["plan"]
    return made


def visits_of(trip: Body) -> list[Body]:
    return [item for day in trip["plan"]["days"] for item in day["items"] if item["type"] == "visit"]


def version_of(v: Visitor, trip: Body) -> str:
    now = v.api("GET", f"/api/trips/{trip['trip_id']}")
    return f'"{now["version"]}"'


def notes_of(v: Visitor) -> str:
    comes = date.today() + timedelta(days=40)
    return {
        "ja": f"償還金は慎重にとのこと。来週火曜に電話する。{comes.month}月{comes.day}日に賞与200万円、確度70%",
        "en": f"Careful with the money. Call again next Tuesday. A bonus of 2 million yen on {comes:%d %B}, 70% likely",
    }[v.locale]


def kept_offline(v: Visitor, dialog: Locator, words: str) -> None:
    """What is written without a connection is there again after a reload."""
    v.context.set_offline(True)
    dialog.get_by_role("textbox").first.fill(words)
    expect(dialog.get_by_role("status")).to_contain_text(
        v.say("Offline. Your words are kept on this device; make the proposals when you are connected again.")
    )
    expect(v.button("Make proposals", within=dialog)).to_be_disabled()
    v.context.set_offline(False)
    url = v.page.url
    v.page.goto(url)
    v.settled()
    v.page.get_by_role("button", name=re.compile(re.escape(v.say("Record the visit")))).first.click()
    expect(dialog.get_by_role("textbox").first).to_have_value(words)
    assert not violations(v.page)


def decide(v: Visitor, dialog: Locator) -> None:
    note = dialog.get_by_role("group", name=v.say("Proposal: {name}", name=v.say("Note")), exact=True)
    inflow = dialog.get_by_role("group", name=v.say("Proposal: {name}", name=v.say("Cash inflow")), exact=True)
    expect(inflow).to_contain_text("70%", timeout=PATIENCE)
    assert not violations(v.page)
    done = v.button("Done", within=dialog)
    expect(done).to_be_disabled()
    for card in (note, inflow):
        v.button("Approve and save", within=card).click()
        expect(card).to_contain_text(v.say("✓ Saved"), timeout=PATIENCE)
    for other in dialog.get_by_role("button", name=v.say("Reject"), exact=True).all():
        other.click()
    expect(dialog).to_contain_text(v.say("Everything is decided."))
    done.click()
    expect(dialog).to_have_count(0)


@pytest.mark.mission("CRM-1")
def test_a_profile_is_changed_and_the_newer_version_kept(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    customer = v.api("GET", "/api/customers")["items"][-1]["customer_id"]
    path = f"/api/customers/{customer}"
    before = v.api("GET", path)
    v.go(f"/customers/{customer}")
    v.settled()
    v.button("Change the profile").click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Phone"), exact=True).fill("03-1111-2222")
    assert not violations(v.page)
    match = {"Origin": v.url, "If-Match": f'"{before["version"]}"'}
    v.api("PATCH", path, data={"occupation": "医師"}, headers=match)
    v.expects(r"412")
    v.button("Save", within=dialog).click()
    expect(dialog.get_by_label(v.say("Occupation"), exact=True)).to_have_value("医師")
    v.button("Save", within=dialog).click()
    expect(dialog).to_have_count(0)
    expect(v.page.get_by_role("link", name="03-1111-2222")).to_be_visible()
    after = v.api("GET", path)
    assert (after["phone"], after["occupation"]) == ("03-1111-2222", "医師")
    back = {name: before[name] for name in ("phone", "occupation")}
    v.api("PATCH", path, data=back, headers=match | {"If-Match": f'"{after["version"]}"'})
