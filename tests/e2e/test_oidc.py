"""Sign-in at a certified provider in a real browser: consent, refusal, too late, two tabs, connecting, sign-out."""

import re
from collections.abc import Iterator

import pytest
from axe import violations
from launched import Launcher, free_port
from oidc_provider import certified_provider, settings_of
from playwright.sync_api import Page, expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.mission("ID-3")]

NAME = "Example ID"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Otomo with the demo book and a provider; both addresses."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with certified_provider(f"{url}/sign-in/example") as issuer, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTOMO_PUBLIC_URL", url)
        patch.setenv("OTOMO_OIDC__PROVIDERS", settings_of(issuer))
        launcher = Launcher(tmp_path_factory.mktemp("otomo"), port)
        try:
            launcher.wait_for("The CLI")
            yield url, issuer
        finally:
            launcher.stop()


@pytest.fixture
def at(site: tuple[str, str], visit: Visit) -> Iterator[Visit]:
    """As `visit`, and the provider is a host that may be asked."""
    opened: list[Visitor] = []

    def open_browser(who: str | None, locale: Locale, *, phone: bool = False) -> Visitor:
        opened.append(visit(who, locale, at=site[0], phone=phone))
        opened[-1].expects("/favicon.ico")  # the provider's pages have none
        opened[-1].expects("401")  # a sign-in or sign-out replaces the session while the page asks for more
        return opened[-1]

    yield open_browser
    for visitor in opened:
        visitor.hosts.discard(site[1].removeprefix("http://"))


def invite(at: Visit, name: str, locale: Locale) -> None:
    body = {"username": name, "email": f"{name}@otomo.test", "display_name": name, "role": "rep", "locale": locale}
    admin = at("admin", "en")
    admin.api("POST", "/api/users", data=body, headers={"Origin": admin.url})


def go_to_provider(v: Visitor, page: Page | None = None) -> Page:
    page = page or v.page
    page.get_by_role("button", name=v.say("Sign in with {name}", name=NAME), exact=True).click()
    expect(page.get_by_role("button", name="Refuse")).to_be_visible()
    return page


def say_yes(page: Page, name: str) -> None:
    expect(page.get_by_role("button", name="Refuse")).to_be_visible()  # our own pages have a field "Name", too
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Allow").click()


def test_sign_in_consent_and_sign_out(at: Visit, locale: Locale) -> None:
    who = f"saito-{locale}"
    invite(at, who, locale)
    v = at(None, locale, phone=True)
    v.go("/customers")
    expect(v.button("Sign in with {name}", name=NAME)).to_be_visible()
    assert violations(v.page) == []
    assert not v.until_none(lambda: v.page.evaluate("document.documentElement.scrollWidth") > 390)
    say_yes(go_to_provider(v), who)
    expect(v.page).to_have_url(f"{v.url}/customers")
    session = v.api("GET", "/api/auth/session")
    assert session["user"]["username"] == who
    cookies = {cookie["name"]: cookie for cookie in v.context.cookies(v.url)}
    assert cookies["otomo_session"]["httpOnly"]
    assert cookies["otomo_session"]["sameSite"] == "Lax"
    kept = v.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert "eyJ" not in kept  # no token reaches the browser
    assert "code=" not in kept

    v.settled()
    v.api("POST", "/api/auth/sign-out", headers={"Origin": v.url})
    v.go("/customers")
    expect(v.button("Sign in with {name}", name=NAME)).to_be_visible()
    v.button("Sign in with {name}", name=NAME).click()  # the provider remembers person and consent
    expect(v.page).to_have_url(f"{v.url}/customers")


def test_a_refusal_and_no_access_are_said_in_words(at: Visit, locale: Locale) -> None:
    v = at(None, locale, phone=True)
    v.expects("403")
    v.go("/sign-in")
    go_to_provider(v).get_by_role("button", name="Refuse").click()
    alert = v.page.get_by_role("alert")
    expect(alert).to_have_text(v.say("The sign-in was cancelled, or your account's provider refused it."))
    assert violations(v.page) == []
    assert not v.until_none(lambda: v.page.evaluate("document.documentElement.scrollWidth") > 390)
    v.link("Back to sign-in").click()
    say_yes(go_to_provider(v), "stranger")
    expect(alert).to_have_text(
        v.say("You have no access yet. Please ask an administrator to invite your e-mail address.")
    )
    assert v.context.request.get(f"{v.url}/api/auth/session").status == 401


def test_too_late_and_used_before(at: Visit, locale: Locale) -> None:
    invite(at, f"late-{locale}", locale)
    v = at(None, locale)
    v.expects("400")
    v.go("/sign-in")
    page = go_to_provider(v)
    v.context.clear_cookies(name="otomo_login")  # as the browser does when its ten minutes are over
    say_yes(page, f"late-{locale}")
    expired = v.say("This sign-in has expired or was used before. Please begin again.")
    expect(v.page.get_by_role("alert")).to_have_text(expired)
    v.link("Back to sign-in").click()
    with v.page.expect_request(re.compile("/sign-in/example")) as came_back:
        v.button("Sign in with {name}", name=NAME).click()
    expect(v.page).to_have_url(f"{v.url}/")
    v.page.goto(came_back.value.url)
    expect(v.page.get_by_role("alert")).to_have_text(expired)


def test_two_tabs_each_end_where_they_began(at: Visit) -> None:
    invite(at, "tabs", "en")
    v = at(None, "en")
    v.go("/products")
    other = v.context.new_page()
    other.goto(f"{v.url}/events")
    go_to_provider(v)
    other.get_by_role("button", name=f"Sign in with {NAME}").click()
    say_yes(other, "tabs")
    expect(other).to_have_url(f"{v.url}/events")
    v.page.get_by_label("Name").fill("tabs")  # the consent is remembered
    v.page.get_by_role("button", name="Continue").click()
    expect(v.page).to_have_url(f"{v.url}/products")


def test_connecting_and_disconnecting(at: Visit, locale: Locale) -> None:
    v = at("takanashi", locale)
    v.go("/account")
    v.button("Connect {name}", name=NAME).click()
    v.field("Your password here, to be sure that it is you").fill("otomo-rep")
    v.button("Go on").click()
    say_yes(v.page, f"takanashi-{locale}")
    expect(v.page).to_have_url(f"{v.url}/account")
    card = v.card("Accounts to sign in with")
    expect(card).to_contain_text(f"takanashi-{locale}@otomo.test")
    assert violations(v.page) == []
    another = at(None, locale)
    another.go("/sign-in")
    say_yes(go_to_provider(another), f"takanashi-{locale}")
    expect(another.page).to_have_url(f"{v.url}/")
    assert another.api("GET", "/api/auth/session")["user"]["username"] == "takanashi"
    v.button("Disconnect", within=card).click()
    v.page.get_by_role("dialog").get_by_role("button", name=v.say("Disconnect"), exact=True).click()
    expect(card).to_contain_text(v.say("Not connected yet"))
