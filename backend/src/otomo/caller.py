"""Who is behind what happens now: set at the edge, read by the audit log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["user", "device", "token", "job", "nobody"]

_LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True)
class Actor:
    """A user, a device's key, an API token, a job or command, or somebody who is not signed in."""

    kind: ActorKind
    id: str | None = None


NOBODY = Actor("nobody")


@dataclass(slots=True)
class Caller:
    """One request, job or command. `headers` and `client` are as ASGI gives them; they are looked into when asked."""

    actor: Actor = NOBODY
    request_id: str | None = None
    headers: Sequence[tuple[bytes, bytes]] = ()
    client: tuple[str, int] | None = None
    about: tuple[str, str] | None = None
    """Kind and id of what a refusal is about, where the address does not say it: the user of a failed sign-in."""

    @property
    def ip(self) -> str | None:
        """The address as the server resolved it: a proxy's word counts only where the server trusts the proxy."""
        return self.client[0] if self.client else None

    @property
    def user_agent(self) -> str | None:
        """What the client says it is, shortened."""
        for name, value in self.headers:
            if name == b"user-agent":
                return value.decode("latin-1")[:_LONGEST_AGENT]
        return None


_caller: ContextVar[Caller] = ContextVar("otomo_caller")


def caller() -> Caller:
    """The caller of what runs now; outside of requests and jobs one without a name."""
    found = _caller.get(None)
    if found is None:
        found = Caller()
        _caller.set(found)
    return found


@contextmanager
def called_by(new: Caller) -> Iterator[Caller]:
    """Everything inside, and every task begun inside, is done by this caller."""
    token = begin(new)
    try:
        yield new
    finally:
        end(token)


def begin(new: Caller) -> Token[Caller]:
    """`called_by` without its block, for the edge: every reading of a device passes there."""
    return _caller.set(new)


def end(token: Token[Caller]) -> None:
    """Takes `begin` back."""
    _caller.reset(token)


def acting(kind: ActorKind, actor_id: str) -> None:
    """Says who the caller turned out to be."""
    caller().actor = Actor(kind, actor_id)
