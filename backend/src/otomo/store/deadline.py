"""The deadline of the running request: set once at the edge, respected by every call below."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_deadline: ContextVar[float | None] = ContextVar("otomo_deadline", default=None)


@contextmanager
def deadline_in(seconds: float) -> Iterator[None]:
    """Everything inside must be over `seconds` from now."""
    token = _deadline.set(asyncio.get_running_loop().time() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def remaining() -> float:
    """Seconds left, infinity where no deadline was set."""
    deadline = _deadline.get()
    return float("inf") if deadline is None else deadline - asyncio.get_running_loop().time()
