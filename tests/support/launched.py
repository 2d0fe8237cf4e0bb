"""`make up` as a process of its own, with data of its own."""

import contextlib
import os
import queue
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """One that stays free until it is used: the system gives outgoing connections higher ones."""
    while True:
        port = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Launcher:
    """A running `make up` with data of its own."""

    def __init__(self, local: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.local = local
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "devtools" / "up.py"), "up", "--local", str(local)],
            env={**os.environ, "PORT": str(port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.output = ""
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self.lines.put(line)
        self.lines.put(None)

    def wait_for(self, text: str, seconds: float = 180) -> None:
        """Frontend build included."""
        deadline = time.monotonic() + seconds
        while text not in self.output:
            line = self.lines.get(timeout=max(0.01, deadline - time.monotonic()))
            assert line is not None, f"it ended without {text!r}:\n{self.output}"
            self.output += line

    @property
    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill_everything(self) -> None:
        for pid in [*self.children, self.process.pid]:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As Ctrl-C does; everything is saved."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers={"Origin": self.url}, timeout=20)
