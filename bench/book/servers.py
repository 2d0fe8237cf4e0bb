"""Servers of a benchmark as processes of their own, measured from outside through /proc."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / "backend" / ".venv" / "bin"
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    pid: int
    started_in: float

    def cpu_seconds(self) -> float:
        """User and system time of the process so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory_mb(self) -> float:
        """Resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@contextmanager
def embedded_aws() -> Iterator[str]:
    """The embedded DynamoDB, empty; its URL."""
    command = [
        str(ROOT / ".local" / "aws" / "bin" / "python"),
        str(ROOT / "devtools" / "embedded_aws"),
        "--with-parent",
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
        process.stdin.close()


@contextmanager
def served(app: str, environment: dict[str, str], ready: str, *, factory: bool) -> Iterator[Server]:
    """An application under uvicorn with the product's settings."""
    port = _free_port()
    command = [str(VENV / "uvicorn"), app, "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level"]
    command += ["warning", *(["--factory"] if factory else [])]
    began = time.monotonic()
    process = subprocess.Popen(command, env=environment, cwd=Path(__file__).parent)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}{ready}", process)
        yield Server(url, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def otomo(environment: dict[str, str], *arguments: str) -> None:
    """Runs a command of the product."""
    subprocess.run([str(VENV / "otomo"), *arguments], env=environment, check=True, stdout=sys.stderr)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.01)
    sys.exit(f"{url} does not answer")
