"""`otomo job` and `otomo restore` as an operator meets them: results, exit codes, being told to end, being killed."""

import asyncio
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from fault_proxy import Delay, FaultProxy
from otomo.cli.main import app
from otomo.settings import Settings
from otomo.store.tables import TABLES, create_tables, drop_tables
from typer.testing import CliRunner, Result

pytestmark = [pytest.mark.mission("OPS-5"), pytest.mark.mission("OPS-6")]

Otomo = Callable[..., Result]


@pytest.fixture(scope="module")
def prefix(aws_env: dict[str, str]) -> Iterator[str]:
    settings = Settings(table_prefix=f"t-{uuid4().hex[:12]}")
    create_tables(settings)
    yield settings.table_prefix
    drop_tables(settings)


@pytest.fixture(scope="module")
def otomo(prefix: str) -> Otomo:
    def run(*arguments: str, **env: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"OTOMO_TABLE_PREFIX": prefix} | env)

    return run


@pytest.fixture
def to() -> Iterator[str]:
    """A prefix to restore to, swept away after."""
    name = f"t-{uuid4().hex[:12]}"
    yield name
    drop_tables(Settings(table_prefix=name))


def records(prefix: str) -> dict[str, list[str]]:
    """Everything but what processes keep of themselves: leases of jobs, signs of life, what the log says of jobs."""
    found = {}
    for table in TABLES:
        items = boto3.resource("dynamodb").Table(f"{prefix}-{table}").scan(ConsistentRead=True)["Items"]
        kept = [
            item
            for item in items
            if not str(item.get("key", "")).startswith("job#") and item.get("device_id") != "#processes"
        ]
        jobs = {_place(item) for item in kept if str(item.get("action", "")).startswith("jobs.")}
        kept = [item for item in kept if not jobs & {_place(item), _place(item, "entry_")}]
        found[table] = sorted(repr(sorted(item.items())) for item in kept)
    return found


def _place(item: dict[str, Any], prefix: str = "") -> tuple[Any, Any]:
    return item.get(f"{prefix}pk"), item.get(f"{prefix}sk")


@pytest.mark.mission("CRM-12")
def test_export_wipe_import_equal(otomo: Otomo, prefix: str, tmp_path: Path) -> None:
    assert otomo("demo", "load").exit_code == 0
    before = records(prefix)
    assert sum(map(len, before.values())) > 200
    made = otomo("job", "backup", "--to", str(tmp_path), "--json")
    outcome = json.loads(made.stdout)
    assert (made.exit_code, outcome["state"], outcome["result"]["consistent"]) == (0, "done", "yes")
    assert "backup: crm: " in made.stderr
    folder = outcome["result"]["backup"]
    there = otomo("restore", folder, "--to-prefix", prefix)
    assert (there.exit_code, "The tables are not empty" in there.stderr) == (1, True)
    drop_tables(Settings(table_prefix=prefix))
    assert otomo("job", "backup", "--to", str(tmp_path)).exit_code == 1  # there is nothing
    back = otomo("restore", folder, "--to-prefix", prefix)
    assert back.exit_code == 0, back.stderr
    assert "equal to the backup" in back.stdout
    assert records(prefix) == before
    assert otomo("audit", "verify").exit_code == 0  # the log goes on where the backup ended


def test_where_backups_go_must_be_said(otomo: Otomo, tmp_path: Path) -> None:
    nowhere = otomo("job", "backup")
    assert (nowhere.exit_code, nowhere.stdout) == (2, "")
    assert "OTOMO_BACKUP__BUCKET" in nowhere.stderr
    assert otomo("job", "backup", OTOMO_BACKUP__FOLDER=str(tmp_path)).stdout.startswith("backup: done: ")
    assert list(tmp_path.glob("daily/*/manifest.json"))


@pytest.mark.parametrize(
    ("source", "to_prefix", "code", "says"),
    [
        ("{folder}", "fine", 1, "This is not a finished backup"),
        ("s3://no-such-bucket-at-all/daily/x", "fine", 1, "The place of the backups cannot be used"),
        ("{folder}", "not fine", 2, "--to-prefix not fine"),
    ],
)
def test_what_cannot_be_restored(
    otomo: Otomo, tmp_path: Path, source: str, to_prefix: str, code: int, says: str, request: pytest.FixtureRequest
) -> None:
    if source.startswith("s3:") and request.config.getoption("--dynamodb") == "local":
        pytest.skip("DynamoDB Local has no S3")
    result = otomo("restore", source.format(folder=tmp_path), "--to-prefix", to_prefix)
    assert result.exit_code == code
    assert says in result.stderr
    names = boto3.client("dynamodb").list_tables()["TableNames"]
    assert not [name for name in names if name.startswith("fine-")]  # nothing was made for it


def test_every_job_runs_and_says_what_it_did(otomo: Otomo) -> None:
    for job, does in {
        "cache-warm": "asked",
        "cleanup": "sessions",
        "signals": "rankings",
        "compact": "devices",
    }.items():
        result = otomo("job", job, "--json")
        outcome = json.loads(result.stdout)
        assert (result.exit_code, outcome["job"], outcome["state"]) == (0, job, "done")
        assert does in outcome["result"]


@pytest.fixture
def slow(aws_env: dict[str, str]) -> Iterator[str]:
    """DynamoDB, most of a second away: a backup takes ten; commands of this process need its main thread."""
    addresses: queue.Queue[str] = queue.Queue()
    loop = asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        async with FaultProxy.before(aws_env["AWS_ENDPOINT_URL"]) as proxy:
            proxy.fail(Delay(0.8), times=10_000)
            addresses.put(proxy.url)
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    yield addresses.get(timeout=10)
    loop.call_soon_threadsafe(over.set)
    thread.join()
    loop.close()


@contextmanager
def begun(prefix: str, endpoint: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A backup in a process of its own, which is at work."""
    env = os.environ | {"OTOMO_TABLE_PREFIX": prefix, "AWS_ENDPOINT_URL_DYNAMODB": endpoint}
    command = [sys.executable, "-m", "otomo", "job", "backup", "--to", str(folder), "--json"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        while "backup: " not in (line := running.stderr.readline()):
            assert line, f"it ended with {running.wait()}"
        yield running


def ended(running: subprocess.Popen[str]) -> tuple[int, str | None]:
    out, _ = running.communicate(timeout=30)
    return running.returncode, json.loads(out)["state"] if out else None


def test_overlapping_runs_and_one_that_is_told_to_end(otomo: Otomo, prefix: str, slow: str, tmp_path: Path) -> None:
    with begun(prefix, slow, tmp_path) as first:
        second = otomo("job", "backup", "--to", str(tmp_path), "--json")
        assert (second.exit_code, json.loads(second.stdout)["state"]) == (0, "skipped")
        first.send_signal(signal.SIGTERM)
        assert ended(first) == (1, "stopped")
    assert not list(tmp_path.glob("*/*/manifest.json"))
    again = otomo("job", "backup", "--to", str(tmp_path), "--json")
    assert json.loads(again.stdout)["state"] == "done"  # the lease was given back


def test_a_run_that_is_killed_leaves_the_backup_before(
    otomo: Otomo, prefix: str, slow: str, tmp_path: Path, to: str
) -> None:
    assert otomo("job", "backup", "--to", str(tmp_path)).exit_code == 0
    with begun(prefix, slow, tmp_path) as killed:
        killed.kill()
        assert ended(killed) == (-signal.SIGKILL, None)
    skipped = otomo("job", "backup", "--to", str(tmp_path), "--json")
    assert json.loads(skipped.stdout)["state"] == "skipped"  # for the minute that its lease still lasts
    [folder] = tmp_path.glob("daily/*")
    restored = otomo("restore", str(folder), "--to-prefix", to)
    assert restored.exit_code == 0, restored.stderr
    assert records(to) == records(prefix)
