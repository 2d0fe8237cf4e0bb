"""What an import replaced, row by row of its journal, and how it is taken back.

A journal row is written in the same transaction as the change it describes. A record is taken back only while it still
has the content that the import gave it; one that already has the earlier content again counts as taken back, so a
reversal that was interrupted can simply be run again.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar

import msgspec

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.merge import Record
from otomo.crm.imports.plan import RecordChange, Slot
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import Product

JournalSlot = Slot | Literal["products", "events"]
R = TypeVar("R", Customer, Holding, SalesNote, CashInflow, Product, EconomicEvent)

_ABSENT = msgspec.Raw(b"null")
_SERVER_FIELDS = ("created_at", "updated_at", "version")
_TYPES: dict[Slot, type[Customer] | type[Holding] | type[SalesNote] | type[CashInflow]] = {
    "customer": Customer,
    "holdings": Holding,
    "notes": SalesNote,
    "inflows": CashInflow,
}


class Change(msgspec.Struct, frozen=True):
    """A record the import wrote: as it was (absent: null), and the content it was given."""

    slot: JournalSlot
    record_id: str
    before: msgspec.Raw
    after: bytes

    @property
    def created(self) -> bool:
        """Whether the import created the record."""
        return bytes(self.before) == bytes(_ABSENT)


class Entry(msgspec.Struct, frozen=True):
    """What one transaction of an import changed: of one customer, or of the products or events."""

    customer_id: str | None
    owners: tuple[str | None, ...]
    changes: tuple[Change, ...]


def change_of(slot: JournalSlot, record_id: str, before: Record | None, after: Record) -> Change:
    """The journal of one written record."""
    return Change(slot, record_id, msgspec.Raw(msgspec.json.encode(before)), content(after))


def content(record: Record | None) -> bytes:
    """Names what a record says, whenever and however often it was written."""
    fields = {} if record is None else msgspec.to_builtins(record)
    said = {name: value for name, value in fields.items() if name not in _SERVER_FIELDS}
    return hashlib.sha256(msgspec.json.encode(said, order="deterministic")).digest()[:16]


@dataclass(slots=True)
class Reversal:
    """How a customer's aggregate goes back. `gone`: the customer was created by the import and goes altogether;
    `kept`: records that somebody changed since."""

    changes: list[RecordChange] = field(default_factory=list)
    gone: bool = False
    kept: list[tuple[JournalSlot, str]] = field(default_factory=list)


def reversal(book: CustomerBook | None, entries: Sequence[Entry], now: datetime) -> Reversal:
    """The way back of one customer, what belongs to them first."""
    found = Reversal()
    left = 0 if book is None else len(book.holdings) + len(book.notes) + len(book.inflows)
    for change in (c for entry in reversed(entries) for c in reversed(entry.changes)):
        if change.slot == "products" or change.slot == "events":  # noqa: PLR1714 - narrows the type
            continue
        slot, as_ = change.slot, _TYPES[change.slot]
        current = _current(book, slot, change.record_id)
        earlier = msgspec.json.decode(change.before, type=as_ | None)
        step = taken_back(current, change, earlier)
        if step == "kept" or (slot == "customer" and change.created and current is not None and left):
            found.kept.append((slot, change.record_id))
        elif step == "take back" and slot == "customer" and change.created:
            found.gone = True
        elif step == "take back":
            after = as_next_version(earlier, current, now)
            found.changes.append(RecordChange(slot, change.record_id, current, after))
            left -= after is None
    return found


def taken_back(current: Record | None, change: Change, earlier: Record | None) -> Literal["take back", "done", "kept"]:
    """What is to be done with a record that the import wrote."""
    if current is not None and content(current) == change.after:
        return "take back"
    return "done" if content(current) == content(earlier) else "kept"


def as_next_version(earlier: R | None, current: Record | None, now: datetime) -> R | None:
    """The earlier content as a version of its own: no version number ever stands for two contents."""
    if earlier is None or current is None:
        return None
    return msgspec.structs.replace(earlier, version=current.version + 1, updated_at=now)


def _current(book: CustomerBook | None, slot: Slot, record_id: str) -> Record | None:
    if book is None:
        return None
    if slot == "customer":
        return book.customer
    records: dict[str, Record] = getattr(book, slot)
    return records.get(record_id)
