"""Sign-in with a provider's account: who gets in as whom, connecting and disconnecting, rotation of keys."""

from typing import Any

import httpx
import pytest
from issuer import Issuer
from otomo.users.service import UserService
from records import code_of

from tests.api.auth.conftest import House
from tests.api.conftest import PASSWORD

pytestmark = pytest.mark.mission("ID-3")


async def linked(house: House, browser: httpx.AsyncClient, password: str | None = PASSWORD) -> httpx.Response:
    body = {"return_to": "/account", "password": password}
    answer = await browser.post("/api/auth/oidc/work/link", json=body)
    if answer.status_code != 200:
        return answer
    return await house.finish(browser, house.issuer.consent(answer.json()["location"]))


async def test_the_ways_in_are_public_and_hold_no_secret(house: House, visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/api/auth/providers")
    assert answer.json() == {
        "password": True,
        "items": [{"id": "work", "name": "会社のアカウント"}, {"id": "other", "name": "Other"}],
    }


async def test_an_invited_person_gets_in_and_stays_known_by_issuer_and_subject(
    house: House, visitor: httpx.AsyncClient
) -> None:
    house.issuer.claims["email"] = "Invited@Otomo.test"
    answer = await house.sign_in(visitor)
    assert answer.status_code == 200, answer.text
    assert answer.json()["purpose"] == "sign-in"
    assert answer.json()["return_to"] == "/trips?x=1"
    assert answer.json()["session"]["user"]["username"] == "invited"
    assert (await visitor.get("/api/auth/session")).status_code == 200
    assert "opaque" not in answer.text
    assert "SameSite=lax" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]

    house.issuer.claims = {"email": "rep@otomo.test", "email_verified": True}
    again = await house.sign_in(visitor)
    assert again.json()["session"]["user"]["username"] == "invited"

    house.issuer.subject = "person-2"
    assert code_of(await house.sign_in(visitor)) == (409, "link-first")
    house.issuer.claims["email"] = "invited@otomo.test"
    assert code_of(await house.sign_in(visitor)) == (409, "link-first")


async def test_nobody_gets_in_uninvited(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims = {"email": "stranger@otomo.test", "email_verified": True}
    assert code_of(await house.sign_in(visitor)) == (403, "no-access-yet")
    assert (await visitor.get("/api/auth/session")).status_code == 401
    assert await house.running.service(UserService).find_by_login("stranger@otomo.test") is None


@pytest.mark.parametrize("verified", [False, None, "false", 1])
async def test_an_address_that_is_not_verified_is_nobodys(
    house: House, visitor: httpx.AsyncClient, verified: Any
) -> None:
    house.issuer.claims = {"email": "invited@otomo.test", "email_verified": verified}
    answer = await house.sign_in(visitor)
    assert answer.status_code == 403
    assert answer.json()["code"] in ("no-access-yet", "identity-not-proven")


async def test_the_address_may_come_from_user_info(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims = {}
    house.issuer.told.user_info = {"email": "invited@otomo.test", "email_verified": True}
    assert (await house.sign_in(visitor)).status_code == 200
    async with house.running.client() as another:
        house.issuer.told.user_info = {"sub": "person-9", "email": "invited@otomo.test", "email_verified": True}
        assert code_of(await house.sign_in(another)) == (403, "identity-not-proven")


@pytest.mark.parametrize("house", [{"oidc": {"first_sign_in": "rep"}}], indirect=True)
async def test_new_people_begin_with_an_empty_book_where_the_setting_says_so(
    house: House, visitor: httpx.AsyncClient
) -> None:
    for subject, email in (("a", "rep@elsewhere.test"), ("b", "日本@elsewhere.test")):
        house.issuer.subject, house.issuer.claims = subject, {"email": email, "email_verified": True, "name": "新人"}
        answer = await house.sign_in(visitor)
        assert answer.status_code == 200, answer.text
        user = answer.json()["session"]["user"]
        assert (user["role"], user["display_name"], user["email"]) == ("rep", "新人", email)
        assert user["username"] != "rep"
        assert (await visitor.get("/api/customers")).json()["items"] == []


@pytest.mark.parametrize("house", [{"oidc": {"work": {"allowed_domains": ["Otomo.test"]}}}], indirect=True)
async def test_only_allowed_domains(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    assert (await house.sign_in(visitor)).status_code == 200
    for email in ("x@evil.test", "x@sub.otomo.test", "otomo.test@evil.test"):
        house.issuer.claims["email"] = email
        assert code_of(await house.sign_in(visitor)) == (403, "domain-not-allowed")


async def test_connecting_needs_the_password_and_the_same_session(house: House) -> None:
    rep = await house.running.signed_in("rep")
    assert (await rep.get("/api/auth/identities")).json() == {"has_password": True, "items": []}
    assert code_of(await linked(house, rep, "wrong")) == (401, "invalid-credentials")
    assert code_of(await linked(house, rep, None)) == (401, "invalid-credentials")
    done = await linked(house, rep)
    assert (done.status_code, done.json()["purpose"], done.json()["return_to"]) == (200, "link", "/account")
    [identity] = (await rep.get("/api/auth/identities")).json()["items"]
    assert (identity["provider"], identity["email"]) == ("work", "rep@otomo.test")
    assert code_of(await linked(house, rep)) == (409, "already-linked")

    async with house.running.client() as browser:
        assert (await house.sign_in(browser)).json()["session"]["user"]["username"] == "rep"

    assert (await rep.delete("/api/auth/identities/work")).status_code == 204
    assert code_of(await rep.delete("/api/auth/identities/work")) == (404, "not-found")
    async with house.running.client() as browser:
        assert code_of(await house.sign_in(browser)) == (409, "link-first")


async def test_connecting_ends_where_it_began(house: House, visitor: httpx.AsyncClient) -> None:
    rep = await house.running.signed_in("rep")
    body = {"return_to": "/account", "password": PASSWORD}
    started = await rep.post("/api/auth/oidc/work/link", json=body)
    back = house.issuer.consent(started.json()["location"])
    visitor.cookies.update(rep.cookies)
    del visitor.cookies["otomo_session"]
    assert code_of(await house.finish(visitor, back)) == (400, "login-expired")
    started = await rep.post("/api/auth/oidc/work/link", json=body)
    back = house.issuer.consent(started.json()["location"])
    assert (await rep.post("/api/auth/sign-in", json={"login": "rep", "password": PASSWORD})).status_code == 200
    assert code_of(await house.finish(rep, back)) == (400, "login-expired")


async def test_an_account_belongs_to_one_user_and_the_last_way_in_stays(
    house: House, visitor: httpx.AsyncClient
) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    assert (await house.sign_in(visitor)).status_code == 200
    assert code_of(await visitor.delete("/api/auth/identities/work")) == (409, "last-way-in")
    rep = await house.running.signed_in("rep")
    assert code_of(await linked(house, rep)) == (409, "identity-taken")


async def test_without_a_password_connecting_needs_a_fresh_sign_in(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    assert (await house.sign_in(visitor)).status_code == 200
    house.running.clock.forward(minutes=11)
    body = {"return_to": "/account"}
    assert code_of(await visitor.post("/api/auth/oidc/other/link", json=body)) == (403, "sign-in-again")
    assert (await house.sign_in(visitor)).status_code == 200
    started = await visitor.post("/api/auth/oidc/other/link", json=body)
    back = house.other.consent(started.json()["location"])
    assert (await house.finish(visitor, back, "other")).status_code == 200
    assert (await visitor.delete("/api/auth/identities/work")).status_code == 204


async def test_a_deleted_users_account_is_free_again(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    assert (await house.sign_in(visitor)).status_code == 200
    users = house.running.service(UserService)
    user = await users.get(house.running.users["invited"].user_id)
    await users.delete(user.user_id, user.version)
    assert (await visitor.get("/api/auth/session")).status_code == 401
    assert code_of(await house.sign_in(visitor)) == (403, "no-access-yet")


async def test_keys_rotate_and_the_provider_is_not_hammered(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    assert (await house.sign_in(visitor)).status_code == 200
    house.issuer.keys = [Issuer.new_key("second")]
    assert code_of(await house.sign_in(visitor)) == (403, "identity-not-proven")  # asked a moment ago
    house.running.clock.forward(seconds=61)
    assert (await house.sign_in(visitor)).status_code == 200
    assert house.issuer.asked.count("keys") == 2
    house.issuer.told.header = {"kid": "nobody's"}
    for _ in range(5):
        assert code_of(await house.sign_in(visitor)) == (403, "identity-not-proven")
    assert house.issuer.asked.count("keys") == 2
    assert house.issuer.asked.count("metadata") == 1


async def test_two_tabs_and_a_second_use(house: House, visitor: httpx.AsyncClient) -> None:
    house.issuer.claims["email"] = "invited@otomo.test"
    first, second = await house.start(visitor, return_to="/a"), await house.start(visitor, return_to="/b")
    assert (await house.finish(visitor, house.issuer.consent(second))).json()["return_to"] == "/b"
    back = house.issuer.consent(first)
    assert (await house.finish(visitor, back)).json()["return_to"] == "/a"
    assert code_of(await house.finish(visitor, back)) == (400, "login-expired")


@pytest.mark.parametrize("house", [{"sign_in": {"password": False}}], indirect=True)
async def test_password_sign_in_can_be_switched_off(house: House, visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/api/auth/providers")).json()["password"] is False
    refused = await visitor.post("/api/auth/sign-in", json={"login": "rep", "password": PASSWORD})
    assert code_of(refused) == (403, "password-sign-in-off")


async def test_signing_in_rotates_the_session(house: House) -> None:
    rep = await house.running.signed_in("rep")
    assert (await linked(house, rep)).status_code == 200
    before = rep.cookies["otomo_session"]
    assert (await house.sign_in(rep)).status_code == 200
    assert rep.cookies["otomo_session"] != before
    async with house.running.client() as thief:
        thief.cookies.set("otomo_session", before)
        assert (await thief.get("/api/auth/session")).status_code == 401
