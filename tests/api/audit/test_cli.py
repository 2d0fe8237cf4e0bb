"""`otomo audit`, as an operator runs it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import boto3
import pytest
from otomo.cli.main import app
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from typer.testing import CliRunner, Result

pytestmark = pytest.mark.mission("ID-6")

Otomo = Callable[..., Result]


@pytest.fixture
def prefix(aws_env: dict[str, str]) -> Iterator[str]:
    name = f"t-{uuid4().hex[:12]}"
    create_tables(Settings(table_prefix=name))
    yield name
    drop_tables(Settings(table_prefix=name))


@pytest.fixture
def otomo(prefix: str) -> Otomo:
    def run(*arguments: str, **env: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"OTOMO_TABLE_PREFIX": prefix} | env)

    return run


def _user(otomo: Otomo, name: str) -> None:
    added = otomo("user", "add", name, "--email", f"{name}@otomo.test", "--invited")
    assert added.exit_code == 0, added.output


def test_the_log_is_checked_copied_and_its_copy_checked(otomo: Otomo, prefix: str, tmp_path: Path) -> None:
    for name in ("tanaka", "suzuki", "sato"):
        _user(otomo, name)
    whole = otomo("audit", "verify", "--json")
    assert (whole.exit_code, json.loads(whole.stdout)) == (
        0, {"links": 3, "expired": 0, "broken": 0, "first": None}
    )  # fmt: skip
    file = tmp_path / "log.jsonl"
    assert otomo("audit", "export", "--output", str(file)).exit_code == 0
    assert otomo("audit", "export", "--output", str(file)).exit_code == 2  # nothing is written over
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    bodies = [json.loads(line["entry"]["body"]) for line in lines[:-1]]
    assert {(b["actor"], b["actor_id"], b["action"]) for b in bodies} == {("job", "otomo user", "users.create")}
    assert "suzuki@otomo.test" not in file.read_text()
    assert "3 links are whole" in otomo("audit", "verify", "--file", str(file)).stdout
    assert otomo("audit", "verify", "--against", str(file)).exit_code == 0
    _tamper(prefix)
    broken = otomo("audit", "verify")
    assert broken.exit_code == 1
    assert "it or its entry is not as it was written" in broken.stdout
    assert otomo("audit", "verify", "--file", str(file)).exit_code == 0  # the copy is still good


def test_the_table_is_compared_with_the_servers_log(otomo: Otomo, prefix: str, tmp_path: Path) -> None:
    _user(otomo, "tanaka")
    table = boto3.resource("dynamodb").Table(f"{prefix}-audit")
    items = table.scan()["Items"]
    [link] = [item for item in items if "seal" in item]
    mark = f"{str(link['pk']).removeprefix('chain#')}-{link['sk']!s}:{link['seal']!s}"
    log = tmp_path / "backend.log"
    log.write_text(f'2026-11-21T00:00:00Z {{"event":"audit.sealed","mark":"{mark}"}}\n')
    assert otomo("audit", "verify", "--log", str(log)).exit_code == 0
    for item in items:
        table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})
    assert otomo("audit", "verify").exit_code == 0  # nothing in the table tells
    gone = otomo("audit", "verify", "--log", str(log))
    assert (gone.exit_code, "is not the link that was there" in gone.stdout) == (1, True), gone.output


def _tamper(prefix: str) -> None:
    table = boto3.resource("dynamodb").Table(f"{prefix}-audit")
    entry = next(item for item in table.scan()["Items"] if "otomo user" in str(item.get("body")))
    table.put_item(Item=entry | {"body": str(entry["body"]).replace("otomo user", "somebody else")})


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--from", "yesterday"), 2, "yesterday is no day or time"),
        (("--file", "nowhere.jsonl"), 2, "nowhere.jsonl: No such file"),
        (("--log", "nowhere.log"), 2, "nowhere.log: No such file"),
        (("--log", __file__), 2, "no line says audit.sealed"),
        (("--file", __file__), 1, "line 1 is not one of an export"),
    ],
)
def test_bad_input(otomo: Otomo, arguments: tuple[str, ...], code: int, words: str) -> None:
    found = otomo("audit", "verify", *arguments)
    assert (found.exit_code, words in found.output) == (code, True), found.output


def test_an_export_that_cannot_be_written_is_one_clear_line(otomo: Otomo, tmp_path: Path) -> None:
    nowhere = tmp_path / "missing" / "log.jsonl"
    refused = otomo("audit", "export", "--output", str(nowhere))
    assert (refused.exit_code, refused.stderr) == (2, f"otomo: {nowhere}: No such file or directory\n")


def test_a_file_of_another_installation_is_not_believed(otomo: Otomo, tmp_path: Path) -> None:
    _user(otomo, "tanaka")
    file = tmp_path / "log.jsonl"
    assert otomo("audit", "export", "--output", str(file)).exit_code == 0
    other = otomo("audit", "verify", "--file", str(file), OTOMO_AUDIT__KEYS="another secret altogether")
    assert other.exit_code == 1
    assert "not configured" in other.output


def test_a_span(otomo: Otomo) -> None:
    _user(otomo, "tanaka")
    assert json.loads(otomo("audit", "verify", "--to", "2020-01-01", "--json").stdout)["links"] == 0
    assert json.loads(otomo("audit", "verify", "--from", "2020-01-01", "--json").stdout)["links"] == 1
