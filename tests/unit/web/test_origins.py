"""Changes are accepted from the origin that users have, by whichever name of this machine."""

import httpx
import pytest
from otomo.settings import Settings
from otomo.web.middleware import RequestGuard
from starlette.types import Receive, Scope, Send

pytestmark = pytest.mark.mission("ID-2")


async def _passed(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def status(public_url: str | None, origin: str) -> int:
    guard = RequestGuard(_passed, Settings(public_url=public_url))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url="http://otomo.test") as client:
        return (await client.post("/api/auth/sign-in", headers={"Origin": origin})).status_code


@pytest.mark.parametrize(
    ("public_url", "ours", "foreign"),
    [
        (None, ["http://otomo.test"], ["http://evil.test", "http://otomo.test:81", "null", "http://[", ""]),
        (
            "https://otomo.test",
            ["https://otomo.test"],
            ["http://otomo.test", "https://otomo.test:444", "https://a.otomo.test", "https://otomo.test:x", "null"],
        ),
        (
            "http://127.0.0.1:8080",
            ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"],
            ["http://localhost:8081", "https://localhost:8080", "http://localhost", "http://localhost.evil.test:8080"],
        ),
        ("https://otomo.test", [], ["https://localhost", "https://127.0.0.1"]),
    ],
)
async def test_origins(public_url: str | None, ours: list[str], foreign: list[str]) -> None:
    assert {origin: await status(public_url, origin) for origin in ours} == dict.fromkeys(ours, 204)
    assert {origin: await status(public_url, origin) for origin in foreign} == dict.fromkeys(foreign, 403)
