"""A customer's aggregate as rows of the `crm` table, and back."""

from typing import Any

from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.book.items import CustomerDigest
from otomo.crm.book.keys import (
    PROFILE,
    book_partition,
    customer_partition,
    digest_sort_key,
    due_partition,
    holding_sort_key,
    inflow_sort_key,
    key,
    note_sort_key,
)
from otomo.crm.customers.items import Customer
from otomo.crm.holdings.items import Holding
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.store.codec import from_item, pack, to_item, unpack

Row = dict[str, Any]


def rows_of(book: CustomerBook) -> dict[str, Row]:
    """The aggregate's rows by sort key, the revision aside."""
    customer = book.customer
    pk = customer_partition(customer.customer_id)
    rows = {PROFILE: to_item(customer)}
    for holding in book.holdings.values():
        rows[holding_sort_key(holding.product_id, holding.acquired_on)] = to_item(holding)
    for note in book.notes.values():
        due = {
            "due_owner": due_partition(customer.owner_id, "N"),
            "due_key": f"{note.follow_up_on or note.noted_on}#{note.note_id}",
        }
        rows[note_sort_key(note.note_id)] = to_item(note) | due
    for inflow in book.inflows.values():
        due = {
            "due_owner": due_partition(customer.owner_id, "I"),
            "due_key": f"{inflow.expected_on}#{inflow.inflow_id}",
        }
        rows[inflow_sort_key(inflow.inflow_id)] = to_item(inflow) | due
    return {sk: row | key(pk, sk) for sk, row in rows.items()}


def book_of(rows: list[Row]) -> CustomerBook | None:
    """The aggregate in a customer's rows; None when there is no profile among them."""
    by_key = {row["sk"]: row for row in rows}
    if PROFILE not in by_key:
        return None
    book = CustomerBook(from_item(by_key[PROFILE], Customer))
    for sk, row in by_key.items():
        match sk[:2]:
            case "H#":
                holding = from_item(row, Holding)
                book.holdings[holding.holding_id] = holding
            case "N#":
                note = from_item(row, SalesNote)
                book.notes[note.note_id] = note
            case "I#":
                inflow = from_item(row, CashInflow)
                book.inflows[inflow.inflow_id] = inflow
    return book


def digest_row(book: CustomerBook) -> Row:
    """The digest's row in its owner's book."""
    customer = book.customer
    place = key(book_partition(customer.owner_id), digest_sort_key(customer.customer_id))
    return {**place, "digest": pack(digest_of(book))}


def digest_in(row: Row) -> CustomerDigest:
    """The digest in a row."""
    return unpack(row["digest"], CustomerDigest)
