"""First use, sessions, tokens, teams and the audit log, on the screens."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from axe import violations
from launched import ROOT, Launcher, free_port
from playwright.sync_api import expect
from words import Locale

from tests.e2e.conftest import PASSWORDS
from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def locale() -> Locale:
    return "en"


def say_yes(v: Visitor, message: str) -> None:
    """To the question that a button asks."""
    v.button(message, within=v.page.get_by_role("dialog").last).click()


def drop_teams(admin: Visitor) -> None:
    for team in admin.api("GET", "/api/teams")["items"]:
        headers = {"Origin": admin.url, "If-Match": f'"{team["version"]}"'}
        admin.api("DELETE", f"/api/teams/{team['team_id']}", headers=headers)


def wait_until_sees(v: Visitor, *, customers: bool) -> None:
    """Who sees whom is kept for a few seconds."""
    deadline = time.monotonic() + 20
    while bool(v.api("GET", "/api/customers?limit=1")["items"]) is not customers:
        assert time.monotonic() < deadline, "what the person sees does not change"
        v.page.wait_for_timeout(100)


@pytest.mark.mission("ID-5")
def test_a_token_is_made_used_and_revoked(visit: Visit, locale: Locale) -> None:
    v = visit("takanashi", locale)
    v.go("/account")
    v.button("Make a token").click()
    v.field("What it is for").fill("Weekly report")
    v.field("Read customers and records").check()
    v.button("Make the token").click()
    secret = v.page.get_by_label(v.say("Secret"), exact=True).inner_text()
    v.button("I have kept it").click()
    with httpx.Client(base_url=v.url, headers={"Authorization": f"Bearer {secret}"}, timeout=20) as program:
        assert program.get("/api/customers").json()["items"]
        assert program.get("/api/trips").status_code == 403
        assert program.get("/api/tokens").status_code == 403
        v.page.reload()
        card = v.card("API tokens")
        expect(card).to_contain_text("Weekly report")
        assert secret not in v.page.content()
        v.button("Revoke", within=card).click()
        say_yes(v, "Revoke")
        expect(card).not_to_contain_text("Weekly report")
        assert program.get("/api/customers").status_code == 401


@pytest.mark.mission("ID-2")
def test_a_session_is_ended_from_another_browser(visit: Visit, locale: Locale) -> None:
    here, there = visit("sato", locale), visit(None, locale)
    there.expects("401")
    there.go("/customers")
    there.field("User name or e-mail").fill("sato")
    there.field("Password").fill(PASSWORDS["sato"])
    there.button("Sign in").click()
    expect(there.heading(there.say("Customers"))).to_be_visible()
    here.go("/account")
    card = here.card("Where you are signed in")
    here.button("End the session", within=card).first.click()
    say_yes(here, "End the session")
    expect(here.text("The session is ended.")).to_be_visible()
    there.page.goto(there.url + "/trips")
    expect(there.field("Password")).to_be_visible()


@pytest.mark.mission("ID-5")
def test_a_team_changes_what_a_manager_sees(visit: Visit, locale: Locale) -> None:
    admin, manager = visit("admin", locale), visit("manager", locale)
    drop_teams(admin)
    try:
        wait_until_sees(manager, customers=False)
        manager.go("/customers")
        expect(manager.text("There are no customers yet.")).to_be_visible()
        admin.go("/teams")
        admin.button("Add a team").click()
        dialog = admin.page.get_by_role("dialog")
        admin.field("Name of the team").fill("静岡支店")
        dialog.get_by_role("switch").check(force=True)
        admin.field("Managers").first.click()
        admin.page.get_by_role("option").first.click()
        admin.page.keyboard.press("Tab")
        assert violations(admin.page) == []
        admin.button("Save", within=dialog).click()
        expect(admin.page.get_by_role("rowheader", name="静岡支店")).to_be_visible()
        wait_until_sees(manager, customers=True)
        manager.go("/customers")
        expect(manager.page.get_by_role("rowheader").first).to_be_visible()
    finally:  # other tests' manager leads everybody
        drop_teams(admin)
        leader = next(one["user_id"] for one in admin.api("GET", "/api/users")["items"] if one["role"] == "manager")
        everyone = {"name": "全員", "everyone": True, "manager_ids": [leader]}
        admin.api("POST", "/api/teams", data=everyone, headers={"Origin": admin.url})


@pytest.mark.mission("ID-6")
def test_the_log_shows_what_was_just_done(visit: Visit, locale: Locale) -> None:
    v = visit("admin", locale)
    user = next(one for one in v.api("GET", "/api/users")["items"] if one["username"] == "viewer")
    headers = {"Origin": v.url, "If-Match": f'"{user["version"]}"'}
    other = "en" if user["locale"] == "ja" else "ja"
    v.api("PATCH", f"/api/users/{user['user_id']}", data={"locale": other}, headers=headers)
    v.go("/audit")
    v.field("Action").select_option("users.update")
    v.field("Record").select_option("users")
    expect(v.page).to_have_url(f"{v.url}/audit?action=users.update&resource=users")
    row = v.page.get_by_role("row").filter(has_text=user["display_name"]).first
    row.get_by_role("button").click()
    sheet = v.page.get_by_role("dialog")
    expect(sheet.get_by_role("row", name=f"{v.say('Language')} {user['locale']} {other}")).to_be_visible()
    assert violations(v.page) == []
    v.page.keyboard.press("Escape")
    with v.page.expect_download() as download:
        v.link("Export as CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > 1
    assert all("users.update" in line for line in lines[1:])


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Launcher]:
    """Otomo without a book and without users."""
    monkeypatch.setenv("OTOMO_DEMO", "false")
    launcher = Launcher(tmp_path, free_port())
    try:
        launcher.wait_for("The CLI")
        yield launcher
    finally:
        launcher.stop()


@pytest.mark.mission("ID-1")
def test_first_use_of_an_empty_installation(empty: Launcher, visit: Visit, locale: Locale) -> None:
    command = f'. "{empty.local}/env" && "{ROOT}/backend/.venv/bin/otomo" setup-code'
    code = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout.split()[-1]
    v = visit(None, locale, at=empty.url)
    v.expects("403")
    v.go("/customers")
    v.page.wait_for_url(v.url + "/setup")
    fields = {"Setup code": "AAAAA", "Name": "管理 太郎", "User name": "kanri", "E-mail": "kanri@example.jp"}
    for label, value in {**fields, "Password": "tsubame-yuugata-42"}.items():
        v.field(label).fill(value)
    assert violations(v.page) == []
    v.button("Make the administrator").click()
    expect(v.page.get_by_text("This code is not right")).to_be_visible()
    expect(v.field("Name")).to_have_value("管理 太郎")
    v.field("Setup code").fill(code)
    v.button("Make the administrator").click()
    expect(v.page.get_by_role("navigation", name=v.say("Main"), exact=True)).to_be_visible()
    v.go("/setup")
    v.page.wait_for_url(v.url + "/")
