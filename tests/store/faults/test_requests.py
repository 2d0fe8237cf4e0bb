"""Requests while the store fails, and a server that is killed in the middle of one (rows 1, 3, 5, 6 and 7)."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
import records
from fault_proxy import THROTTLE, BlackHole, CutReply, DropReply, Fault, FaultProxy, HoldReply, Refuse, Reset
from launched import free_port
from otomo.alarms.roster import Roster
from otomo.app import create_app
from otomo.auth.passwords import hash_password
from otomo.crm.book.aggregate import digest_of
from otomo.crm.book.keys import book_partition, digest_sort_key, key
from otomo.crm.book.repository import BookRepository
from otomo.crm.book.rows import digest_in
from otomo.settings import Settings, StoreSettings
from otomo.store.client import Store
from otomo.users.service import NewUser, UserService
from records import code_of, if_match

PASSWORD = "correct horse battery"

Send = Callable[[], Awaitable[httpx.Response]]


@pytest.fixture(scope="module")
async def rep(store: Store, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A rep's browser of an application behind the proxy. What it does by itself from time to time would be counted."""
    app = create_app(settings)
    async with AsyncExitStack() as stack:
        stack.enter_context(pytest.MonkeyPatch.context()).setattr("otomo.alarms.roster._LOOK_SECONDS", 3_600)
        await stack.enter_async_context(app.router.lifespan_context(app))
        await app.state.services[Roster].settled()
        users: UserService = app.state.services[UserService]
        new = NewUser("rep", "rep@otomo.test", "Rep", "rep", "ja", await hash_password(PASSWORD))
        await users.create(new)
        transport = httpx.ASGITransport(app)
        client = await stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://otomo.test"))
        credentials = {"login": "rep", "password": PASSWORD}
        for _ in range(20):  # short patience and an expensive password: a busy machine takes more than one try
            signed_in = await client.post("/api/auth/sign-in", json=credentials)
            if signed_in.status_code != 503:
                break
        assert signed_in.status_code == 200, signed_in.text
        yield client


async def assert_consistent(store: Store, customer_id: str) -> None:
    """The digest that ranks a customer is made of what the customer's rows say."""
    loaded = await BookRepository(store).find(customer_id)
    assert loaded is not None
    owner = loaded.book.customer.owner_id
    row = await store.get("crm", key(book_partition(owner), digest_sort_key(customer_id)))
    assert row is not None
    assert digest_in(row) == digest_of(loaded.book)


@pytest.mark.parametrize("fault", [THROTTLE, Refuse(500, "InternalServerError"), Refuse(503, "x"), Reset()], ids=str)
@pytest.mark.parametrize("path", ["/api/today", "/api/customers", "/api/sales-notes", "/api/users/me", "/api/trips"])
async def test_a_failing_store_is_503_and_says_when_to_come_back(
    rep: httpx.AsyncClient, proxy: FaultProxy, path: str, fault: Fault
) -> None:
    proxy.fail(fault, times=200)
    answer = await rep.get(path)
    assert code_of(answer) == (503, "throttled")
    assert int(answer.headers["retry-after"]) >= 1
    assert sum(proxy.seen.values()) <= 3, "three tries of the first call, and no more"
    proxy.heal()
    assert (await rep.get(path)).status_code == 200


async def test_a_hanging_store_does_not_hold_a_request_beyond_its_deadline(
    rep: httpx.AsyncClient, proxy: FaultProxy, settings: Settings
) -> None:
    patience = StoreSettings(connect_seconds=20, read_seconds=20)
    app = create_app(settings.model_copy(update={"request_seconds": 1.0, "store": patience}))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app)
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://otomo.test", cookies=rep.cookies)
        )
        proxy.fail(BlackHole(), times=200)
        began = time.monotonic()
        assert code_of(await client.get("/api/today")) == (503, "throttled")
        assert time.monotonic() - began < patience.read_seconds / 2  # a busy machine; one call alone would take it all
        proxy.heal()


async def test_readiness_says_that_the_store_is_away_and_liveness_does_not_care(
    rep: httpx.AsyncClient, proxy: FaultProxy
) -> None:
    proxy.fail(Reset(), times=200)
    ready = await rep.get("/health/ready")
    assert ready.status_code == 503
    assert set(ready.json()["tables"].values()) == {"unreachable"}
    assert (await rep.get("/health")).status_code == 200
    proxy.heal()
    assert (await rep.get("/health/ready")).json()["status"] == "ready"
    assert proxy.seen.keys() == {"DescribeTable"}


@pytest.mark.parametrize("fault", [DropReply(), CutReply(20), THROTTLE, Reset()], ids=str)
async def test_a_write_whose_answer_is_lost_has_one_effect_and_succeeds(
    rep: httpx.AsyncClient, proxy: FaultProxy, store: Store, fault: Fault
) -> None:
    customer = await records.customer(rep)
    customer_id = customer["customer_id"]
    path = f"/api/customers/{customer_id}"
    proxy.fail(fault, action="TransactWriteItems")
    await records.note(rep, customer_id, body="一度だけ")
    proxy.fail(fault, action="TransactWriteItems")
    changed = await rep.patch(path, json={"phone": "090"}, headers=if_match(1))
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    proxy.fail(fault, action="TransactWriteItems")
    product = await records.product(rep)
    proxy.fail(fault, action="TransactWriteItems")
    repriced = await rep.patch(f"/api/products/{product['product_id']}", json={"price": "99"}, headers=if_match(1))
    assert (repriced.status_code, repriced.json()["version"]) == (200, 2)
    page = (await rep.get(f"{path}/page")).json()
    assert [n["body"] for n in page["notes"]] == ["一度だけ"]
    await assert_consistent(store, customer_id)
    trip = await records.created(
        rep, "/api/trips", {"request": records.wishes("2027-01-13", include=[customer_id], seconds=0.05)}
    )
    for action in ("PutItem", "DeleteItem"):
        proxy.fail(fault, action=action)
    trip_path = f"/api/trips/{trip['trip_id']}"
    assert (await rep.patch(trip_path, json={"title": "改題"}, headers=if_match(1))).status_code == 200
    assert (await rep.delete(trip_path, headers=if_match(2))).status_code == 204
    proxy.fail(fault, action="TransactWriteItems")
    assert (await rep.delete(path, headers=if_match(2))).status_code == 204


async def test_a_write_that_was_given_up_but_carried_out_is_found_by_its_key(
    rep: httpx.AsyncClient, proxy: FaultProxy
) -> None:
    headers = {"Idempotency-Key": "after-the-storm"}
    body = {"name": "嵐の後", "risk_level": 3}
    proxy.fail(DropReply(), action="TransactWriteItems")
    proxy.fail(THROTTLE, times=2, action="TransactWriteItems")
    first = await rep.post("/api/customers", json=body, headers=headers)
    proxy.heal()
    again = await rep.post("/api/customers", json=body, headers=headers)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    rows = (await rep.get("/api/customers", params={"q": "嵐の後"})).json()
    assert [r["customer_id"] for r in rows["items"]] == [again.json()["customer_id"]]


# -- kill -9 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [BlackHole(), HoldReply()], ids=["before the write", "after the write"])
async def test_a_killed_servers_request_can_be_repeated(
    rep: httpx.AsyncClient,
    proxy: FaultProxy,
    store: Store,
    settings: Settings,
    aws_env: dict[str, str],
    fault: Fault,
) -> None:
    customer_id = (await records.customer(rep))["customer_id"]
    headers = {"Idempotency-Key": f"killed-{type(fault).__name__}"}
    note = {"customer_id": customer_id, "body": "中断", "channel": "visit", "follow_up_on": "2026-12-01"}
    port = free_port()
    process = await _serve(port, aws_env | {"AWS_ENDPOINT_URL": proxy.url, "AWS_ENDPOINT_URL_DYNAMODB": proxy.url,
                                            "OTOMO_TABLE_PREFIX": settings.table_prefix,
                                            "OTOMO_STORE__READ_SECONDS": "30"})  # fmt: skip
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", cookies=rep.cookies) as remote:
            remote.cookies.set("otomo_session", rep.cookies["otomo_session"], domain="127.0.0.1")
            await _until_ready(remote, process)
            proxy.heal()
            proxy.fail(fault, action="TransactWriteItems")
            sending = asyncio.create_task(remote.post("/api/sales-notes", json=note, headers=headers, timeout=60))
            await asyncio.wait_for(proxy.held.wait(), 20)
            process.send_signal(signal.SIGKILL)
            with pytest.raises(httpx.TransportError):
                await sending
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
    proxy.heal()
    answers = await asyncio.gather(*(rep.post("/api/sales-notes", json=note, headers=headers) for _ in range(3)))
    assert [a.status_code for a in answers] == [201] * 3
    assert len({a.text for a in answers}) == 1
    page: dict[str, Any] = (await rep.get(f"/api/customers/{customer_id}/page")).json()
    assert [n["note_id"] for n in page["notes"]] == [answers[0].json()["note_id"]]
    await assert_consistent(store, customer_id)


async def _serve(port: int, env: dict[str, str]) -> asyncio.subprocess.Process:
    otomo = Path(sys.executable).with_name("otomo")
    return await asyncio.create_subprocess_exec(
        otomo, "serve", "--port", str(port), env={**os.environ, **env}, stderr=asyncio.subprocess.DEVNULL
    )


async def _until_ready(client: httpx.AsyncClient, process: asyncio.subprocess.Process) -> None:
    for _ in range(300):
        assert process.returncode is None, "the server ended"
        try:
            if (await client.get("/health")).status_code == 200:
                return
        except httpx.TransportError:
            await asyncio.sleep(0.1)
    pytest.fail("the server does not answer")
