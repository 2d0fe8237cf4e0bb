"""What a customer's rows do to the customer's aggregate: outcomes and refusals, and the changes in steps that fit a
transaction. Pure: preview and import both run it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.customers.items import Customer
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.merge import Importer, Record, RefusedRow, merged, merged_customer
from otomo.crm.imports.report import Outcome
from otomo.crm.imports.staging import Refusal, StagedRow
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.store.codec import pack

Slot = Literal["customer", "holdings", "notes", "inflows"]
Child = Holding | SalesNote | CashInflow

_CHILDREN: dict[str, tuple[Slot, type[Child]]] = {
    "holdings": ("holdings", Holding),
    "sales_notes": ("notes", SalesNote),
    "cash_inflows": ("inflows", CashInflow),
}
_CHILD_SLOTS: tuple[Slot, ...] = ("holdings", "notes", "inflows")
_RIDE_ALONG = 5  # revision, digest, moved digest, journal and fence
MOST_BYTES = 250_000  # of what a transaction replaces and writes: its journal's row must stay below 400 kB
_MOST_RECORDS = 2000  # of a customer: the digest, one row, lists holdings and inflows
_MOST_DIGEST = 350_000  # bytes; a customer's digest is one row
_SURELY_FITS = 300  # records, whatever they say


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record of an aggregate, before (None: absent) and after (None: removed)."""

    slot: Slot
    record_id: str
    before: Record | None
    after: Record | None


@dataclass(slots=True)
class CustomerPlan:
    """What happens to one customer."""

    changes: list[RecordChange] = field(default_factory=list)
    outcomes: list[tuple[StagedRow, Outcome]] = field(default_factory=list)
    refusals: list[tuple[StagedRow, Refusal]] = field(default_factory=list)
    added: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: products, and which customer each note and inflow (`N#...`, `I#...`) belongs to; and how
    many operations a transaction takes."""

    products: Set[str]
    record_customers: Mapping[str, str]
    transaction_size: int


def plan_customer(
    book: CustomerBook | None, rows: Sequence[StagedRow], importer: Importer, known: Known
) -> CustomerPlan:
    """The plan of one customer's rows, the profile's first."""
    plan = CustomerPlan()
    visible = book is not None and importer.principal.may_see(book.customer.owner_id)
    there = visible
    for row in rows:
        try:
            if row.kind == "customers":
                _plan_profile(plan, book, row, importer, known, visible=visible)
                there = True
            else:
                _plan_child(plan, book if visible else None, row, importer, known, there=there)
        except RefusedRow as refused:
            plan.refusals.append((row, refused.refusal))
    if _held(book) + plan.added > _SURELY_FITS and not _digest_fits(book, plan):
        _refuse_new(plan)
    return plan


def _plan_profile(
    plan: CustomerPlan, book: CustomerBook | None, row: StagedRow, importer: Importer, known: Known, *, visible: bool
) -> None:
    if book is not None and not visible:
        raise _unknown_customer()
    stored = book.customer if book else None
    after = merged_customer(stored, row, importer)
    most = known.transaction_size - _RIDE_ALONG - 1
    if book and stored and stored.owner_id != after.owner_id and len(book.notes) + len(book.inflows) > most:
        raise RefusedRow(
            "owner",
            "too-much-to-hand-over",
            f"メモと入金予定が{most}件を超える顧客の担当者は変更できません",
            f"A customer with more than {most} notes and inflows cannot change hands",
        )
    _settle(plan, row, "customer", stored, after)


def _plan_child(
    plan: CustomerPlan, book: CustomerBook | None, row: StagedRow, importer: Importer, known: Known, *, there: bool
) -> None:
    if not there:
        raise _unknown_customer()
    if row.kind == "holdings" and row.values["product_id"] not in known.products:
        raise RefusedRow(
            "product_id",
            "unknown-product",
            "この商品は登録にも今回のファイルにもありません",
            "No such product, neither stored nor accepted in this upload",
        )
    letter = {"sales_notes": "N#", "cash_inflows": "I#"}.get(row.kind)
    holder = known.record_customers.get(f"{letter}{row.key}") if letter else None
    if holder not in (None, row.values["customer_id"]):
        raise RefusedRow(
            "note_id" if letter == "N#" else "inflow_id",
            "id-in-use",
            "このIDは別の顧客で使われています",
            "This id is in use at another customer",
        )
    slot, as_ = _CHILDREN[row.kind]
    stored = getattr(book, slot).get(row.key) if book else None
    if stored is None:
        _count_new(plan, book)
    _settle(plan, row, slot, stored, merged(stored, row, as_, importer.now))


def _held(book: CustomerBook | None) -> int:
    return len(book.holdings) + len(book.notes) + len(book.inflows) if book else 0


def _count_new(plan: CustomerPlan, book: CustomerBook | None) -> None:
    if _held(book) + plan.added >= _MOST_RECORDS:
        raise _too_many()
    plan.added += 1


def _digest_fits(book: CustomerBook | None, plan: CustomerPlan) -> bool:
    return len(pack(digest_of(_applied(book, plan.changes)))) <= _MOST_DIGEST


def _refuse_new(plan: CustomerPlan) -> None:
    new = [row for row, outcome in plan.outcomes if outcome == "created" and row.kind != "customers"]
    plan.refusals += [(row, _too_many().refusal) for row in new]
    ids = {row.id for row in new}
    plan.outcomes = [(row, outcome) for row, outcome in plan.outcomes if row.id not in ids]
    plan.changes = [change for change in plan.changes if change.slot == "customer" or change.before is not None]


def _too_many() -> RefusedRow:
    return RefusedRow(
        None,
        "too-many-records",
        f"1顧客の保有・メモ・入金予定が多すぎます(合わせて{_MOST_RECORDS:,}件まで、未対応の約束が多ければそれより少なく)",
        f"Too many holdings, notes and inflows of one customer: {_MOST_RECORDS:,} together, fewer when many are open",
    )


def _settle(plan: CustomerPlan, row: StagedRow, slot: Slot, stored: Record | None, after: Record) -> None:
    plan.outcomes.append((row, outcome_of(stored, after)))
    if after is not stored:
        plan.changes.append(RecordChange(slot, row.key, stored, after))


def outcome_of(stored: Record | None, after: Record) -> Outcome:
    """What becomes of a row that makes `after` of `stored`."""
    return "created" if stored is None else "unchanged" if after is stored else "updated"


def _unknown_customer() -> RefusedRow:
    return RefusedRow(
        "customer_id",
        "unknown-customer",
        "この顧客は登録(自分の担当)にも今回のファイルにもありません",
        "No such customer of yours, neither stored nor accepted in this upload",
    )


def steps(
    book: CustomerBook | None, changes: Sequence[RecordChange], transaction_size: int
) -> Iterator[tuple[CustomerBook, list[RecordChange]]]:
    """The aggregate after each step, and the changes of the step; every step fits one transaction."""
    step: list[RecordChange] = []
    operations = size = 0
    for change in changes:
        cost, weight = _cost(book, change), len(msgspec.json.encode((change.before, change.after)))
        if step and (operations + cost > transaction_size - _RIDE_ALONG or size + weight > MOST_BYTES):
            book = _applied(book, step)
            yield book, step
            step, operations, size = [], 0, 0
        step.append(change)
        operations, size = operations + cost, size + weight
    if step:
        yield _applied(book, step), step


def _cost(book: CustomerBook | None, change: RecordChange) -> int:
    if change.slot == "customer":
        return 1 + (len(book.notes) + len(book.inflows) if book and _changes_hands(change) else 0)
    referred = change.slot != "holdings" and (change.before is None or change.after is None)
    return 2 if referred else 1


def _changes_hands(change: RecordChange) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Customer) and isinstance(after, Customer) and before.owner_id != after.owner_id


def _applied(book: CustomerBook | None, step: Sequence[RecordChange]) -> CustomerBook:
    for change in step:
        if isinstance(change.after, Customer):
            book = book.with_customer(change.after) if book else CustomerBook(change.after)
    if book is None:
        raise ValueError("a customer's first step has no profile")
    children: dict[str, dict[str, Any]] = {slot: dict(getattr(book, slot)) for slot in _CHILD_SLOTS}
    for change in step:
        if change.slot == "customer":
            continue
        children[change.slot].pop(change.record_id, None)
        if change.after is not None:
            children[change.slot][change.record_id] = change.after
    return CustomerBook(book.customer, **children)
