"""Locks of `make up`: released when the process ends, however it ends."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from processes import StartError


def only_one(local: Path) -> IO[str]:
    """Holds the lock of this checkout until the process ends, however it ends."""
    local.mkdir(exist_ok=True)
    lock = (local / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        raise StartError(
            f"Otomo is running already in this checkout: {lock.read().strip() or 'just starting'}"
        ) from None
    lock.truncate(0)
    return lock


@contextlib.contextmanager
def one_starts_at_a_time(installed: Path) -> Iterator[None]:
    """Another of this checkout would take the same free ports, and build into the same folder."""
    installed.mkdir(exist_ok=True)
    with (installed / "starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
