"""Who sees and may change what, on the screens."""

import pytest
from playwright.sync_api import expect
from words import Locale

from tests.e2e.visitor import Visit

pytestmark = [pytest.mark.browser, pytest.mark.mission("ID-5", "CRM-2")]

WRITING = [
    "Write a note", "Plan a trip", "Add to a trip", "Add an inflow", "Change", "Delete", "Undo", "Confirm",
    "Choose CSV files",
]  # fmt: skip


@pytest.fixture
def locale() -> Locale:
    return "en"


def test_a_rep_does_not_see_the_customers_of_another(visit: Visit, locale: Locale) -> None:
    theirs = visit("takanashi", locale).api("GET", "/api/customers")["items"][0]
    sato = visit("sato", locale)
    sato.expects("404")
    sato.go("/customers")
    expect(sato.text("There are no customers yet.")).to_be_visible()
    sato.go(f"/customers/{theirs['customer_id']}")
    expect(sato.page.get_by_role("alert")).to_contain_text(sato.say("This record does not exist, or it is not yours."))
    expect(sato.page.get_by_text(theirs["name"])).to_have_count(0)


def test_a_manager_sees_everybodys(visit: Visit, locale: Locale) -> None:
    theirs = visit("takanashi", locale).api("GET", "/api/customers")["items"]
    manager = visit("manager", locale)
    manager.go("/customers")
    rows = manager.page.get_by_role("rowheader")
    for one in theirs:
        expect(rows.get_by_role("link", name=one["name"], exact=True)).to_be_visible()


def test_a_viewer_changes_nothing(visit: Visit, locale: Locale) -> None:
    v = visit("viewer", locale)
    customer = v.api("GET", "/api/customers")["items"][0]["customer_id"]
    for path in ("/", "/trips", "/customers", f"/customers/{customer}", "/import"):
        v.go(path)
        v.settled()
        main = v.page.get_by_role("main")
        for words in WRITING:
            offered = main.get_by_role("button", name=v.say(words)).or_(main.get_by_role("link", name=v.say(words)))
            assert offered.count() == 0, f"{path}: {words}"
    expect(v.text("Viewers cannot import. A sales representative, a manager or an administrator can.")).to_be_visible()
    v.page.keyboard.press("p")
    v.page.keyboard.press("g")
    v.page.keyboard.press("t")
    v.page.wait_for_url(v.url + "/")


@pytest.mark.mission("ID-1")
def test_the_administrator_manages_the_users(visit: Visit, locale: Locale) -> None:
    v = visit("admin", locale)
    v.expects("409|422")
    v.go("/users")
    v.button("Add a user").click()
    dialog = v.page.get_by_role("dialog")
    for label, value in {"Name": "新人 一郎", "User name": "takanashi", "E-mail": "shinjin@example.jp"}.items():
        dialog.get_by_label(v.say(label), exact=True).fill(value)
    dialog.get_by_label(v.say("Password"), exact=True).fill("password1")
    v.button("Save", within=dialog).click()
    expect(dialog).to_contain_text(v.say("This password is too short or too common. Please choose another one."))
    dialog.get_by_label(v.say("Password"), exact=True).fill("tsubame-yuugata-42")
    v.button("Save", within=dialog).click()
    expect(dialog).to_contain_text(v.say("This user name is already in use."))
    dialog.get_by_label(v.say("User name"), exact=True).fill("shinjin")
    v.button("Save", within=dialog).click()
    row = v.page.get_by_role("row").filter(has_text="shinjin@example.jp")
    expect(row).to_be_visible()

    v.button("Change {0}", "新人 一郎", within=row).click()
    dialog.get_by_label(v.say("Role"), exact=True).select_option("manager")
    v.button("Save", within=dialog).click()
    expect(row).to_contain_text(v.say("Manager"))
    v.button("Delete", within=row).click()
    v.page.get_by_role("dialog").get_by_role("button", name=v.say("Delete"), exact=True).click()
    expect(row).to_have_count(0)
