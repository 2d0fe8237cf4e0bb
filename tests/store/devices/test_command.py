"""`otomo import devices`: the same words and exit codes as for the other files."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from otomo.cli.main import app
from otomo.settings import Settings
from otomo.store.tables import create_tables, drop_tables
from typer.testing import CliRunner, Result

pytestmark = pytest.mark.mission("IOT-2")

Otomo = Callable[..., Result]


@pytest.fixture(scope="module")
def otomo(aws_env: dict[str, str]) -> Iterator[Otomo]:
    """Runs commands on tables of their own, with customer C1 in the book."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OTOMO_TABLE_PREFIX", f"t-{uuid4().hex[:12]}")
        create_tables(Settings())
        yield lambda *arguments: CliRunner().invoke(app, arguments)
        drop_tables(Settings())


@pytest.fixture(scope="module")
def folder(otomo: Otomo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("files")
    book = made / "customers.csv"
    book.write_text("customer_id,name,risk_level\nC1,A,3\n", encoding="utf-8")
    assert otomo("import", "customers", str(book)).exit_code == 0
    return made


def test_good_rows_are_stored_and_bad_ones_listed(otomo: Otomo, folder: Path) -> None:
    file = folder / "d.csv"
    file.write_bytes("機器ID,顧客ID,機器名,保守会社\nd-1,C1,棚の温度計,甲\nd-2,C9,x,\n".encode("cp932"))
    lines = [
        'line 3, 顧客ID "C9": There is no such customer [unknown-customer]',
        "column 保守会社: not known; kept aside with each record",
    ]
    tried = otomo("import", "devices", str(file), "--dry-run")
    assert (tried.exit_code, tried.stdout.splitlines()) == (
        1,
        [*lines, "would be: 1 created, 0 updated, 0 unchanged, 1 rejected (2 rows, cp932)"],
    )
    done = otomo("import", "devices", str(file))
    assert (done.exit_code, done.stdout.splitlines()) == (
        1,
        [*lines, "1 created, 0 updated, 0 unchanged, 1 rejected (2 rows, cp932)"],
    )
    again = otomo("import", "devices", str(file), "--locale", "ja")
    assert "0 created, 0 updated, 1 unchanged, 1 rejected" in again.stdout
    assert "この顧客はいません" in again.stdout


def test_a_clean_file_ends_with_zero(otomo: Otomo, folder: Path) -> None:
    file = folder / "clean.csv"
    file.write_text("device_id,customer_id,name\nd-3,C1,x\n", encoding="utf-8")
    done = otomo("import", "devices", str(file), "--json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert (report["dry_run"], report["totals"]["created"], report["files"][0]["encoding"]) == (False, 1, "utf-8")


def test_a_file_that_cannot_be_used_ends_with_two(otomo: Otomo, folder: Path) -> None:
    file = folder / "odd.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    done = otomo("import", "devices", str(file))
    assert (done.exit_code, "otomo: odd.csv: " in done.stderr) == (2, True)
    assert otomo("import", "devices", str(folder / "missing.csv")).exit_code == 2
    file.write_text("device_id,customer_id,name\n", encoding="utf-8")
    owned = otomo("import", "devices", str(file), "--owner", "haruka")
    assert (owned.exit_code, "customer's owner" in owned.stderr) == (2, True)
