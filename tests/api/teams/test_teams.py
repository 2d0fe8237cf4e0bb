"""Teams: what a manager sees follows them, on every screen, and no row is left dangling."""

import asyncio

import httpx
import pytest
import records
from otomo.teams.leaders import Leaders
from otomo.teams.service import TeamService
from records import Body, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("ID-5")


@pytest.fixture(scope="module")
async def lead(running: Running, admin: httpx.AsyncClient) -> httpx.AsyncClient:
    """A manager of no team yet."""
    await _person(running, admin, "lead", "manager")
    return await running.signed_in("lead")


async def _person(running: Running, admin: httpx.AsyncClient, name: str, role: str) -> Body:
    body = {"username": name, "email": f"{name}@otomo.test", "display_name": name.title(), "role": role}
    made = await records.created(admin, "/api/users", body | {"password": "correct horse battery"})
    running.users[name] = made  # type: ignore[assignment]  # by name, as the others
    return made


async def _me(client: httpx.AsyncClient) -> str:
    user_id: str = (await client.get("/api/users/me")).json()["user_id"]
    return user_id


async def _names(client: httpx.AsyncClient, path: str = "/api/customers") -> set[str]:
    return {row["name"] for row in (await client.get(path)).json()["items"]}


async def test_a_manager_sees_the_members_books_and_the_own_one(
    admin: httpx.AsyncClient, lead: httpx.AsyncClient, rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    of_rep = await records.customer(rep, name="担当一の顧客")
    of_other = await records.customer(other, name="担当二の顧客")
    nobodys = await records.customer(admin, name="担当なしの顧客")
    assert nobodys["owner_id"] is None
    await records.device(rep, of_rep["customer_id"], name="一の計器")
    await records.device(other, of_other["customer_id"], name="二の計器")
    await records.note(rep, of_rep["customer_id"], follow_up_on="2026-11-20")
    own = await records.customer(lead, name="自分の顧客")
    assert own["owner_id"] == await _me(lead)  # a customer without an owner would be out of sight
    assert await _names(lead) == {"自分の顧客"}

    made = await records.created(
        admin, "/api/teams", {"name": "一", "manager_ids": [await _me(lead)], "member_ids": [await _me(rep)]}
    )
    assert await _names(lead) == {"自分の顧客", "担当一の顧客"}
    assert await _names(lead, "/api/devices") == {"一の計器"}
    assert (await lead.get("/api/today")).json()["stats"]["customers"] == 2
    assert len((await lead.get("/api/sales-notes")).json()["items"]) == 1
    assert {u["username"] for u in (await lead.get("/api/users")).json()["items"]} == {"lead", "rep"}
    for customer, status in ((of_rep, 200), (of_other, 404), (nobodys, 404)):
        assert (await lead.get(f"/api/customers/{customer['customer_id']}")).status_code == status

    changed = await admin.patch(
        f"/api/teams/{made['team_id']}", json={"member_ids": [await _me(other)]}, headers=if_match(made)
    )
    assert changed.json()["version"] == 2
    assert await _names(lead) == {"自分の顧客", "担当二の顧客"}
    everyone = await admin.patch(f"/api/teams/{made['team_id']}", json={"everyone": True}, headers=if_match(2))
    assert everyone.status_code == 200
    assert {"担当一の顧客", "担当二の顧客", "担当なしの顧客"} <= await _names(lead)
    assert (await admin.delete(f"/api/teams/{made['team_id']}", headers=if_match(3))).status_code == 204
    assert await _names(lead) == {"自分の顧客"}


async def test_a_manager_hands_over_within_the_team(
    admin: httpx.AsyncClient, lead: httpx.AsyncClient, rep: httpx.AsyncClient, other: httpx.AsyncClient
) -> None:
    ids = {"manager_ids": [await _me(lead)], "member_ids": [await _me(rep)]}
    team = await records.created(admin, "/api/teams", {"name": "引き継ぎ"} | ids)
    customer = await records.customer(rep)
    path = f"/api/customers/{customer['customer_id']}"
    for owner in (await _me(other), "nobody", None):
        refused = await lead.patch(path, json={"owner_id": owner}, headers=if_match(customer))
        assert records.code_of(refused) == (403, "forbidden")
    moved = await lead.patch(path, json={"owner_id": await _me(lead)}, headers=if_match(customer))
    assert moved.status_code == 200
    assert (await rep.get(path)).status_code == 404
    rows = "customer_id,name,risk_level,owner\nI1,一,3,rep\nI2,二,3,other\nI3,三,3,\n"
    report = (await lead.post("/api/imports", files={"files": ("c.csv", rows.encode())})).json()
    assert (report["totals"]["created"], report["files"][0]["errors"][0]["code"]) == (2, "foreign-owner")
    assert (await lead.get("/api/customers/I3")).json()["owner_id"] == await _me(lead)
    await admin.delete(f"/api/teams/{team['team_id']}", headers=if_match(team))


async def test_administrators_write_and_managers_read_their_own(
    admin: httpx.AsyncClient, lead: httpx.AsyncClient, manager: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    mine = await records.created(admin, "/api/teams", {"name": "静岡", "manager_ids": [await _me(lead)]})
    path = f"/api/teams/{mine['team_id']}"
    assert [t["name"] for t in (await lead.get("/api/teams")).json()["items"]] == ["静岡"]
    assert [t["name"] for t in (await manager.get("/api/teams")).json()["items"]] == ["Everyone"]
    assert {t["name"] for t in (await admin.get("/api/teams")).json()["items"]} == {"静岡", "Everyone"}
    assert (await lead.get(path)).headers["etag"] == '"1"'
    assert records.code_of(await manager.get(path)) == (404, "not-found")
    assert records.code_of(await rep.get("/api/teams")) == (403, "forbidden")
    assert records.code_of(await lead.patch(path, json={"everyone": True}, headers=if_match(1))) == (403, "forbidden")
    assert records.code_of(await admin.patch(path, json={"name": "x"}, headers=if_match(7))) == (412, "stale-version")
    assert records.code_of(await admin.patch(path, json={"name": "x"})) == (428, "precondition-required")
    assert records.code_of(await admin.delete("/api/teams/none", headers=if_match(1))) == (404, "not-found")
    assert (await admin.delete(path, headers=if_match(1))).status_code == 204


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": "EVERYONE"}, 409, "team-name-taken"),
        ({"name": " "}, 422, "invalid"),
        ({"name": "x", "member_ids": ["nobody"]}, 422, "unknown-user"),
        ({"name": "x", "manager_ids": ["{rep}"]}, 422, "not-a-manager"),
        ({"name": "x", "colour": "red"}, 422, "invalid"),
    ],
)
async def test_a_team_that_cannot_be(
    admin: httpx.AsyncClient, rep: httpx.AsyncClient, body: Body, status: int, code: str
) -> None:
    if "manager_ids" in body:
        body = body | {"manager_ids": [await _me(rep)]}
    answer = await admin.post("/api/teams", json=body)
    assert answer.status_code == status, answer.text
    problem = answer.json()
    assert code in (problem["code"], *(error["code"] for error in problem["errors"]))


async def test_a_repeated_request_makes_one_team(admin: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "team-once-1"}
    first, second = [(await admin.post("/api/teams", json={"name": "一度"}, headers=key)).json() for _ in range(2)]
    assert first == second
    assert (await admin.delete(f"/api/teams/{first['team_id']}", headers=if_match(1))).status_code == 204


async def test_who_leaves_is_in_no_team(running: Running, admin: httpx.AsyncClient) -> None:
    boss = await _person(running, admin, "boss", "manager")
    member = await _person(running, admin, "member", "rep")
    ids = {"manager_ids": [boss["user_id"]], "member_ids": [member["user_id"], boss["user_id"]]}
    team = await records.created(admin, "/api/teams", {"name": "去る"} | ids)
    path = f"/api/teams/{team['team_id']}"
    removed = await admin.delete(f"/api/users/{member['user_id']}", headers=if_match(member))
    assert removed.status_code == 204
    assert (await admin.get(path)).json()["member_ids"] == [boss["user_id"]]
    demoted = await admin.patch(f"/api/users/{boss['user_id']}", json={"role": "rep"}, headers=if_match(boss))
    assert demoted.status_code == 200, demoted.text
    left = (await admin.get(path)).json()
    assert (left["manager_ids"], left["member_ids"], left["version"]) == ([], [boss["user_id"]], 3)
    await admin.delete(path, headers=if_match(3))


async def test_nobody_joins_a_team_while_leaving(running: Running, admin: httpx.AsyncClient) -> None:
    """Users go while a team takes them in; whoever is first, no team names somebody who is not there."""
    team = await records.created(admin, "/api/teams", {"name": "同時"})
    people = [await _person(running, admin, f"gone{n}", "rep") for n in range(4)]

    async def join(person: Body) -> None:
        for _ in range(20):
            now = (await admin.get(f"/api/teams/{team['team_id']}")).json()
            ids = [*now["member_ids"], person["user_id"]]
            path = f"/api/teams/{team['team_id']}"
            answer = await admin.patch(path, json={"member_ids": ids}, headers=if_match(now))
            if answer.status_code != 412:
                return

    leave = [admin.delete(f"/api/users/{p['user_id']}", headers=if_match(p)) for p in people]
    answers = await asyncio.gather(*map(join, people), *leave)
    assert {a.status_code for a in answers if a is not None} <= {204, 503}
    there = {u["user_id"] for u in (await admin.get("/api/users")).json()["items"]}
    assert set((await admin.get(f"/api/teams/{team['team_id']}")).json()["member_ids"]) <= there


async def test_another_process_learns_of_it_within_seconds(
    running: Running, admin: httpx.AsyncClient, lead: httpx.AsyncClient, rep: httpx.AsyncClient
) -> None:
    seconds = 0.0
    elsewhere = Leaders(running.service(TeamService).teams, lambda: seconds)
    me, member = await _me(lead), await _me(rep)
    assert await elsewhere.led_by(me) == frozenset()
    ids = {"manager_ids": [me], "member_ids": [member]}
    team = await records.created(admin, "/api/teams", {"name": "遠く"} | ids)
    assert await elsewhere.led_by(me) == frozenset()
    seconds = 3.0
    assert await elsewhere.led_by(me) == {member}
    await admin.delete(f"/api/teams/{team['team_id']}", headers=if_match(team))
