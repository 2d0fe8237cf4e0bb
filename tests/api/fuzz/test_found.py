"""What the fuzzer found stays mended."""

import httpx
import pytest
from records import code_of, if_match

pytestmark = pytest.mark.mission("ID-5")


@pytest.mark.parametrize("origin", ["http://[", "https://[::1", "http://]"])
async def test_an_origin_that_is_no_address_is_a_foreign_one(rep: httpx.AsyncClient, origin: str) -> None:
    answer = await rep.post("/api/customers", json={}, headers={"Origin": origin})
    assert code_of(answer) == (403, "cross-origin")


@pytest.mark.parametrize("path", ["/api/imports", "/api/imports/devices", "/api/customers"])
async def test_a_method_that_nobody_has_is_not_allowed(rep: httpx.AsyncClient, path: str) -> None:
    for method in ("TRACE", "QUERY", "PROPFIND"):
        answer = await rep.request(method, path, content=b"x", headers={"Content-Type": "text/plain"})
        assert code_of(answer) == (405, "method-not-allowed")
    answer = await rep.put("/api/imports", files={"files": ("a.csv", b"")})
    assert code_of(answer) == (405, "method-not-allowed")


@pytest.mark.parametrize(
    "path",
    ["/api/alarms?device_id=", "/api/alarms?customer_id=", "/api/holdings?customer_id=", "/api/devices?owner_id="],
)
async def test_an_empty_id_is_malformed(rep: httpx.AsyncClient, path: str) -> None:
    assert code_of(await rep.get(path)) == (422, "invalid")


@pytest.mark.parametrize("number", ["1e999999999", "-1E+999999999", "1e-999999999", "NaN", "Infinity"])
async def test_a_number_beyond_all_bounds_is_malformed(admin: httpx.AsyncClient, number: str) -> None:
    product = {"name": "x", "asset_class": "bond", "risk_level": 1, "currency": "JPY", "coupon_rate": number}
    assert code_of(await admin.post("/api/products", json=product)) == (422, "invalid")


@pytest.mark.parametrize(
    "text",
    [rb'"\ud800"', rb'"a\uDFFF"', rb'"\udc00\ud800"', rb'["\ud83d\ude00", {"\ud800": 1}]'],
    ids=lambda text: text.decode(),
)
async def test_half_a_surrogate_pair_is_no_text(admin: httpx.AsyncClient, text: bytes) -> None:
    for method, path, body in (
        ("POST", "/api/customers", b'{"name": "x", "risk_level": 1, "owner_id": %s}'),
        ("POST", "/api/trips/plan", b'{"days": ["2026-11-25"], "must_visit": [%s]}'),
        ("PATCH", "/api/users/me", b'{"display_name": %s}'),
    ):
        headers = if_match(1) | {"Content-Type": "application/json"}
        answer = await admin.request(method, path, content=body % text, headers=headers)
        assert code_of(answer) == (422, "invalid"), path


async def test_a_whole_surrogate_pair_is_text(admin: httpx.AsyncClient) -> None:
    body = rb'{"name": "\ud83d\ude00 \\ud800", "risk_level": 1}'
    made = await admin.post("/api/customers", content=body, headers={"Content-Type": "application/json"})
    assert made.status_code == 201
    assert made.json()["name"] == "😀 \\ud800"
