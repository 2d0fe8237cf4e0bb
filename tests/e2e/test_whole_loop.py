"""From "whom should I see" to the timetable in the calendar and the note after the visit, in both languages."""

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

BRIEFING = re.compile("説明資料 — |Briefing — ")
CLOCK = re.compile(r"\d\d:\d\d")


def next_weekday(after: date, weekday: int) -> date:
    return after + timedelta((weekday - after.weekday() - 1) % 7 + 1)


@pytest.mark.mission("ID-4", "TRIP-1", "TRIP-2", "TRIP-3", "TRIP-4", "CRM-3")
def test_from_the_reasons_to_the_calendar(visit: Visit, locale: Locale, tmp_path: Path) -> None:
    takanashi = visit("takanashi", locale)  # sets the language of her screens
    takanashi.context.clear_cookies()
    sign_in(takanashi)
    read_the_reasons(takanashi)
    plan_a_day(takanashi)
    change_the_order(takanashi)
    read_the_briefing(takanashi)
    take_it_along(takanashi, tmp_path)
    write_down_the_visit(takanashi)


def sign_in(v: Visitor) -> None:
    v.go("/")
    v.page.get_by_role("button", name="高梨 遥").click()
    expect(v.page.get_by_role("heading", level=1)).to_contain_text("高梨")
    assert v.page.url == v.url + "/"


def read_the_reasons(v: Visitor) -> None:
    ranking = v.api("GET", "/api/today")["items"]
    rows = v.card("Reasons to visit now").locator("ol > li")
    expect(rows).to_have_count(len(ranking))
    expect(rows.locator("h3 a")).to_have_text([item["customer"]["name"] for item in ranking])
    first, second = ranking[0], ranking[1]["customer"]["name"]
    expect(rows.first).to_contain_text("".join(segment["text"] for segment in first["headline"][v.locale]))
    v.button("Score {0}, how it adds up", first["score"], within=rows.first).click()
    expect(rows.first.get_by_role("table").first.locator("tbody tr")).to_have_count(len(first["signals"]))
    v.button("Why is this above {nextName}?", nextName=second, within=rows.first).click()
    expect(rows.first.get_by_role("columnheader", name=second)).to_be_visible()


def stops(v: Visitor) -> Locator:
    return v.card("Timetable").locator("li[data-kind]")


def order(v: Visitor) -> list[str]:
    return stops(v).locator("button[aria-pressed]:not([aria-label])").all_inner_texts()


def times(v: Visitor) -> list[str]:
    return [text for text in stops(v).locator("> span:first-child").all_inner_texts() if CLOCK.fullmatch(text)]


def planned(v: Visitor) -> None:
    """The plan on the screen is the one for the wishes on the screen."""
    expect(v.text("Planning…")).to_have_count(0)
    expect(stops(v).first).to_be_visible()


def choose(v: Visitor, field: str, typed: str, option: str) -> None:
    box = v.page.get_by_role("combobox", name=v.say(field), exact=True).or_(v.field(field)).first
    box.click()
    box.fill(typed)
    v.page.get_by_role("option", name=re.compile(f"^{option}")).first.click()


def plan_a_day(v: Visitor) -> None:
    v.starting("link", "Plan a trip").click()
    planned(v)
    shizuoka, aichi = ("静岡県", "愛知県") if v.locale == "ja" else ("Shizuoka", "Aichi")
    choose(v, "Area", shizuoka, shizuoka)
    choose(v, "Area", aichi, aichi)
    v.page.keyboard.press("Escape")
    today = date.fromisoformat(v.api("GET", "/api/settings")["today"])
    v.field("Date").fill((next_weekday(today, weekday=1) + timedelta(7)).isoformat())
    choose(v, "Start", "はままつ", "浜松駅")
    choose(v, "End", "shizuoka", "静岡駅")
    planned(v)
    expect(v.card("Timetable")).to_contain_text("浜松駅")
    expect(v.card("Timetable")).to_contain_text("静岡駅")
    before = order(v)
    assert len(before) >= 3, before
    wanted, unwanted = before[-1], before[0]
    v.button("Must visit {name}", name=wanted, within=v.card("Candidates")).click()
    v.button("Leave out {name}", name=unwanted, within=v.card("Candidates")).click()
    expect(stops(v).filter(has_text=unwanted)).to_have_count(0)
    planned(v)
    expect(stops(v).filter(has_text=wanted)).to_contain_text(v.say("must visit"))
    assert order(v) != before
    v.button("Save as a trip").click()
    v.page.wait_for_url(re.compile(r"/trips/t_"))
    expect(stops(v).filter(has_text=wanted)).to_be_visible()


def change_the_order(v: Visitor) -> None:
    before, at = order(v), times(v)
    assert len(at) == len(before)
    undo = v.button("Undo")

    v.button("Move {name}", name=before[0]).focus()
    for key in ("Space", "ArrowDown", "Space"):
        v.page.keyboard.press(key)
    swapped = [before[1], before[0], *before[2:]]
    expect(stops(v).locator("button[aria-pressed]:not([aria-label])")).to_have_text(swapped)
    expect(undo).to_be_visible()
    assert len(times(v)) == len(before)
    assert times(v) != at
    undo.click()
    expect(stops(v).locator("> span:first-child")).to_have_text(at)
    assert order(v) == before

    last = stops(v).last.bounding_box()
    assert last
    handle = v.button("Move {name}", name=before[0])
    handle.drag_to(stops(v).last, target_position={"x": last["width"] / 2, "y": last["height"] - 4})
    expect(undo).to_be_visible()
    assert order(v) == [*before[1:], before[0]]
    assert len(times(v)) == len(before)
    undo.click()
    expect(stops(v).locator("> span:first-child")).to_have_text(at)


def read_the_briefing(v: Visitor) -> None:
    second = order(v)[1]
    stops(v).nth(1).locator("button").first.click()
    card = v.card("Briefing — {0}", second)
    expect(card).to_be_visible()
    trip = v.page.url.rsplit("/", 1)[1]
    briefings = v.api("GET", f"/api/trips/{trip}/briefings")["items"]
    assert [one["customer"]["name"] for one in briefings] == order(v)
    for one in briefings:
        assert one["figures"]["linked"] == one["figures"]["total"] > 0
    for section in briefings[1]["sections"]:
        if section["items"]:
            expect(card.get_by_role("heading", name=section["title"][v.locale])).to_be_visible()
    assert card.locator("li a[href]").count() > 0


def take_it_along(v: Visitor, tmp_path: Path) -> None:
    at, names = times(v), order(v)
    with v.page.expect_download() as download:
        v.link("To the calendar (.ics)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".ics"
    events = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    begins = [event.decoded("dtstart") for event in events]
    assert [f"{begin:%H:%M}" for begin in begins] == at
    assert {begin.utcoffset() for begin in begins} == {timedelta(hours=9)}
    assert all(name in str(event["summary"]) for name, event in zip(names, events, strict=True))

    trip = v.page.url
    v.link("Print").click()
    expect(v.page.locator("article")).to_have_count(len(names))
    v.page.emulate_media(media="print")
    expect(v.page.get_by_role("navigation").first).to_be_hidden()
    pages = len(re.findall(rb"/Type\s*/Page\b", v.page.pdf(prefer_css_page_size=True)))
    assert 1 + len(names) <= pages <= 2 + 2 * len(names)
    v.page.emulate_media(media="screen")
    v.page.goto(trip)


def write_down_the_visit(v: Visitor) -> None:
    fact = (
        v.page.get_by_role("heading", name=BRIEFING).locator("xpath=ancestor::section").locator("li a[href*='#']").first
    )
    expect(fact).to_be_visible()
    anchor = (fact.get_attribute("href") or "").partition("#")[2]
    fact.click()
    v.page.wait_for_url(re.compile(r"/customers/"))
    expect(v.page.locator(f"[id='{unquote(anchor)}']")).to_be_in_viewport()

    body = "次回は満期後の相談。" if v.locale == "ja" else "Next time: what after the maturity."
    follow_up = date.today() + timedelta(days=9)
    v.starting("button", "Write a note").first.click()
    dialog = v.page.get_by_role("dialog")
    dialog.get_by_label(v.say("Content")).fill(body)
    dialog.get_by_label(v.say("Follow up on")).fill(follow_up.isoformat())
    v.button("Save", within=dialog).click()
    expect(dialog).to_have_count(0)
    note = v.card("Notes").locator("li").filter(has_text=body)
    expect(note).to_contain_text(str(follow_up.day))
    customer = v.page.url.partition("/customers/")[2].partition("#")[0]
    stored = v.api("GET", f"/api/sales-notes?customer_id={customer}")["items"]
    assert follow_up.isoformat() in [one["follow_up_on"] for one in stored if one["body"] == body]
