"""The demo book as the today screen sees it: imported and ranked."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.rows import Draft
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import Product
from otomo.demo import ANCHOR, csv_files
from otomo.settings import FxSettings
from otomo.signals.items import Ranked
from otomo.signals.ranking import assess, rank, ranked
from otomo.signals.views import view_of
from otomo.signals.world import World

STAMP = datetime(2026, 1, 1, tzinfo=UTC)


def fields(content: bytes) -> Iterator[dict[str, Any]]:
    """What each row gives, ready for its item."""
    for row in open_csv(io.BytesIO(content)).rows():
        assert isinstance(row, Draft)
        yield {k: v for k, v in row.values.items() if k != "owner"} | {"created_at": STAMP, "updated_at": STAMP}


def ranking(today: date) -> dict[str, Ranked]:
    """The demo's customers by name, in the order of visiting."""
    files = csv_files(today)
    products = {f["product_id"]: Product(**f) for f in fields(files["products.csv"])}
    events = [EconomicEvent(**f) for f in fields(files["economic_events.csv"])]
    books = {f["customer_id"]: CustomerBook(Customer(**f)) for f in fields(files["customers.csv"])}
    for holding in (Holding(**f) for f in fields(files["holdings.csv"])):
        books[holding.customer_id].holdings[holding.holding_id] = holding
    for note in (SalesNote(**f) for f in fields(files["sales_notes.csv"])):
        books[note.customer_id].notes[note.note_id] = note
    for inflow in (CashInflow(**f) for f in fields(files["cash_inflows.csv"])):
        books[inflow.customer_id].inflows[inflow.inflow_id] = inflow
    world = World(today, products, events, FxSettings().table())
    standings = rank(assess(view_of(digest_of(book), world), world) for book in books.values())
    return {s.view.digest.name: ranked(s, position) for position, s in enumerate(standings, start=1)}


def tags(found: Ranked) -> list[str]:
    return [signal.tag.ja for signal in found.signals]


@pytest.mark.mission("TRIP-1")
def test_today_tells_the_stories_of_the_book() -> None:
    found = ranking(ANCHOR)
    assert next(iter(found)) == "佐久間 恒一"
    assert {"償還 18日後", "入金 20日後", "接点なし 74日"} <= set(tags(found["佐久間 恒一"]))
    assert {"償還 61日後", "イベント 28日後"} <= set(tags(found["遠山 美沙"]))
    assert "フォロー期限 今日" in tags(found["三好精工株式会社"])
    assert {"入金 25日後", "接点なし 203日"} <= set(tags(found["小笠原 隆"]))
    assert all(each.signals for each in found.values())
    scores = [each.score for each in found.values()]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] - scores[-1] > 40


@pytest.mark.mission("CRM-10")
@pytest.mark.parametrize("ahead", [1, 5, 6, 7, 100, 1000])
def test_on_any_later_day_the_first_and_the_last_are_the_same(ahead: int) -> None:
    names = list(ranking(ANCHOR + timedelta(days=ahead)))
    assert names[:2] == ["佐久間 恒一", "遠山 美沙"]
    assert names[-1] == "株式会社みなと設計"
