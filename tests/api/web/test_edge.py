"""The edge: bodies that are too large or no JSON, unknown routes, and what a crash gives away."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import httpx
import pytest
import structlog
from otomo.audit.marks import marks_in
from otomo.logging import configure_logging
from otomo.settings import Settings
from otomo.signals.service import RankingService
from otomo.web.middleware import RequestContext
from records import code_of, if_match

from tests.api.conftest import PASSWORD, Running

JSON = {"Content-Type": "application/json"}


async def stream(size: int, chunk: int = 65_536) -> AsyncIterator[bytes]:
    """A body that does not say how long it is."""
    sent = 0
    while sent < size:
        yield b" " * min(chunk, size - sent)
        sent += chunk


async def test_an_oversized_body_is_refused_by_what_it_says_and_by_what_it_is(
    rep: httpx.AsyncClient, running: Running
) -> None:
    limit = running.settings.max_body_bytes
    said = await rep.post("/api/customers", content=b" " * (limit + 1), headers=JSON)
    assert code_of(said) == (413, "payload-too-large")
    streamed = await rep.post("/api/customers", content=stream(limit + 1), headers=JSON)
    assert "content-length" not in streamed.request.headers
    assert code_of(streamed) == (413, "payload-too-large")
    lying = await rep.post("/api/customers", content=stream(limit + 1), headers=JSON | {"Content-Length": "10"})
    assert code_of(lying) == (413, "payload-too-large")
    for odd in ("²", "-1", "1e3", "", "9" * 5000):
        header = [(b"Content-Type", b"application/json"), (b"Content-Length", odd.encode("latin-1"))]
        assert code_of(await rep.post("/api/customers", content=stream(5), headers=header))[0] == 413, odd
    upload = await rep.post("/api/imports", content=b"", headers={"Content-Length": str(10**12)})
    assert code_of(upload)[0] in (413, 422)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"])
async def test_only_json_is_read(rep: httpx.AsyncClient, kind: str) -> None:
    answer = await rep.post("/api/customers", content=b"{}", headers={"Content-Type": kind})
    assert code_of(answer) == (422, "invalid")


@pytest.mark.parametrize(
    "body",
    [b"{", b"", b"[]", b"null", b'"x"', b"nul", b"\xff\xfe", b"[" * 99_999, b"9" * 50_000, b'{"name": NaN}', b"{}{}"],
    ids=lambda body: repr(body[:20]),
)
async def test_what_is_no_json_is_malformed(rep: httpx.AsyncClient, body: bytes) -> None:
    answer = await rep.post("/api/customers", content=body, headers=JSON)
    assert code_of(answer) == (422, "invalid")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/", 404),
        ("GET", "/api/customers/", 404),
        ("PUT", "/api/customers", 405),
        ("HEAD", "/api/today", 405),
        ("OPTIONS", "/api/today", 405),
        ("GET", "/api/auth/sign-in", 405),
        ("GET", "/api/%E3%81%82?x=%ff", 404),
    ],
)
async def test_unknown_routes_are_problems_too(rep: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    answer = await rep.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-request-id"]
    if method != "HEAD":
        assert answer.json()["request_id"] == answer.headers["x-request-id"]
    if status == 405:
        assert answer.headers["allow"]


async def test_every_answer_is_private_and_is_what_it_says(browser: httpx.AsyncClient) -> None:
    for path in ("/health", "/api/settings", "/api/today", "/api/nothing"):
        headers = (await browser.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "strict-transport-security" not in headers  # over plain http it means nothing
        assert len(headers["x-request-id"]) == 16
        assert not {"server", "x-powered-by"} & headers.keys()
    page = (await browser.get("/api/docs")).headers
    assert "content-security-policy" not in page  # in development only


async def test_addresses_and_headers_have_limits(rep: httpx.AsyncClient) -> None:
    long = await rep.get("/api/customers", params={"q": "x" * 9_000})
    assert code_of(long) == (414, "address-too-long")
    large = await rep.get("/api/customers", headers={"X-Large": "x" * 40_000})
    assert code_of(large) == (431, "headers-too-large")
    many = await rep.post("/api/customers", json={}, headers=[(f"X-{number}", "x" * 40) for number in range(900)])
    assert code_of(many) == (431, "headers-too-large")
    assert (await rep.get("/api/customers", headers={"X-Large": "x" * 20_000})).status_code == 200


@pytest.mark.parametrize("depth", [50, 500, 900, 5_000, 100_000])
async def test_json_may_not_be_deep(rep: httpx.AsyncClient, depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"name":', "}")):
        body = f'{{"name": {opening * depth}1{closing * depth}}}'.encode()
        assert code_of(await rep.post("/api/customers", content=body, headers=JSON))[0] in (413, 422)


async def test_a_body_that_drips_is_cut_off_when_the_request_is_over(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await running.signed_in("rep")
    began = asyncio.get_running_loop().time()

    async def drips() -> AsyncIterator[bytes]:
        yield b"{"
        for _ in range(100):
            await asyncio.sleep(0.1)
            yield b" "

    layer: Any = running.app.middleware_stack
    while not isinstance(layer, RequestContext):
        layer = layer.app
    monkeypatch.setattr(layer, "seconds", 0.5)
    answer = await client.post("/api/customers", content=drips(), headers=JSON)
    assert code_of(answer) == (408, "slow-body")
    assert asyncio.get_running_loop().time() - began < 5
    key = {"Authorization": "Bearer otk_000000000000_" + "0" * 43} | JSON
    assert (await client.post("/api/metrics", content=drips(), headers=key)).status_code == 401  # before it is read


async def test_every_field_at_fault_is_named(rep: httpx.AsyncClient) -> None:
    body = {"risk_level": 9, "visit_windows": [{"weekdays": [8], "start": "x", "end": "12:00"}], "colour": "red"}
    answer = await rep.post("/api/customers", json=body)
    assert code_of(answer) == (422, "invalid")
    fields = {e["field"] for e in answer.json()["errors"]}
    assert {"name", "risk_level", "colour", "visit_windows.0.weekdays.0", "visit_windows.0.start"} <= fields


@pytest.fixture
def log() -> Iterator[list[dict[str, Any]]]:
    """What the process logs, as a container writes it: its own lines and those of libraries."""
    lines: list[dict[str, Any]] = []
    configure_logging(Settings(log_level="info"))
    [handler] = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(json.loads(handler.format(record)))

    def keep(_logger: object, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        lines.append(json.loads(json.dumps(dict(event), default=repr)))
        return event

    kept = Kept()
    logging.getLogger().addHandler(kept)
    structlog.get_config()["processors"].insert(-1, keep)  # before it becomes a line
    yield lines
    logging.getLogger().removeHandler(kept)
    configure_logging(Settings(log_level="error"))


async def test_a_crash_shows_an_id_and_logs_one_stack_without_what_was_in_it(
    running: Running, monkeypatch: pytest.MonkeyPatch, log: list[dict[str, Any]]
) -> None:
    client = await running.signed_in("rep")

    async def crash(*_: object) -> None:
        secret_in_a_local = PASSWORD
        raise ZeroDivisionError(len(secret_in_a_local) * 0)

    monkeypatch.setattr(RankingService, "book", crash)
    log.clear()
    answer = await client.get("/api/today")
    assert code_of(answer) == (500, "internal")
    assert "ZeroDivision" not in answer.text
    assert "Traceback" not in answer.text
    request_id = answer.headers["x-request-id"]
    failed = [line for line in log if line["event"] == "request.failed"]
    assert len(failed) == 1
    assert failed[0]["request_id"] == request_id
    assert "ZeroDivisionError" in json.dumps(failed[0]["exception"])
    done = [line for line in log if line["event"] == "request.done"]
    assert [(d["status"], d["route"], d["request_id"]) for d in done] == [(500, "/api/today", request_id)]
    whole = json.dumps(log, ensure_ascii=False)
    assert PASSWORD not in whole
    assert client.cookies["otomo_session"] not in whole


async def test_the_log_says_who_asked_for_what_and_nothing_of_what_was_said(
    running: Running, log: list[dict[str, Any]]
) -> None:
    client = await running.signed_in("rep")
    await client.get("/health")
    me = (await client.get("/api/users/me")).json()
    answer = await client.patch("/api/users/me", json={"display_name": "秘密の名"}, headers=if_match(me))
    changed = answer.headers["x-request-id"]
    lines = [line for line in log if line["event"] == "request.done"]
    assert [line["route"] for line in lines] == ["/api/auth/sign-in", "/api/users/me", "/api/users/me"]
    assert lines[-1]["user_id"] == running.users["rep"].user_id
    assert lines[-1]["status"] == 200
    [sealed] = [line for line in log if line["event"] == "audit.sealed" and line["request_id"] == changed]
    assert marks_in([json.dumps(sealed).encode()])
    whole = json.dumps(log, ensure_ascii=False)
    for secret in (PASSWORD, "秘密の名", client.cookies["otomo_session"]):
        assert secret not in whole


async def test_production_has_no_docs_page_and_secure_cookies_over_https(running: Running) -> None:
    from otomo.app import create_app  # noqa: PLC0415 - another application

    settings = Settings(
        environment="production",
        session_secret="x" * 40,
        public_url="https://otomo.example",
        table_prefix=running.settings.table_prefix,
        log_level="error",
    )
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://otomo.example") as client,
    ):
        assert (await client.get("/api/docs")).status_code == 404
        body = {"login": "rep", "password": PASSWORD}
        for origin in ("https://evil.example", "http://otomo.example", "https://otomo.example.evil.example", "null"):
            foreign = await client.post("/api/auth/sign-in", json=body, headers={"Origin": origin})
            assert code_of(foreign) == (403, "cross-origin"), origin
        assert foreign.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
        signed_in = await client.post("/api/auth/sign-in", json=body, headers={"Origin": "https://otomo.example"})
        cookie = signed_in.headers["set-cookie"]
        assert cookie.startswith("__Host-otomo_session=")
        assert "Secure" in cookie
        assert "Domain" not in cookie
        assert (await client.get("/api/users/me")).status_code == 200
