"""The commands that prepare an installation: tables, accounts, the demo book and generated ones."""

import asyncio
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import boto3
import pytest
from otomo.auth.passwords import verify_password
from otomo.cli.main import app
from otomo.demo import DEMO_USERS, MANIFEST
from otomo.demo.climate import OVERHEATED
from otomo.demo.files import BOOK_DEVICES, MORE_DEVICES, device_ids
from otomo.settings import Settings
from otomo.store.tables import TABLES, drop_tables
from typer.testing import CliRunner, Result

Otomo = Callable[..., Result]

PASSWORD = "correct horse battery"
OF_BOOK = device_ids(BOOK_DEVICES)
PRODUCTION = {"OTOMO_ENVIRONMENT": "production", "OTOMO_SESSION_SECRET": "s" * 40}


@pytest.fixture(scope="module")
def prefix() -> str:
    return f"t-{uuid4().hex[:12]}"


@pytest.fixture(scope="module")
def otomo(aws_env: dict[str, str], prefix: str) -> Iterator[Otomo]:
    """Runs a command on tables of the module's own."""

    def run(*arguments: str, stdin: str | None = None, **env: str) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, env={"OTOMO_TABLE_PREFIX": prefix} | env)

    yield run
    drop_tables(Settings(table_prefix=prefix))


def items_of(prefix: str, table: str) -> list[dict[str, Any]]:
    """Everything in a table."""
    resource = boto3.resource("dynamodb").Table(f"{prefix}-{table}")
    answer = resource.scan(ConsistentRead=True)
    items = list(answer["Items"])
    while "LastEvaluatedKey" in answer:
        answer = resource.scan(ConsistentRead=True, ExclusiveStartKey=answer["LastEvaluatedKey"])
        items += answer["Items"]
    return items


def kind_of(row: dict[str, Any]) -> str | None:
    """Which kind of record a row of the crm table is; None for digests, counters and pointers."""
    partition, sort = str(row["pk"]), str(row["sk"])
    if partition.startswith("C#"):
        return {"PROFILE": "customer", "H#": "holding", "N#": "sales_note", "I#": "cash_inflow"}.get(
            sort if sort == "PROFILE" else sort[:2]
        )
    if partition == "IMPORTS" and sort != "LOCK":
        return "import"
    if sort.startswith("R#"):
        return {"PRODUCTS": "product", "EVENTS": "economic_event"}.get(partition)
    return None


def counted(prefix: str) -> dict[str, int]:
    """Records in the store by kind, as the manifest of the demo book names them."""
    counts = dict.fromkeys(MANIFEST, 0)
    for row in items_of(prefix, "crm"):
        if kind := kind_of(row):
            counts[kind] += 1
    counts["user"] = sum(u.get("username") in DEMO_USERS for u in items_of(prefix, "users"))
    counts["trip"] = len(items_of(prefix, "trips"))
    # The others are not part of the book.
    counts["device"] = sum("device" in row for row in items_of(prefix, "devices") if row["device_id"] in OF_BOOK)
    return counts


def test_init_creates_what_is_missing_and_nothing_twice(otomo: Otomo, prefix: str) -> None:
    first = otomo("init")
    assert first.exit_code == 0, first.output
    assert first.output.splitlines() == [f"{prefix}-{name}: created" for name in TABLES]
    again = otomo("init")
    assert again.exit_code == 0
    assert again.output.splitlines() == [f"{prefix}-{name}: exists" for name in TABLES]


@pytest.mark.mission("CRM-10")
def test_the_demo_book_is_what_its_manifest_says(otomo: Otomo, prefix: str) -> None:
    loaded = otomo("demo", "load")
    assert loaded.exit_code == 0, loaded.output
    assert "64 records" in loaded.output
    counts = counted(prefix)
    assert counts == MANIFEST
    assert sum(counts.values()) == 68
    assert len(MANIFEST) == 10
    again = otomo("demo", "load")
    assert again.exit_code == 0
    assert "there already" in again.output
    assert counted(prefix) == counts


@pytest.mark.mission("IOT-6")
def test_the_demo_has_devices_with_a_past_and_one_of_them_in_alarm(otomo: Otomo, prefix: str) -> None:
    rows = items_of(prefix, "devices")
    assert {row["device_id"] for row in rows if "device" in row} == {*OF_BOOK, *device_ids(MORE_DEVICES)}
    hours = [row["series"] for row in items_of(prefix, "metric-rollups") if str(row["series"]).endswith("#1h")]
    assert {hours.count(f"{device_id}#1h") for device_id in OF_BOOK} <= {334, 335}  # two weeks without two hours
    alarms = [alarm for alarm in items_of(prefix, "alarms") if alarm.get("listing") == "open"]
    assert {alarm["device_id"] for alarm in alarms} == {OVERHEATED}
    assert [alarm["alarm_id"][14:] for alarm in alarms if "threshold" in alarm["alarm_id"]], alarms


@pytest.mark.mission("CRM-10")
def test_a_generated_book_is_added_once(otomo: Otomo, prefix: str) -> None:
    before = counted(prefix)
    loaded = otomo("demo", "load", "--customers", "30", "--holdings", "4", "--owner", "sato")
    assert loaded.exit_code == 0, loaded.output
    assert "30 of 30 customers added" in loaded.output
    after = counted(prefix)
    assert after["customer"] == before["customer"] + 30
    assert after["holding"] > before["holding"] + 30
    again = otomo("demo", "load", "--customers", "30", "--holdings", "4", "--owner", "sato")
    assert "0 of 30 customers added, 30 were there already" in again.output
    assert counted(prefix) == after
    nobody = otomo("demo", "load", "--customers", "3", "--owner", "nobody")
    assert nobody.exit_code == 1
    assert "nobody is not a demo rep" in nobody.stderr


@pytest.mark.mission("ID-3")
def test_a_user_is_invited_to_sign_in_with_a_providers_account(otomo: Otomo, prefix: str) -> None:
    added = otomo("user", "add", "first", "--email", "first@otomo.test", "--role", "admin", "--invited")
    assert added.exit_code == 0, added.output
    (stored,) = (u for u in items_of(prefix, "users") if u.get("username") == "first")
    assert stored["invited"] is True
    assert "password_hash" not in stored


@pytest.mark.mission("ID-1", "ID-4")
def test_a_user_is_added_with_a_password_from_standard_input(otomo: Otomo, prefix: str) -> None:
    def add(username: str, email: str, password: str, *options: str) -> Result:
        return otomo("user", "add", username, "--email", email, "--password-stdin", *options, stdin=f"{password}\n")

    added = add("tanaka", "tanaka@otomo.test", PASSWORD, "--role", "manager", "--name", "田中", "--locale", "en")
    assert added.exit_code == 0, added.output
    assert re.fullmatch(r"tanaka \(manager\) added as u_\w+\n", added.output)
    (stored,) = (u for u in items_of(prefix, "users") if u.get("username") == "tanaka")
    assert (stored["display_name"], stored["locale"], stored["role"]) == ("田中", "en", "manager")
    assert asyncio.run(verify_password(stored["password_hash"], PASSWORD))
    assert str(stored["password_hash"]).startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    for username, email, password, reason in (
        ("tanaka", "other@otomo.test", PASSWORD, "Another user has this user name"),
        ("other", "Tanaka@Otomo.test", PASSWORD, "Another user has this e-mail address"),
        ("other", "other@otomo.test", "short", "Use 10 characters or more"),
        ("other", "other@otomo.test", "password123", "among the most common"),
        ("otherotherother", "o@otomo.test", "otherotherother", "Do not use your own name"),
    ):
        refused = add(username, email, password)
        assert refused.exit_code == 1, refused.output
        assert reason in refused.stderr
        assert len(refused.stderr.splitlines()) == 1
    for username, email in (("with space", "x@otomo.test"), ("fine", "no-address")):
        malformed = add(username, email, PASSWORD)
        assert malformed.exit_code == 2
        assert malformed.stderr.startswith("otomo: ")
    assert not [u for u in items_of(prefix, "users") if u.get("username") in ("other", "fine")]


@pytest.mark.parametrize(
    "arguments", [("init",), ("demo", "load"), ("user", "add", "x1", "--email", "x@y.z", "--password-stdin")], ids=str
)
def test_an_unreachable_store_is_one_clear_line(otomo: Otomo, arguments: tuple[str, ...]) -> None:
    nowhere = "http://127.0.0.1:9"
    failed = otomo(*arguments, stdin=f"{PASSWORD}\n", AWS_ENDPOINT_URL=nowhere, AWS_ENDPOINT_URL_DYNAMODB=nowhere)
    assert failed.exit_code == 1
    *_, last = failed.stderr.splitlines()
    assert last.startswith("otomo: ")
    assert "Traceback" not in failed.output


def test_missing_tables_are_one_clear_line(otomo: Otomo) -> None:
    failed = otomo("demo", "load", OTOMO_TABLE_PREFIX="t-nothing-here")
    assert failed.exit_code == 1
    *_, last = failed.stderr.splitlines()
    assert last.startswith("otomo: ")
    assert "otomo init" in last


@pytest.mark.parametrize(
    ("env", "name"),
    [
        ({"OTOMO_SESSION_SECRET": "short"}, "OTOMO_SESSION_SECRET"),
        ({"OTOMO_ENVIRONMENT": "production"}, "OTOMO_SESSION_SECRET"),
        (PRODUCTION | {"OTOMO_PUBLIC_URL": "http://otomo.example"}, "OTOMO_PUBLIC_URL is http://otomo.example/: "),
        (PRODUCTION, "OTOMO_PLAIN_HTTP=true accepts"),
        ({"OTOMO_PORT": "many"}, "port"),
        ({"OTOMO_TILES__URL": "https://tiles.example/{z}"}, "attribution"),
    ],
)
def test_unusable_settings_are_named(otomo: Otomo, env: dict[str, str], name: str) -> None:
    failed = otomo("init", **env)
    assert failed.exit_code == 2
    assert name in failed.stderr
    assert len(failed.stderr.splitlines()) == 1


def test_wiping_asks_first(otomo: Otomo, prefix: str) -> None:
    assert otomo("init", "--wipe", stdin="n\n").exit_code == 1
    assert items_of(prefix, "users")
    assert otomo("init", "--wipe", "--yes").exit_code == 0
    assert items_of(prefix, "users") == []
