"""The embedded AWS keeps what it acknowledged: at a stop, after a kill -9, and when its newest file is damaged."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [str(ROOT / ".local" / "aws" / "bin" / "python"), str(ROOT / "devtools" / "embedded_aws")]


class Server:
    """A running embedded AWS, and what it said until it was ready."""

    def __init__(self, state: Path, *options: str) -> None:
        command = [*COMMAND, "--state", str(state), "--save-every", "0.2", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.notices: list[str] = []
        assert self.process.stdout
        for line in self.process.stdout:
            message = json.loads(line)
            if "ready" in message:
                self.port = message["port"]
                return
            self.notices.append(message["notice"])
        raise AssertionError(f"ended with {self.process.wait()}")

    @property
    def dynamodb(self) -> Any:
        return boto3.client(
            "dynamodb",
            endpoint_url=f"http://127.0.0.1:{self.port}",
            region_name="ap-northeast-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(20)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        return code


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    started: list[Server] = []

    def start(*options: str) -> Server:
        started.append(Server(tmp_path / "state", *options))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.end(signal.SIGKILL)


def create_table(server: Server) -> None:
    server.dynamodb.create_table(
        TableName="things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


def put(server: Server, *ids: str) -> None:
    for each in ids:
        server.dynamodb.put_item(TableName="things", Item={"id": {"S": each}, "data": {"B": b"\x00\xff"}})


def stored(server: Server) -> set[str]:
    return {item["id"]["S"] for item in server.dynamodb.scan(TableName="things")["Items"]}


def wait_for_save(state: Path, mark: str) -> None:
    deadline = time.monotonic() + 10
    while mark not in (state.read_text() if state.exists() else ""):
        assert time.monotonic() < deadline, f"{mark} was not saved"
        time.sleep(0.05)


def test_a_stop_saves_the_last_write(serve: Callable[..., Server]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        server = serve("--save-every", "3600")
        if number == signal.SIGTERM:
            create_table(server)
        put(server, number.name)
        assert server.end(number) == 0
    assert stored(serve()) == {"SIGTERM", "SIGINT"}


def test_a_kill_loses_at_most_the_last_seconds(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve()
    create_table(server)
    put(server, "first", "second")
    wait_for_save(tmp_path / "state" / "dynamodb.json", "second")
    server.end(signal.SIGKILL)
    again = serve()
    assert again.notices == []
    assert stored(again) == {"first", "second"}


def test_a_kill_in_the_middle_of_a_save_leaves_a_readable_file(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve("--save-every", "0.01")
    create_table(server)
    for round_ in range(4):
        put(server, *(f"{round_}-{n}" for n in range(20)))
        server.end(signal.SIGKILL)
        server = serve("--save-every", "0.01")
        assert server.notices == []
        kept = stored(server)
        assert all({f"{r}-{n}" for n in range(20)} <= kept for r in range(round_))
        put(server, *(f"{round_}-{n}" for n in range(20)))
        wait_for_save(tmp_path / "state" / "dynamodb.json", f"{round_}-19")


PAUSES = """
import asyncio, time
import server

class Waiting:
    def take(self): return {}
    def write(self, states): time.sleep(1)

class Working(Waiting):
    def write(self, states):
        began = time.thread_time()
        while time.thread_time() - began < 0.2: pass

app = server.Watched(None)
for snapshots in Waiting(), Working():
    app.dirty = True
    print(asyncio.run(server.save_if_dirty(app, snapshots, 0.5)))
"""


def test_the_pause_after_a_save_follows_its_work_and_not_its_waiting() -> None:
    """On a busy machine a save waits for its turn; a kill -9 must not cost more for that."""
    env = {**os.environ, "SERVICES": "dynamodb", "DOCKER_HOST": "unix:///nonexistent", "LOG_LEVEL": "WARNING"}
    run = subprocess.run(
        [COMMAND[0], "-c", PAUSES], env=env | {"PYTHONPATH": COMMAND[1]}, stdout=subprocess.PIPE, text=True, check=True
    )
    waited, worked = map(float, run.stdout.split())
    assert waited == 0.5
    assert 1.0 <= worked < 1.5


def test_a_truncated_file_is_set_aside_and_the_one_before_it_used(serve: Callable[..., Server], tmp_path: Path) -> None:
    state = tmp_path / "state" / "dynamodb.json"
    server = serve()
    create_table(server)
    put(server, "first")
    wait_for_save(state, "first")
    put(server, "second")
    wait_for_save(state, "second")
    server.end(signal.SIGKILL)
    os.truncate(state, state.stat().st_size // 2)
    again = serve()
    assert [part in note for part, note in zip(("set aside as", "restored"), again.notices, strict=True)] == [True] * 2
    assert "first" in stored(again)
    assert len(list(state.parent.glob("dynamodb.json.damaged-*"))) == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[1, 2]", b'{"__ministack_format__": 2, "payload": [3]}'])
def test_it_starts_empty_when_nothing_can_be_read(serve: Callable[..., Server], tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "dynamodb.json").write_bytes(content)
    (state / "dynamodb.json.previous").write_bytes(content)
    server = serve()
    assert len(server.notices) == 2
    create_table(server)
    assert next(state.glob("dynamodb.json.damaged-*")).read_bytes() == content


@pytest.mark.parametrize("number", ["2.0", "1E-5", "-0", "1e+3", "1.50"])
def test_a_transaction_that_is_sent_again_is_the_same(serve: Callable[..., Server], number: str) -> None:
    server = serve()
    create_table(server)

    def write(n: str) -> None:
        items = [{"id": {"S": name}, "n": {"N": n}, "of": {"L": [{"N": number}]}} for name in "ab"]
        puts = [{"Put": {"TableName": "things", "Item": item}} for item in items]
        server.dynamodb.transact_write_items(TransactItems=puts, ClientRequestToken="one-and-the-same")

    write(number)
    write(number)
    with pytest.raises(server.dynamodb.exceptions.IdempotentParameterMismatchException):
        write("7")


def test_it_ends_with_its_parent(serve: Callable[..., Server]) -> None:
    server = serve("--with-parent")
    assert server.process.stdin
    server.process.stdin.close()
    assert server.wait() == 0


def test_the_fixture_points_every_client_at_an_empty_store(aws_env: dict[str, str]) -> None:
    assert boto3.client("dynamodb").meta.endpoint_url == aws_env["AWS_ENDPOINT_URL"]
    assert boto3.client("dynamodb").list_tables()["ResponseMetadata"]["HTTPStatusCode"] == 200
