"""`otomo metrics`: packing by hand, and the bill."""

from collections.abc import Iterator
from uuid import uuid4

import boto3
import pytest
from otomo.cli.main import app
from otomo.clock import Clock
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from typer.testing import CliRunner, Result

pytestmark = pytest.mark.mission("IOT-1")


@pytest.fixture(scope="module")
def prefix(aws_env: dict[str, str]) -> Iterator[str]:
    settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}")
    create_tables(settings)
    yield settings.table_prefix
    drop_tables(settings)


def otomo(prefix: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["metrics", *arguments], env={"OTOMO_TABLE_PREFIX": prefix})


def test_rows_of_any_client_are_packed_and_running_it_twice_changes_nothing(prefix: str) -> None:
    now = Clock().epoch() * 1000
    rows = boto3.resource("dynamodb").Table(f"{prefix}-metrics")
    for age in range(3):
        rows.put_item(Item={"device_id": "a", "timestamp": now - 30 * 3_600_000 + age, "temperature": 20})
    first = otomo(prefix, "compact", "a")
    assert (first.exit_code, first.output) == (0, "1 devices: 3 readings packed into 1 chunks\n")
    assert otomo(prefix, "compact", "a").output == "0 devices: 0 readings packed into 0 chunks\n"
    assert otomo(prefix, "compact", "a", "--again").output == "1 devices: 0 readings packed into 0 chunks\n"
    assert otomo(prefix, "compact").output == "0 devices: 0 readings packed into 0 chunks\n"
    [chunk] = boto3.resource("dynamodb").Table(f"{prefix}-metric-chunks").scan()["Items"]
    assert chunk["n"] == 3


def test_the_bill_is_printed(prefix: str) -> None:
    shown = otomo(prefix, "cost", "--interval", "600")
    assert shown.exit_code == 0
    lines = [line.split() for line in shown.output.splitlines()]
    assert lines[1] == ["a", "post", "rows", "chunks", "packing", "rollups", "total"]
    assert [line[0] for line in lines[2:]] == ["1", "6", "60", "300"]
    assert lines[2][1] == "1,000,000"


def test_a_store_that_cannot_be_reached_is_said(aws_env: dict[str, str]) -> None:
    nowhere = {"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:9", "OTOMO_TABLE_PREFIX": "x"}
    run = CliRunner().invoke(app, ["metrics", "compact", "a"], env=nowhere)
    assert run.exit_code == 1
    assert run.output.endswith("otomo: The service is busy; try again\n")
    assert "Traceback" not in run.output
