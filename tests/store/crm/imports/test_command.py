"""`otomo import`: what it prints, and how it ends."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from otomo.cli.main import app
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from typer.testing import CliRunner, Result

pytestmark = pytest.mark.mission("CRM-9")


@dataclass(frozen=True)
class Terminal:
    """Runs commands on tables of their own."""

    folder: Path

    def run(self, *arguments: str, typed: str | None = None) -> Result:
        """The result of `otomo ARGUMENTS`."""
        return CliRunner().invoke(app, arguments, input=typed)

    def write(self, name: str, text: str | bytes) -> str:
        """The path of a file."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)


@pytest.fixture(scope="module")
def terminal(aws_env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTOMO_TABLE_PREFIX", f"t-{uuid4().hex[:12]}")
        create_tables(Settings())
        made = Terminal(tmp_path_factory.mktemp("files"))
        added = made.run(
            "user", "add", "haruka", "--email", "h@otomo.test", "--password-stdin", typed="long enough 93x!\n"
        )
        assert added.exit_code == 0, added.output
        yield made
        drop_tables(Settings())


def test_good_rows_are_stored_and_bad_ones_listed(terminal: Terminal) -> None:
    file = terminal.write("c.csv", "顧客ID,氏名,リスク許容度,memo\nC1,高橋,3,x\nC2,佐藤,9,\n".encode("cp932"))
    lines = [
        'line 3, リスク許容度 "9": A whole number from 1 to 5 [out-of-range]',
        "column memo: not known; kept aside with each record",
    ]
    tried = terminal.run("import", "customers", file, "--dry-run")
    assert (tried.exit_code, tried.stdout.splitlines()[:2]) == (1, lines)
    assert "would be: 1 created, 0 updated, 0 unchanged, 1 rejected (2 rows, cp932)" in tried.stdout
    done = terminal.run("import", "customers", file)
    assert (done.exit_code, done.stdout.splitlines()[:2]) == (1, lines)
    assert "1 created, 0 updated, 0 unchanged, 1 rejected" in done.stdout
    again = terminal.run("import", "customers", file, "--locale", "ja")
    assert "0 created, 0 updated, 1 unchanged, 1 rejected" in again.stdout
    assert "1〜5の整数です" in again.stdout


def test_a_clean_file_ends_with_zero_and_an_owner_can_be_said(terminal: Terminal) -> None:
    file = terminal.write("own.csv", "customer_id,name,risk_level\nD1,A,3\n")
    done = terminal.run("import", "customers", file, "--owner", "haruka", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["totals"] == {"rows": 1, "created": 1, "updated": 0, "unchanged": 0, "rejected": 0}
    unknown = terminal.run("import", "customers", file, "--owner", "nobody")
    assert (unknown.exit_code, "no such user" in unknown.stderr) == (2, True)


def test_every_refused_row_is_listed(terminal: Terminal) -> None:
    file = terminal.write("bad.csv", "name,risk_level\n" + "A,9\n" * 1500)
    done = terminal.run("import", "customers", file, "--json")
    (report,) = json.loads(done.stdout)["files"]
    assert [error["line"] for error in report["errors"]] == list(range(2, 1502))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("age;job;marital\n58;x;y\n", "name (氏名), risk_level (リスク許容度)"),
        ('customer_id,name,risk_level\nE1,"A,3\n', "line 2 is never closed"),
        (b"PK\x03\x04", "workbook"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_two(terminal: Terminal, content: str | bytes, says: str) -> None:
    done = terminal.run("import", "customers", terminal.write("x.csv", content))
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_wrong_use_ends_with_two(terminal: Terminal) -> None:
    assert terminal.run("import", "customers", str(terminal.folder / "missing.csv")).exit_code == 2
    assert terminal.run("import", "customers", str(terminal.folder)).exit_code == 2
    assert terminal.run("import", "devices", terminal.write("d.csv", "a,b\n")).exit_code == 2
