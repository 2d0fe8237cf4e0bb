"""Child processes of the launcher: each in a session of its own, with a log, stopped together."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class StartError(Exception):
    """Something could not be started; the message is for the person at the terminal."""


class Child:
    """A program in a process group of its own, so that Ctrl-C reaches the launcher alone."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Path,
        piped: bool = False,
        patience: float = 10,
    ) -> None:
        self.name, self.log, self.patience = name, log, patience
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [*_with_parent(), *map(str, command)],
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
                stdout=subprocess.PIPE if piped else file,
                stderr=file if piped else subprocess.STDOUT,
                start_new_session=True,
                text=True,
            )

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def signal(self, number: int) -> None:
        # The group may be gone, and on some systems a group of zombies refuses the signal.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """SIGTERM, then patience, then SIGKILL for whatever is left of the group."""
        if self.running:
            self.signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        self.signal(signal.SIGKILL)
        self.process.wait()

    def last_lines(self, count: int = 15) -> str:
        with self.log.open(encoding="utf-8", errors="replace") as file:
            return "".join(f"    {line.rstrip()}\n" for line in deque(file, maxlen=count))

    def why_it_ended(self) -> str:
        code = self.process.returncode
        how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
        return f"{self.name} ended ({how}). The end of {self.log}:\n{self.last_lines() or '    (empty)'}"


def _with_parent() -> list[str]:
    """Linux: even when the launcher is killed with -9, its children get a SIGTERM."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def is_free(port: int) -> bool:
    """Nothing of this machine listens there: a browser tries both loopback addresses for `localhost`."""
    with contextlib.suppress(OSError), socket.create_connection(("::1", port), timeout=0.5):
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port(wanted: int) -> int:
    """`wanted`, or the next free port above it."""
    for port in range(wanted, wanted + 100):
        if is_free(port):
            return port
    raise StartError(f"No port is free between {wanted} and {wanted + 99}.")


def wait_until(child: Child, answers: Callable[[], bool], seconds: float) -> None:
    """Raises StartError when the child ends, or does not answer in time."""
    deadline = time.monotonic() + seconds
    while not answers():
        if not child.running:
            raise StartError(child.why_it_ended())
        if time.monotonic() > deadline:
            raise StartError(
                f"{child.name} does not answer after {seconds:.0f} s. The end of {child.log}:\n{child.last_lines()}"
            )
        time.sleep(0.05)
