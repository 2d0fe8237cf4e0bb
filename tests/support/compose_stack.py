"""A compose project under a name and a port of its own."""

import json
import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from launched import free_port

ROOT = Path(__file__).resolve().parents[2]
FIGURES: list[str] = []  # printed at the end of the run


def run(*command: str, env: dict[str, str] | None = None) -> str:
    """Standard output of a command; its error output is in the failure."""
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout


@dataclass(frozen=True)
class Stack:
    """One compose project."""

    file: str
    project: str
    port: int
    env: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def compose(self, *arguments: str) -> str:
        return run("docker", "compose", "-f", self.file, "-p", self.project, *arguments, env=self.env)

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=30, headers={"Origin": self.url})

    def inspect(self, service: str) -> dict[str, Any]:
        container = self.compose("ps", "-a", "-q", service).strip()
        return dict(json.loads(run("docker", "inspect", container))[0])

    def up(self, *services: str) -> None:
        try:
            self.compose("up", "-d", *services)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.compose('logs', '--tail', '40')}") from None
        self.wait("/health/ready")
        self.wait("/")

    def wait(self, path: str, seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                if httpx.get(self.url + path, timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                pass  # not listening yet
            assert time.monotonic() < deadline, f"{path} does not answer\n{self.compose('logs', '--tail', '40')}"
            time.sleep(0.3)


def started(file: str, **env: str) -> Iterator[Stack]:
    port = free_port()
    stack = Stack(file, f"otomo-test-{secrets.token_hex(3)}", port, {"PORT": str(port), "OTOMO_TAG": "test", **env})
    try:
        stack.compose("build", "--quiet")
        began = time.monotonic()
        stack.up()
        FIGURES.append(f"{file}: up in {time.monotonic() - began:.1f} s")
        yield stack
    finally:
        stack.compose("down", "--volumes", "--timeout", "5")
