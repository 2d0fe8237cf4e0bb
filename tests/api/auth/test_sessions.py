"""Sign-in, sessions and their ends, over HTTP."""

import httpx
import pytest

from tests.api.conftest import PASSWORD, Running


async def sign_in(browser: httpx.AsyncClient, login: str, password: str = PASSWORD) -> httpx.Response:
    return await browser.post("/api/auth/sign-in", json={"login": login, "password": password})


@pytest.mark.mission("ID-4")
@pytest.mark.parametrize("login", ["rep", "REP", "rep@otomo.test", "Rep@Otomo.Test"])
async def test_signs_in_by_name_or_address_in_any_case(browser: httpx.AsyncClient, login: str) -> None:
    answer = await sign_in(browser, login)
    assert answer.status_code == 200
    assert answer.json()["user"]["username"] == "rep"
    assert (await browser.get("/api/auth/session")).status_code == 200


@pytest.mark.mission("ID-4")
@pytest.mark.parametrize(("login", "password"), [("rep", "wrong"), ("nobody", PASSWORD)])
async def test_never_says_which_of_name_and_password_is_wrong(
    browser: httpx.AsyncClient, login: str, password: str
) -> None:
    answer = await sign_in(browser, login, password)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid-credentials"
    assert "password_hash" not in answer.text


@pytest.mark.mission("ID-2")
async def test_the_cookie_is_out_of_reach_of_scripts_and_only_its_hash_is_stored(
    browser: httpx.AsyncClient, running: Running
) -> None:
    answer = await sign_in(browser, "rep")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    token = browser.cookies["otomo_session"]
    listed = (await browser.get("/api/auth/sessions")).text
    assert token not in listed


@pytest.mark.mission("ID-2")
async def test_a_session_ends_after_half_an_hour_of_silence(browser: httpx.AsyncClient, running: Running) -> None:
    await sign_in(browser, "rep")
    for _ in range(4):
        running.clock.forward(minutes=29)
        assert (await browser.get("/api/auth/session")).status_code == 200
    running.clock.forward(minutes=30)
    answer = await browser.get("/api/auth/session")
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"


@pytest.mark.mission("ID-2")
async def test_a_session_ends_after_a_day_even_in_use(browser: httpx.AsyncClient, running: Running) -> None:
    await sign_in(browser, "rep")
    for _ in range(57):
        running.clock.forward(minutes=25)
        assert (await browser.get("/api/auth/session")).status_code == 200
    running.clock.forward(minutes=25)
    assert (await browser.get("/api/auth/session")).status_code == 401


@pytest.mark.mission("ID-2")
async def test_signing_in_again_rotates_the_session(browser: httpx.AsyncClient, running: Running) -> None:
    await sign_in(browser, "viewer")
    first = browser.cookies["otomo_session"]
    await sign_in(browser, "viewer")
    assert browser.cookies["otomo_session"] != first
    async with running.client() as thief:
        thief.cookies.set("otomo_session", first)
        assert (await thief.get("/api/auth/session")).status_code == 401


@pytest.mark.mission("ID-2")
async def test_sessions_are_listed_and_revoked(running: Running) -> None:
    phone, laptop = await running.signed_in("other"), await running.signed_in("other")
    rows = (await laptop.get("/api/auth/sessions")).json()["items"]
    [current] = [row for row in rows if row["current"]]
    foreign = next(row for row in rows if not row["current"])
    assert (await laptop.delete(f"/api/auth/sessions/{foreign['session_ref']}")).status_code == 204
    assert (await phone.get("/api/auth/session")).status_code == 401
    assert (await laptop.delete("/api/auth/sessions/unknown")).status_code == 404
    assert (await laptop.delete(f"/api/auth/sessions/{current['session_ref']}")).status_code == 204
    assert (await laptop.get("/api/auth/session")).status_code == 401


@pytest.mark.mission("ID-2")
async def test_sign_out_here_and_everywhere(running: Running) -> None:
    one, two, three = [await running.signed_in("manager") for _ in range(3)]
    assert (await one.post("/api/auth/sign-out")).status_code == 204
    assert (await one.get("/api/auth/session")).status_code == 401
    assert (await two.get("/api/auth/session")).status_code == 200
    assert (await two.post("/api/auth/sign-out-everywhere")).status_code == 204
    assert (await three.get("/api/auth/session")).status_code == 401


@pytest.mark.mission("ID-4")
async def test_failures_are_throttled_per_login_and_forgotten_with_the_window(
    browser: httpx.AsyncClient, running: Running
) -> None:
    for _ in range(running.settings.sign_in.max_failures_per_login):
        assert (await sign_in(browser, "admin", "wrong")).status_code == 401
    refused = await sign_in(browser, "admin")
    assert refused.status_code == 429
    assert refused.json()["code"] == "too-many-requests"
    running.clock.forward(seconds=int(refused.headers["retry-after"]))
    assert (await sign_in(browser, "admin")).status_code == 200


@pytest.mark.mission("ID-4")
async def test_a_new_password_must_be_good_and_ends_other_sessions(
    running: Running,
) -> None:
    here, there = await running.signed_in("viewer"), await running.signed_in("viewer")

    async def change(current: str, new: str) -> httpx.Response:
        return await here.post(
            "/api/auth/password",
            json={"current_password": current, "new_password": new},
        )

    assert (await change("wrong", "something quite else")).json()["code"] == "invalid-credentials"
    for weak in ("short", "password123", "aaaaaaaaaaaa", "viewer@otomo.test"):
        assert (await change(PASSWORD, weak)).json()["code"] == "weak-password", weak
    before = here.cookies["otomo_session"]
    assert (await change(PASSWORD, "something quite else")).status_code == 204
    async with running.client() as thief:
        thief.cookies.set("otomo_session", before)
        assert (await thief.get("/api/auth/session")).status_code == 401
    assert (await here.get("/api/auth/session")).status_code == 200
    assert (await there.get("/api/auth/session")).status_code == 401
    assert (await change("something quite else", PASSWORD)).status_code == 204


@pytest.mark.mission("ID-2")
@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}],
)
async def test_refuses_changes_from_other_origins(browser: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await browser.post(
        "/api/auth/sign-in",
        json={"login": "rep", "password": PASSWORD},
        headers=headers,
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "cross-origin"


@pytest.mark.mission("ID-2")
async def test_refuses_forms_and_oversized_bodies(browser: httpx.AsyncClient, running: Running) -> None:
    form = await browser.post("/api/auth/sign-in", data={"login": "rep", "password": PASSWORD})
    assert form.status_code == 422
    big = await browser.post(
        "/api/auth/sign-in",
        content=b" " * (running.settings.max_body_bytes + 1),
        headers={"content-type": "application/json"},
    )
    assert big.status_code == 413
    assert big.json()["code"] == "payload-too-large"
