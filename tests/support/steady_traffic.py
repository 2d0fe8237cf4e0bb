"""Requests that go on beside something else, and what came of them."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx


@dataclass
class Traffic:
    """Answers by path and status; a transport error counts under its name."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.answers.values())

    def ask(self, client: httpx.Client, path: str) -> None:
        try:
            answer = client.get(path)
            outcome, text = str(answer.status_code), answer.text[:200]
        except httpx.TransportError as error:
            outcome, text = type(error).__name__, str(error)
        self.answers[path, outcome] += 1
        if outcome != "200":
            self.failures.append(f"{path}: {outcome} {text}")


@contextmanager
def traffic(make_client: Callable[[], httpx.Client], *paths: str, pause: float = 0.1) -> Iterator[Traffic]:
    """One thread a path, each asking again and again with a pause, until the end of the block."""
    seen, stop = Traffic(), threading.Event()

    def go_on(path: str) -> None:
        with make_client() as client:
            while not stop.is_set():
                seen.ask(client, path)
                time.sleep(pause)

    threads = [threading.Thread(target=go_on, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        stop.set()
        for thread in threads:
            thread.join()
