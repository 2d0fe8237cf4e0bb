"""Generated books: the same for the same seed, plausible, and importable without a refusal."""

import io
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from otomo.crm.book.aggregate import CustomerBook, digest_of
from otomo.crm.imports.columns import KINDS
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.rows import Draft
from otomo.demo import Book, Owner, generate, rows, write_csv
from otomo.demo.export import COLUMNS
from otomo.places import geocode
from otomo.settings import FxSettings
from otomo.signals.ranking import assess
from otomo.signals.views import view_of
from otomo.signals.world import World

TODAY = date(2026, 11, 21)
OWNERS = (Owner("u_1", "takanashi", "高梨 遥"), Owner("u_2", "sato", "佐藤 健"))
LARGE = 2000


def make(customers: int, seed: int = 1, today: date = TODAY, **options: int) -> Book:
    return generate(customers, seed, today, owners=OWNERS, **options)


@pytest.fixture(scope="module")
def large() -> tuple[Book, list[CustomerBook]]:
    book = make(LARGE)
    return book, list(book)


@pytest.mark.mission("CRM-10")
def test_the_same_seed_and_day_give_the_same_book() -> None:
    one, other = make(30), make(30)
    assert (list(one), one.products, one.events) == (list(other), other.products, other.events)
    assert list(one) == list(one)
    assert list(make(30, seed=2)) != list(one)
    assert list(make(30, today=TODAY + timedelta(days=1))) != list(one)


def test_a_customer_does_not_depend_on_the_size_of_the_book() -> None:
    assert make(10_000_000)[29] == list(make(30))[29]


def test_customers_are_made_one_by_one() -> None:
    customers = iter(make(10_000_000))
    assert [next(customers).customer.customer_id for _ in range(3)] == ["C00001", "C00002", "C00003"]


def test_ids_are_unique_and_lead_somewhere(large: tuple[Book, list[CustomerBook]]) -> None:
    book, customers = large
    products = {p.product_id for p in book.products}
    assert len(products) == len(book.products) >= 60
    assert len({c.customer.customer_id for c in customers}) == LARGE
    notes = [note for c in customers for note in c.notes.values()]
    inflows = {inflow.inflow_id: inflow for c in customers for inflow in c.inflows.values()}
    assert len({n.note_id for n in notes}) == len(notes)
    assert len(inflows) == sum(len(c.inflows) for c in customers)
    for each in customers:
        mine = each.customer.customer_id
        assert {h.product_id for h in each.holdings.values()} <= products
        assert {h.customer_id for h in each.holdings.values()} == {mine}
        assert {n.customer_id for n in each.notes.values()} <= {mine}
        assert all(n.inflow_id is None or n.inflow_id in each.inflows for n in each.notes.values())


def test_no_id_is_one_of_the_demo_book() -> None:
    book = make(20)
    generated = {p.product_id for p in book.products} | {e.event_id for e in book.events}
    for each in book:
        generated |= {each.customer.customer_id, *each.notes, *each.inflows}
    assert not generated & {value for kind in KINDS for row in rows(kind) for value in row.values()}


def test_customers_look_like_a_wealth_book(large: tuple[Book, list[CustomerBook]]) -> None:
    customers = [each.customer for each in large[1]]
    people = [c for c in customers if c.kind == "individual"]
    ages = [(TODAY - c.birth_date).days / 365.25 for c in people if c.birth_date]
    assert 58 < statistics.median(ages) < 64
    assert min(ages) >= 30
    assert 0.08 < 1 - len(people) / LARGE < 0.16
    assert set(Counter(c.risk_level for c in customers)) == {1, 2, 3, 4, 5}
    assert statistics.correlation([float(a) for a in ages], [float(c.risk_level) for c in people]) < -0.3
    assert len({c.name for c in people}) > 0.9 * len(people)
    assert {c.owner_id for c in customers} == {"u_1", "u_2"}
    by_prefecture = Counter(c.prefecture for c in customers)
    assert by_prefecture.most_common(1)[0][0] == "東京都"
    assert len(by_prefecture) > 40
    for c in customers[:300]:
        place = geocode(c.prefecture, c.city)
        assert place is not None
        assert (place.latitude, place.longitude, place.source) == (c.latitude, c.longitude, c.location_source)


def test_a_rep_has_a_home() -> None:
    rep = Owner("u_1", "takanashi", "高梨 遥", home=("静岡県", "愛知県"))
    prefectures = Counter(each.customer.prefecture for each in generate(400, 1, TODAY, owners=[rep]))
    assert 0.5 < (prefectures["静岡県"] + prefectures["愛知県"]) / 400 < 0.75
    assert len(prefectures) > 15
    with pytest.raises(ValueError, match="駿河県"):
        generate(9, 1, TODAY, owners=[Owner("u_1", "takanashi", "高梨 遥", home=("駿河県",))])


def test_holdings_suit_and_follow_the_wealth(large: tuple[Book, list[CustomerBook]]) -> None:
    book, customers = large
    products = {p.product_id: p for p in book.products}
    lots = [(each.customer, lot) for each in customers for lot in each.holdings.values()]
    assert 19 < len(lots) / LARGE < 21
    unsuitable = sum(products[lot.product_id].risk_level > who.risk_level for who, lot in lots)
    assert 0.01 < unsuitable / len(lots) < 0.2
    assert all(lot.quantity > 0 and lot.unit_cost > 0 for _, lot in lots)
    assert all(lot.acquired_on and lot.acquired_on < TODAY and lot.acquired_on.weekday() < 5 for _, lot in lots)
    cost = [sum(float(lot.quantity * lot.unit_cost) for lot in each.holdings.values()) for each in customers]
    worth = [float(each.customer.net_worth or 0) for each in customers]
    assert statistics.correlation(worth, cost) > 0.5
    soon = [
        any(
            (p := products[lot.product_id]).maturity_on and p.maturity_on - TODAY < timedelta(90)
            for lot in c.holdings.values()
        )
        for c in customers
    ]
    assert 0.05 < sum(soon) / LARGE < 0.35


def test_a_count_above_the_universe_gives_further_lots() -> None:
    assert len(make(1, holdings_per_customer=200)[0].holdings) > 100
    assert len(make(1, holdings_per_customer=1)[0].holdings) == 1


@pytest.mark.mission("CRM-7")
def test_confidence_says_how_often_money_arrives(large: tuple[Book, list[CustomerBook]]) -> None:
    past: dict[float, list[bool]] = {}
    for each in large[1]:
        for inflow in each.inflows.values():
            assert inflow.confidence is not None
            if inflow.status == "predicted":
                assert inflow.expected_on >= TODAY
                assert inflow.arrived_on is None
                continue
            assert inflow.expected_on < TODAY
            past.setdefault(float(inflow.confidence), []).append(inflow.status == "arrived")
            if inflow.status == "arrived":
                assert inflow.arrived_on is not None
                assert inflow.arrived_on <= TODAY
                assert inflow.arrived_amount
                assert 0.5 < inflow.arrived_amount / inflow.amount < 1.5
    for confidence, arrived in past.items():
        assert abs(sum(arrived) / len(arrived) - confidence) < 0.1


def test_notes_agree_with_the_last_contact(large: tuple[Book, list[CustomerBook]]) -> None:
    never = 0
    bodies = set()
    for each in large[1]:
        days = [note.noted_on for note in each.notes.values()]
        bodies |= {note.body for note in each.notes.values()}
        never += not days
        assert max(days, default=None) == each.customer.last_contact_on
        for note in each.notes.values():
            assert note.noted_on < TODAY
            assert note.follow_up_on is None or note.follow_up_on > note.noted_on
            assert "{" not in note.body
    assert 0 < never < 0.06 * LARGE
    assert len(bodies) > 1000


def test_products_and_events_fit_the_day() -> None:
    for today in (date(2024, 2, 29), date(2026, 12, 31), date(2030, 1, 1)):
        book = make(1, today=today)
        bonds = [p for p in book.products if p.asset_class == "bond"]
        assert min(p.maturity_on for p in bonds if p.maturity_on) > today
        assert len({p.maturity_on for p in bonds}) > 20
        assert all(p.price_on and p.price_on < today and p.price_on.weekday() < 5 for p in book.products)
        assert all(e.occurs_on.weekday() < 5 for e in book.events)
        assert any(e.occurs_on > today for e in book.events)
        assert any(e.occurs_on < today for e in book.events)


@pytest.mark.mission("TRIP-1")
def test_every_kind_of_reason_to_visit_occurs() -> None:
    book = make(200)
    world = World(TODAY, {p.product_id: p for p in book.products}, book.events, FxSettings().table())
    standings = [assess(view_of(digest_of(each), world), world) for each in book]
    kinds = Counter(part.kind for standing in standings for part in standing.parts if part.points)
    assert set(kinds) == {"maturity", "inflow", "event", "follow_up", "no_contact"}
    assert min(kinds.values()) > 10
    assert len({standing.score for standing in standings}) > 25
    assert all(standing.view.totals.unpriced == 0 for standing in standings)


@pytest.mark.mission("CRM-9")
def test_written_files_import_without_a_refusal_and_say_the_same(tmp_path: Path) -> None:
    book = make(150)
    paths = write_csv(book, tmp_path / "new")
    assert [path.stem for path in paths] == list(KINDS) == list(COLUMNS)
    drafts: dict[str, list[Draft]] = {}
    for path in paths:
        file = open_csv(io.BytesIO(path.read_bytes()))
        found = list(file.rows())
        assert file.layout.unknown == ()
        assert [row for row in found if not isinstance(row, Draft)] == []
        drafts[path.stem] = [row for row in found if isinstance(row, Draft)]
    records: dict[str, Sequence[msgspec.Struct]] = {
        "customers": [each.customer for each in book],
        "products": book.products,
        "holdings": [lot for each in book for lot in each.holdings.values()],
        "sales_notes": [note for each in book for note in each.notes.values()],
        "cash_inflows": [inflow for each in book for inflow in each.inflows.values()],
        "economic_events": book.events,
    }
    usernames = {owner.user_id: owner.username for owner in OWNERS}
    for kind, written in records.items():
        for draft, record in zip(drafts[kind], written, strict=True):
            for name in COLUMNS[kind]:
                wanted = usernames[getattr(record, "owner_id", "")] if name == "owner" else getattr(record, name)
                assert draft.values.get(name) == (wanted or None), (kind, name)


def test_a_thousand_customers_take_seconds() -> None:
    start = time.process_time()
    assert sum(len(each.holdings) for each in make(1000)) > 19_000
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("customers", "owners", "holdings", "message"),
    [(-1, OWNERS, 20, "-1 customers"), (1, (), 20, "owner"), (1, OWNERS, 0, "at least one")],
)
def test_impossible_books_are_refused(customers: int, owners: tuple[Owner, ...], holdings: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        generate(customers, 1, TODAY, owners=owners, holdings_per_customer=holdings)


def test_outside_the_book_there_is_nobody() -> None:
    assert list(make(0)) == []
    with pytest.raises(IndexError):
        make(3)[3]
