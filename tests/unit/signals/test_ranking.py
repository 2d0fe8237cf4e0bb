"""The order of visiting: exact sums, a total order, and points that never fall when a reason grows."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from bookmaking import TODAY, alarm, book, event, holding, inflow, note, product, standing, world
from hypothesis import given, settings
from hypothesis import strategies as st
from otomo.crm.book.aggregate import CustomerBook
from otomo.signals.comparing import compare
from otomo.signals.ranking import Standing, next_action, rank, ranked, worded
from otomo.signals.rules import RULES
from otomo.signals.world import World

pytestmark = pytest.mark.mission("TRIP-1")

PRODUCTS = [
    product("B1", maturity_on=TODAY + timedelta(days=18)),
    product("B2", maturity_on=TODAY + timedelta(days=80), currency="USD"),
    product("B3", maturity_on=TODAY + timedelta(days=2000), coupon_rate="0.02"),
    product("S", "stock", price="2400", sector="電気"),
    product("N", "stock", price=None),
]
WORLD = world(
    PRODUCTS,
    [
        event("E1", TODAY + timedelta(days=20), asset_classes=("bond",), rates_bp="25"),
        event("E2", TODAY - timedelta(days=3), equity_pct="-10", impact="low"),
    ],
)
ALARMED = world(WORLD.products.values(), WORLD.events, alarms=[alarm(), alarm(40, severity="info", kind="anomaly")])
DAYS = st.integers(-40, 100).map(lambda d: TODAY + timedelta(days=d))
AMOUNTS = st.integers(1, 10**10).map(str)
CONFIDENCES = st.sampled_from([None, "0.3", "1"])


@st.composite
def books(draw: st.DrawFn, customer_id: str) -> CustomerBook:
    held = draw(st.lists(st.sampled_from(["B1", "B2", "B3", "S", "N", "gone"]), max_size=4, unique=True))
    return book(
        customer_id,
        holdings=[holding(p, draw(AMOUNTS), "90", customer_id) for p in held],
        inflows=[
            inflow(f"F{i}", draw(DAYS), draw(AMOUNTS), customer_id, confidence=draw(CONFIDENCES))
            for i in range(draw(st.integers(0, 2)))
        ],
        notes=[
            note(
                f"N{i}", date(2026, 8, 1), "約束", customer_id,
                priority=draw(st.sampled_from([None, "low", "high"])), follow_up_on=draw(DAYS),
            )
            for i in range(draw(st.integers(0, 2)))
        ],
        last_contact_on=draw(st.none() | st.integers(0, 500).map(lambda d: TODAY - timedelta(days=d))),
    )  # fmt: skip


@st.composite
def standings(draw: st.DrawFn) -> list[Standing]:
    return [standing(draw(books(f"C{i}")), WORLD) for i in range(draw(st.integers(1, 6)))]


def ids(order: Sequence[Standing]) -> list[str]:
    return [s.view.digest.customer_id for s in order]


def test_the_kinds_have_a_hundred_points_together() -> None:
    assert sum(rule.max_points for rule in RULES) == 100


@given(books("C001"), st.sampled_from([WORLD, ALARMED]))
def test_every_shown_part_adds_up(of: CustomerBook, outside: World) -> None:
    assessed = standing(of, outside)
    shown = ranked(assessed, 1)
    assert shown.score == sum(part.points for part in shown.parts) <= 100
    assert [part.kind for part in shown.parts] == [rule.kind for rule in RULES]
    most = {part.kind: part.max_points for part in shown.parts}
    for signal in shown.signals:
        assert signal.points == sum(part.points for part in signal.parts) <= signal.max_points == most[signal.kind]
        assert all(part.points >= 0 for part in signal.parts)
    for part in shown.parts:
        assert 0 <= part.points <= part.max_points
        assert part.points >= max((s.points for s in shown.signals if s.kind == part.kind), default=0)


@given(standings(), st.randoms())
def test_the_order_is_total_and_the_same_for_any_order_of_input(found: list[Standing], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ids(rank(shuffled)) == ids(rank(found))
    assert all(a.score >= b.score for a, b in pairwise(rank(found)))


@given(books("C1"), st.randoms())
def test_the_order_of_a_customers_records_changes_nothing(of: CustomerBook, random: object) -> None:
    def mixed(records: dict[str, object]) -> dict[str, object]:
        items = list(records.items())
        random.shuffle(items)  # type: ignore[attr-defined]
        return dict(items)

    other = CustomerBook(of.customer, mixed(of.holdings), mixed(of.notes), mixed(of.inflows))  # type: ignore[arg-type]
    assert worded(standing(other, WORLD)) == worded(standing(of, WORLD))


@given(standings(), books("C9"))
def test_another_customer_changes_nobodys_score(found: list[Standing], other: CustomerBook) -> None:
    without = [(s.view.digest.customer_id, s.score) for s in rank(found)]
    others = rank([*found, standing(other, WORLD)])
    assert [(s.view.digest.customer_id, s.score) for s in others if s.view.digest.customer_id != "C9"] == without


@given(st.integers(-14, 90), st.integers(-14, 90), AMOUNTS)
def test_a_sooner_maturity_never_scores_less(a: int, b: int, quantity: str) -> None:
    def score(days: int) -> int:
        bond = product("B", maturity_on=TODAY + timedelta(days=days))
        return standing(book(holdings=[holding("B", quantity, "100")]), world([bond])).score

    assert score(min(a, b)) >= score(max(a, b))


@given(st.integers(-14, 90), st.tuples(st.integers(1, 10**11), st.integers(1, 10**11)))
def test_a_larger_maturity_never_scores_less(days: int, amounts: tuple[int, int]) -> None:
    outside = world([product("B", maturity_on=TODAY + timedelta(days=days))])

    def score(quantity: int) -> int:
        return standing(book(holdings=[holding("B", str(quantity), "100")]), outside).score

    assert score(max(amounts)) >= score(min(amounts))


CHANCES = st.decimals(0, 1, places=2)


@given(st.integers(-30, 60), st.tuples(st.integers(1, 10**11), st.integers(1, 10**11)), st.tuples(CHANCES, CHANCES))
def test_a_larger_or_surer_inflow_never_scores_less(
    days: int, amounts: tuple[int, int], chances: tuple[Decimal, Decimal]
) -> None:
    def score(amount: int, confidence: Decimal) -> int:
        coming = inflow("F", TODAY + timedelta(days=days), str(amount), confidence=confidence)
        return standing(book(inflows=[coming]), WORLD).score

    assert score(max(amounts), chances[0]) >= score(min(amounts), chances[0])
    assert score(amounts[0], max(chances)) >= score(amounts[0], min(chances))


@settings(max_examples=50)
@given(books("C1"), DAYS, AMOUNTS)
def test_a_further_reason_never_scores_less(of: CustomerBook, on: date, amount: str) -> None:
    further = inflow("F9", on, amount, confidence="0.5")
    more = CustomerBook(of.customer, of.holdings, of.notes, of.inflows | {"F9": further})
    assert standing(more, WORLD).score >= standing(of, WORLD).score


def test_equal_scores_go_by_day_then_amount_then_id() -> None:
    def inflow_of(customer_id: str, days: int, amount: str) -> Standing:
        coming = inflow("F", TODAY + timedelta(days=days), amount, customer_id, confidence="1")
        return standing(book(customer_id, inflows=[coming]), WORLD)

    later, sooner = inflow_of("C1", 10, "500000000"), inflow_of("C2", 9, "500000000")
    more, twin = inflow_of("C4", 9, "500000001"), inflow_of("C3", 9, "500000000")
    assert ids(rank([later, sooner, more, twin])) == ["C4", "C2", "C3", "C1"]
    reasons = [compare(a, b).text.ja[-1].text for a, b in [(later, sooner), (sooner, more), (sooner, twin)]]
    assert ["期日が早い" in reasons[0], "金額が大きい" in reasons[1], "顧客ID" in reasons[2]] == [True] * 3


def test_a_comparison_explains_the_difference() -> None:
    due = standing(book("C1", name="佐久間 恒一", holdings=[holding("B1", "30000000", "100", "C1")]), WORLD)
    silent = standing(book("C2", name="遠山 美沙", last_contact_on=None), WORLD)
    found = compare(silent, due)
    assert (found.above, found.below) == ("C1", "C2")
    assert [(p.kind, p.delta) for p in found.parts if p.delta] == [("maturity", 25), ("event", 5), ("no_contact", -4)]
    assert sum(p.delta for p in found.parts) == due.score - silent.score
    assert "".join(s.text for s in found.text.ja) == (
        "佐久間 恒一（30点）が遠山 美沙（4点）より上なのは、償還で 25点、イベントで 5点 高いためです。"
        "一方、接点の空白で 4点 低くなっています。"
    )
    assert "".join(s.text for s in found.text.en) == (
        "佐久間 恒一 (30) is above 遠山 美沙 (4): higher by 25 on maturities, 5 on events. It is lower by 4 on silence."
    )


def test_the_next_action_is_the_strongest_reason() -> None:
    due = standing(book(holdings=[holding("B1", "30000000", "100")]), WORLD)
    action = next_action(due)
    assert action is not None
    assert (action.kind, action.due_on) == ("maturity", TODAY + timedelta(days=18))
    assert next_action(standing(book(), WORLD)) is None
    assert ranked(standing(book(), WORLD), 1).headline.en[0].text == "No reason to visit now was found."
