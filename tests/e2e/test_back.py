"""Back on a phone closes what lies over a page, and loses nothing that was written."""

import pytest
from playwright.sync_api import expect

from tests.e2e.visitor import Visit

pytestmark = [pytest.mark.browser, pytest.mark.mission("CRM-3")]


def test_back_closes_what_lies_over_a_page_before_it_leaves_the_page(visit: Visit) -> None:
    v = visit("takanashi", "en", phone=True)
    v.go("/customers")
    v.settled()
    v.page.get_by_role("link", name="佐久間 恒一").click()
    page = v.page.get_by_role("heading", name="佐久間 恒一")
    over = v.page.get_by_role("dialog")
    for opener in ("More", "Record the visit", "Ask the assistant", "Write a note"):
        v.button(opener).first.click()
        expect(over).to_be_visible()
        v.page.go_back()
        expect(over).to_have_count(0)
        expect(page).to_be_visible()
    v.button("Write a note").first.click()
    v.field("Content").fill("Call about the bond")
    v.page.go_back()
    expect(v.field("Content")).to_have_value("Call about the bond")
    v.button("Cancel").click()
    expect(over).to_have_count(0)
    v.page.go_back()
    expect(v.page).to_have_url(f"{v.url}/customers")
