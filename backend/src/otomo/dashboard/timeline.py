"""What happened with a customer, newest first."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

import msgspec

from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.products.items import Product
from otomo.money import Money
from otomo.rich import Ref, Rich
from otomo.wording import amount_of, name, percent_of, quote, sentence

_EXCERPT = 80
_MOST = 100


class Entry(msgspec.Struct, frozen=True):
    """Something that happened, with its record."""

    on: date
    kind: str
    title: Rich
    ref: Ref


def timeline(book: CustomerBook, products: Mapping[str, Product], today: date) -> list[Entry]:
    """Notes, arrived and missed inflows and purchases up to today, newest first, at most 100."""
    entries = chain(_notes(book), _inflows(book), _purchases(book, products))
    past = (entry for entry in entries if entry.on <= today)
    return sorted(past, key=lambda e: (e.on, e.ref.id), reverse=True)[:_MOST]


def _notes(book: CustomerBook) -> Iterator[Entry]:
    for note in book.notes.values():
        ref = Ref("note", note.note_id, note.customer_id)
        excerpt = note.body if len(note.body) <= _EXCERPT else f"{note.body[:_EXCERPT]}…"
        yield Entry(note.noted_on, note.channel or "note", quote(excerpt, ref), ref)


def _inflows(book: CustomerBook) -> Iterator[Entry]:
    for inflow in book.inflows.values():
        ref = Ref("inflow", inflow.inflow_id, inflow.customer_id)
        expected = amount_of(Money(inflow.amount, inflow.currency), ref)
        if inflow.status == "missed":
            title = sentence("入金なし（予測 {expected}）", "No inflow ({expected} predicted)", expected=expected)
            yield Entry(inflow.expected_on, "inflow", title, ref)
        elif inflow.status == "arrived":
            arrived = inflow.amount if inflow.arrived_amount is None else inflow.arrived_amount
            facts = {"arrived": amount_of(Money(arrived, inflow.currency), ref), "expected": expected}
            if inflow.confidence is None:
                title = sentence(
                    "入金 {arrived}（予測 {expected}）", "{arrived} arrived ({expected} predicted)", **facts
                )
            else:
                title = sentence(
                    "入金 {arrived}（予測 {expected}、確度 {confidence}）",
                    "{arrived} arrived ({expected} predicted at {confidence})",
                    **facts,
                    confidence=percent_of(inflow.confidence, ref),
                )
            yield Entry(inflow.arrived_on or inflow.expected_on, "inflow", title, ref)


def _purchases(book: CustomerBook, products: Mapping[str, Product]) -> Iterator[Entry]:
    for holding in book.holdings.values():
        if holding.acquired_on is None:
            continue
        ref = Ref("holding", holding.holding_id, holding.customer_id)
        product = products.get(holding.product_id)
        what = name(product.name if product else holding.product_id, ref)
        yield Entry(holding.acquired_on, "holding", sentence("{what} を取得", "Bought {what}", what=what), ref)
