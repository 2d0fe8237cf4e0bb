"""`make up` on this machine: one command, nothing lost by a kill -9, nothing left running."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from launched import ROOT, Launcher, free_port

pytestmark = [
    pytest.mark.xdist_group("up"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the process table in /proc"),
    pytest.mark.skipif(
        not (ROOT / "frontend" / "node_modules").exists(), reason="the frontend is not installed: run `make install`"
    ),
]


Launch = Callable[[int], Launcher]


@pytest.fixture
def launch(tmp_path: Path) -> Iterator[Launch]:
    local = tmp_path / "my data"  # blanks in a path are nothing special
    local.mkdir()
    started: list[Launcher] = []

    def start(port: int) -> Launcher:
        started.append(Launcher(local, port))
        return started[-1]

    yield start
    for launcher in started:
        launcher.stop()


def alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until_saved(state: Path, text: str) -> None:
    """Saves begin every two seconds and take a moment, more of it on a busy machine."""
    deadline = time.monotonic() + 30
    while text not in state.read_text():
        assert time.monotonic() < deadline, f"{text} is not saved"
        time.sleep(0.1)


@pytest.mark.mission("ID-2")
def test_data_and_session_survive_a_kill_and_a_stop_leaves_nothing(launch: Launch) -> None:
    port = free_port()
    first = launch(port)
    first.wait_for("The CLI")
    assert "takanashi" in first.output
    with first.client() as client:
        assert '<div id="root">' in client.get("/customers/deep/link").text
        assert client.post("/api/auth/sign-in", json={"login": "takanashi", "password": "otomo-rep"}).status_code == 200
        customer = client.get("/api/customers").json()["items"][0]["customer_id"]
        note = {"customer_id": customer, "noted_on": "2026-11-20", "body": "Survives a kill -9."}
        created = client.post("/api/sales-notes", json=note)
        assert created.status_code == 201, created.text
        wait_until_saved(first.local / "state" / "dynamodb.json", created.json()["note_id"])
        first.kill_everything()

        second = launch(port)
        second.wait_for("Otomo is at")
        assert "NOTE" not in second.output
        kept = client.get(f"/api/sales-notes/{created.json()['note_id']}")
        assert kept.status_code == 200, kept.text
    children = second.children
    assert len(children) == 5  # with the demo's devices and the jobs
    second.process.send_signal(signal.SIGINT)
    assert second.process.wait(30) == 0
    assert not [pid for pid in children if alive(pid)]


def test_a_second_one_says_where_the_first_one_is(launch: Launch) -> None:
    first = launch(free_port())
    first.wait_for("embedded AWS: ready")
    second = launch(free_port())
    second.wait_for("running already")
    assert second.process.wait(20) == 1
    first.process.send_signal(signal.SIGTERM)
    assert first.process.wait(30) == 0


def test_a_taken_port_is_named(launch: Launch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        launcher = launch(port)
        launcher.wait_for(f"PORT={port} is taken")
        assert launcher.process.wait(20) == 1


def test_everything_ends_when_one_part_dies(launch: Launch) -> None:
    launcher = launch(free_port())
    launcher.wait_for("Otomo is at")
    children = launcher.children
    os.kill(children[1], signal.SIGKILL)
    launcher.wait_for("ended (SIGKILL)", 30)
    assert launcher.process.wait(30) == 1
    assert not [pid for pid in children if alive(pid)]
