"""An entry of the audit log as stored, and its link in the chain of its shard.

Keys: an entry at `<date>#<shard>` and `<time>#<actor>#<shard>-<position>`; its link at `chain#<shard>` and the
position. The body is kept as the text that was sealed, so that nothing can be lost in reading and writing it again.
"""

from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from otomo.caller import Actor, ActorKind
from otomo.store.client import Item

TABLE = "audit"
SHARDS = 16

Outcome = Literal["done", "refused"]
Alert = Literal["new-sign-up", "unusual-activity", "large-portfolio-change"]


class Change(msgspec.Struct, frozen=True):
    """A field that changed; values are what JSON has, secrets and personal ones masked."""

    field: str
    before: Any
    after: Any


class Resource(msgspec.Struct, frozen=True):
    """What an entry is about."""

    kind: str
    id: str | None = None


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an entry says. `reason`: the code of a refusal; `count`: how many times the same was refused."""

    at: str
    actor: ActorKind
    action: str
    outcome: Outcome = "done"
    actor_id: str | None = None
    resource: Resource | None = None
    changes: tuple[Change, ...] = ()
    alert: Alert | None = None
    reason: str | None = None
    count: int = 1
    ip: str | None = None
    user_agent: str | None = None
    request_id: str | None = None


class Entry(msgspec.Struct, frozen=True):
    """A row of the log. `user_id`: the actor's id, or its kind where it has none."""

    pk: str
    sk: str
    user_id: str
    action: str
    body: str
    expires_at: int

    @property
    def entry_id(self) -> str:
        """`<shard>-<position>`."""
        return self.sk.rpartition("#")[2]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A position in a shard's chain: which entry stands there, what came before, and the seal over all of it. Before
    the first there is nothing."""

    pk: str
    sk: str
    entry_pk: str
    entry_sk: str
    at: str
    previous: str = ""
    previous_at: str = ""
    key: str
    seal: str
    expires_at: int

    @property
    def shard(self) -> int:
        """The chain it belongs to."""
        return int(self.pk.removeprefix("chain#"))

    @property
    def position(self) -> int:
        """From 1."""
        return int(self.sk)


def stamp(at: datetime) -> str:
    """A time as keys have it: UTC, microseconds, sortable."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def entry_partition(day: date | str, shard: int) -> str:
    """Where the entries of a day and shard are."""
    return f"{day}#{shard}"


def chain_partition(shard: int) -> str:
    """Where the links of a shard are."""
    return f"chain#{shard}"


def position_key(position: int) -> str:
    """A position that sorts as text."""
    return f"{position:010d}"


def entry_sort_key(at: str, actor: Actor, shard: int, position: int) -> str:
    """Unique by shard and position."""
    return f"{at}#{actor.id or actor.kind}#{shard}-{position_key(position)}"


def row(value: Entry | Link) -> Item:
    """The attributes of a row; empty text, which old builds of DynamoDB Local refuse, is left out."""
    return {name: text for name, text in msgspec.structs.asdict(value).items() if text != ""}
