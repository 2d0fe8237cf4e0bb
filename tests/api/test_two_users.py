"""Two users who share no record: whatever one asks, nothing of the other's comes to light. Every question is asked
twice, with what is the other's and with what is nobody's: what is not one's own is as if it did not exist."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
import records
from foreign import somebodys_records
from otomo.assistant.chats.repository import ChatRepository
from otomo.auth.policy import POLICY
from otomo.auth.principal import Principal
from otomo.crm.book.owners import Owners
from otomo.metrics.live import Live
from otomo.trips.repository import TripRepository
from otomo.users.service import NewUser, UserService
from prying import QUESTIONS, LeakError, Prying, ids_in

from tests.api.conftest import START, Running

pytestmark = [pytest.mark.mission("ID-5"), pytest.mark.mission("AI-4")]

NOW = int(START.timestamp() * 1000)
Way = Callable[[Prying, httpx.AsyncClient], Awaitable[object]]


async def _book(client: httpx.AsyncClient, running: Running, username: str, mark: str) -> dict[str, str]:
    """Two of everything that is listed, so that there are pages to go on from."""
    ids = await somebodys_records(client, running, mark)
    ids |= {"user_id": running.users[username].user_id, "mark": mark, "kind": "customers"}
    await records.note(client, ids["customer_id"], body=f"{mark} 再訪", follow_up_on="2026-11-22")
    await records.inflow(client, ids["customer_id"])
    device = await records.device(client, ids["customer_id"], name=f"{mark} 二")
    key = (await client.post(f"/api/devices/{device['device_id']}/keys", json={"label": mark})).json()["secret"]
    sent = {
        "readings": [
            {"device_id": device["device_id"], "timestamp": NOW - n * 60_000, "temperature": 4.5} for n in range(3)
        ]
    }
    posted = await client.post("/api/metrics/batch", json=sent, headers={"Authorization": f"Bearer {key}"})
    assert posted.json()["accepted"] == 3, posted.text
    await client.post("/api/assistant/chats", json={"title": mark})
    shared = await client.post(f"/api/assistant/chats/{ids['chat_id']}/share", json={})
    return ids | {"token": shared.json()["token"]}


@pytest.fixture(scope="module")
async def prying(
    running: Running, admin: httpx.AsyncClient, rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> Prying:
    """`other`, who pries, and what is to be known of `rep`."""
    event = await records.event(admin)
    theirs = await _book(rep, running, "rep", "アオミネ")
    own = await _book(other, running, "other", "クロカワ")
    own["event_id"] = theirs["event_id"] = event["event_id"]
    document = running.app.openapi()
    as_rep = Prying(rep, theirs, theirs, frozenset(), document)
    answers = [answer for _, answer in await as_rep.read_everything()]
    everybodys = [answer.text for answer in answers if answer.url.path in ("/api/products", "/api/economic-events")]
    found = ids_in(answer.text for answer in answers) | set(theirs.values())
    found |= {running.users["rep"].email, f"{theirs['mark']}-F1"}
    shared = ids_in(everybodys) | {theirs[name] for name in ("kind", "event_id", "product_id")}
    assert len(found - shared) > 25
    return Prying(other, own, theirs, frozenset(found - shared), document)


@pytest.fixture
def pries(prying: Prying) -> Prying:
    """As if nothing had been found yet."""
    return replace(prying, leaks=[], asked=0)


async def _reads(pries: Prying, _: httpx.AsyncClient) -> None:
    for path, answer in await pries.read_everything():
        assert answer.status_code == 200, (path, answer.text)


async def _filters(pries: Prying, _: httpx.AsyncClient) -> None:
    await pries.filter_by_theirs()


async def _goes(pries: Prying, _: httpx.AsyncClient) -> None:
    await pries.go_to_theirs()


async def _pages(pries: Prying, them: httpx.AsyncClient) -> None:
    assert await pries.go_on_where_they_were(them) >= 7


async def _asks(pries: Prying, _: httpx.AsyncClient) -> None:
    for text in QUESTIONS:
        await pries.question(text)
    for screen in ({"customer_id": "{customer_id}"}, {"trip_id": "{trip_id}"}):
        await pries.question("この顧客の保有とこの旅程を教えて", screen=screen)


WAYS: dict[str, tuple[Way, int]] = {
    "reads": (_reads, 60), "filters": (_filters, 120), "goes": (_goes, 150), "pages": (_pages, 14), "asks": (_asks, 28),
}  # fmt: skip
"""Ways of prying, with how many requests they are at least."""


@pytest.mark.parametrize("way", WAYS)
async def test_nothing_comes_to_light(pries: Prying, rep: httpx.AsyncClient, way: str) -> None:
    go, least = WAYS[way]
    await go(pries, rep)
    assert pries.leaks == []
    assert pries.asked >= least


@pytest.fixture(scope="module")
async def chief(running: Running, admin: httpx.AsyncClient, password_hash: str, prying: Prying) -> httpx.AsyncClient:
    """The manager of the one who pries, and of nobody else."""
    new = NewUser("chief", "chief@otomo.test", "Chief", "manager", "ja", password_hash)
    user = await running.service(UserService).create(new)
    team = {"name": "クロカワ班", "manager_ids": [user.user_id], "member_ids": [prying.own["user_id"]]}
    await records.created(admin, "/api/teams", team)
    return await running.signed_in("chief")


@pytest.mark.parametrize("way", ["reads", "goes", "asks"])
async def test_nor_to_the_manager_of_another_team(
    pries: Prying, rep: httpx.AsyncClient, chief: httpx.AsyncClient, way: str
) -> None:
    pries = replace(pries, client=chief)
    if way == "reads":
        answers = await pries.read_everything()
        seen = {answer.status_code for path, answer in answers if POLICY["GET", path].whose == "book"}
        assert seen == {200}  # the member's book; the member's trips and chats are nobody else's
    else:
        await WAYS[way][0](pries, rep)
    assert pries.leaks == []


async def test_nothing_comes_to_light_in_what_is_written_for_one(pries: Prying) -> None:
    """Notes put in order, and briefings in other words: texts may name anybody."""
    mine = {"customer_id": "{my_customer_id}", "text": "{mark} 一様を訪問。{mark} 二様に3000万円の入金予定。"}
    await pries.ask_twice("POST", "/api/assistant/notes/structure", mine)
    await pries.ask_twice("POST", "/api/assistant/notes/structure", mine | {"customer_id": "{customer_id}"})
    worded = "/api/trips/{my_trip_id}/briefings/{my_customer_id}/worded"
    await pries.ask_twice("GET", worded, None)
    assert pries.leaks == []


async def test_a_live_view_goes_on_from_nobody_elses(
    running: Running, pries: Prying, rep: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = running.service(Live)
    monkeypatch.setattr(live, "settings", live.settings.model_copy(update={"stream_seconds": 0.2}))
    theirs = await rep.get(
        "/api/metrics/stream", params={"device_id": pries.theirs["device_id"], "from": NOW - 600_000}
    )
    ids = [line.removeprefix("id: ") for line in theirs.text.splitlines() if line.startswith("id: ")]
    for last in [*ids, "0"]:
        sent = {"params": {"device_id": pries.own["device_id"]}, "headers": {"Last-Event-ID": last}}
        await pries.ask("GET", "/api/metrics/stream", **sent)
    both = {"device_id": [pries.own["device_id"], pries.theirs["device_id"]]}
    assert (await pries.ask("GET", "/api/metrics/stream", params=both)).status_code == 404
    assert pries.leaks == []


async def test_a_key_for_repeating_repeats_nobody_elses_request(pries: Prying, rep: httpx.AsyncClient) -> None:
    key, body = {"Idempotency-Key": "two-users-1"}, {"name": "同じ", "risk_level": 1}
    first = (await rep.post("/api/customers", json=body, headers=key)).json()
    second = (await pries.ask("POST", "/api/customers", json=body, headers=key)).json()
    assert first["customer_id"] != second["customer_id"]
    assert second["owner_id"] == pries.own["user_id"]
    assert pries.leaks == []


async def test_an_upload_changes_and_tells_nothing(pries: Prying, rep: httpx.AsyncClient) -> None:
    customer_id = pries.theirs["customer_id"]
    before = (await rep.get(f"/api/customers/{customer_id}")).json()
    rows = f"customer_id,name,risk_level\n{customer_id},奪う,1\n"
    for files in ({"files": ("customers.csv", rows.encode())},):
        report = await pries.ask("POST", "/api/imports", files=files)
        assert report.json()["totals"]["created"] + report.json()["totals"]["updated"] == 0
    assert (await rep.get(f"/api/customers/{customer_id}")).json() == before
    assert pries.leaks == []


# -- and it would be noticed -----------------------------------------------------------------------------------------


async def _whole_firm(self: Owners, _: Principal) -> list[str | None]:
    return [*(user.user_id for user in await self.users.all()), None]


def _blind_to_users(repository: type[Any], method: str, user_id: str) -> Callable[..., Awaitable[Any]]:
    real = getattr(repository, method)

    async def of_anybody(self: Any, _: str, *args: Any, **more: Any) -> Any:
        return await real(self, user_id, *args, **more)

    return of_anybody


@pytest.mark.parametrize(
    ("broken", "way"),
    [
        ("owner check", "goes"), ("owners of lists", "reads"), ("owners of lists", "filters"),
        ("owners of lists", "asks"), ("cursor signature", "pages"), ("trips by user", "goes"),
        ("chats by user", "goes"),
    ],
)  # fmt: skip
async def test_a_broken_check_is_noticed(
    pries: Prying, rep: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, broken: str, way: str
) -> None:
    them = pries.theirs["user_id"]
    if broken == "owner check":
        monkeypatch.setattr(Principal, "may_see", lambda *_: True)
    elif broken == "owners of lists":
        monkeypatch.setattr(Owners, "visible_to", _whole_firm)
    elif broken == "cursor signature":
        monkeypatch.setattr("otomo.store.cursor._tag", lambda *_: b"\x00" * 16)
    else:
        repository = TripRepository if broken.startswith("trips") else ChatRepository
        monkeypatch.setattr(repository, "get", _blind_to_users(repository, "get", them))
    go, _ = WAYS[way]
    with pytest.raises(LeakError):
        await go(replace(pries, is_content_with_one=True), rep)
