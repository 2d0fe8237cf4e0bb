"""What each rule finds, says, and gives points for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from bookmaking import TODAY, book, event, holding, inflow, note, product, viewed, world
from otomo.crm.book.aggregate import CustomerBook
from otomo.money import Money
from otomo.rich import Ref, Rich
from otomo.signals.items import Signal
from otomo.signals.ranking import signals_of
from otomo.signals.world import World

pytestmark = pytest.mark.mission("TRIP-1")


def signals(of: CustomerBook, outside: World, kind: str) -> list[Signal]:
    return [s for s in signals_of(viewed(of, outside), outside) if s.kind == kind]


def words(text: Rich) -> tuple[str, str]:
    return "".join(s.text for s in text.ja), "".join(s.text for s in text.en)


def refs(text: Rich) -> set[Ref]:
    return {s.ref for s in (*text.ja, *text.en) if s.ref is not None}


def bond(days: int, **fields: object) -> World:
    return world([product("P001", maturity_on=TODAY + timedelta(days=days), **fields)])


def holder(quantity: str = "30000000", **fields: object) -> CustomerBook:
    return book(holdings=[holding("P001", quantity, "100", acquired_on=date(2021, 12, 8))], **fields)


def test_a_maturity_is_told_with_its_amount_and_day() -> None:
    [found] = signals(holder(), bond(18, name="浜名精機 第4回社債"), "maturity")
    assert (found.due_on, found.days, found.amount) == (date(2026, 12, 8), 18, Money(Decimal(30_000_000), "JPY"))
    assert found.signal_id == "maturity:C001:P001"
    assert found.max_points == 30
    assert [(p.name.ja, p.points) for p in found.parts] == [("近さ", 13), ("金額", 12)]
    assert (found.tag.ja, found.tag.en) == ("償還 18日後", "Matures in 18 d")
    assert words(found.text) == (
        "「浜名精機 第4回社債」が 12月8日 に償還されます。3,000万円 の行き先を伺う時期です。",
        "浜名精機 第4回社債 matures on 8 Dec. Time to ask where the ¥30.0M should go.",
    )
    lot = Ref("holding", "C001:P001:2021-12-08", "C001")
    assert refs(found.text) == {lot, Ref("product", "P001")}
    assert found.evidence == (lot, Ref("product", "P001"))


@pytest.mark.parametrize(("days", "found"), [(-15, 0), (-14, 1), (0, 1), (90, 1), (91, 0)])
def test_maturities_from_two_weeks_ago_to_three_months_ahead(days: int, found: int) -> None:
    assert len(signals(holder(), bond(days), "maturity")) == found


def test_lots_of_one_product_mature_together() -> None:
    lots = [holding("P001", "1000000", "100", acquired_on=date(2021, 1, d)) for d in (1, 2, 3)]
    [found] = signals(book(holdings=lots), bond(30), "maturity")
    assert found.amount == Money(Decimal(3_000_000), "JPY")
    assert len(found.evidence) == 4


def test_what_was_redeemed_is_told_in_the_past() -> None:
    [found] = signals(holder(), bond(-3), "maturity")
    assert (found.tag.ja, found.tag.en) == ("償還 3日前", "Matured 3 d ago")
    assert "償還を迎えました" in words(found.text)[0]


def test_an_inflow_is_told_with_its_confidence() -> None:
    coming = inflow("F001", date(2026, 12, 10), "21500000", confidence="0.7", source="retirement")
    [found] = signals(book(inflows=[coming]), world(), "inflow")
    assert words(found.text) == (
        "退職金 2,150万円（確度 70%）が 12月10日 に入る予定です。",
        "¥21.5M from retirement pay (confidence 70%) is expected on 10 Dec.",
    )
    assert refs(found.text) == set(found.evidence) == {Ref("inflow", "F001", "C001")}


def test_an_unknown_confidence_is_said_and_an_overdue_inflow_asked_about() -> None:
    late = inflow("F001", TODAY - timedelta(days=5), "1000000")
    [found] = signals(book(inflows=[late]), world(), "inflow")
    assert words(found.text)[0] == "資金 100万円（確度は未記入）が 11月15日 に入る予定でした。着金を確かめる時期です。"


@pytest.mark.parametrize(("days", "found"), [(-31, 0), (-30, 1), (60, 1), (61, 0)])
def test_inflows_from_a_month_ago_to_two_ahead(days: int, found: int) -> None:
    coming = inflow("F001", TODAY + timedelta(days=days), "1000000")
    assert len(signals(book(inflows=[coming]), world(), "inflow")) == found


@pytest.mark.parametrize("status", ["arrived", "missed"])
def test_a_settled_inflow_is_no_signal(status: str) -> None:
    done = inflow("F001", TODAY, "1000000", status=status)
    assert not signals(book(inflows=[done]), world(), "inflow")


def test_a_follow_up_quotes_the_promise() -> None:
    promised = note("N001", date(2026, 10, 20), "見積もりが出る頃に再訪を約束。", priority="high", follow_up_on=TODAY)
    [found] = signals(book(notes=[promised]), world(), "follow_up")
    assert (found.points, found.max_points) == (17, 17)
    assert words(found.text) == (
        "10月20日 のメモ「見積もりが出る頃に再訪を約束。」の対応期限が 11月20日 です。",
        "The follow-up to the note of 20 Oct (“見積もりが出る頃に再訪を約束。”) is due on 20 Nov.",
    )
    assert (found.tag.ja, found.tag.en) == ("フォロー期限 今日", "Follow-up due today")


def test_priorities_are_ordered_and_one_missing_is_between() -> None:
    notes = [
        note(f"N{i}", date(2026, 10, 20), "a", priority=p, follow_up_on=TODAY)
        for i, p in enumerate(["low", None, "medium", "high"])
    ]
    found = signals(book(notes=notes), world(), "follow_up")
    assert [s.signal_id[-2:] for s in found] == ["N3", "N2", "N1", "N0"]


@pytest.mark.parametrize(
    ("net_worth", "days", "found"),
    [("10000000", 119, 0), ("10000000", 120, 1), ("30000000", 90, 1), ("30000000", 89, 0), ("100000000", 60, 1)],
)
def test_silence_is_measured_by_means(net_worth: str, days: int, found: int) -> None:
    silent = book(net_worth=net_worth, last_contact_on=TODAY - timedelta(days=days))
    assert len(signals(silent, world(), "no_contact")) == found


def test_silence_in_words() -> None:
    [found] = signals(book(last_contact_on=TODAY - timedelta(days=203)), world(), "no_contact")
    assert words(found.text) == (
        "最後の接触は 5月1日 で、203日 空いています。",
        "The last contact was on 1 May, 203 days ago.",
    )
    [never] = signals(book(last_contact_on=None), world(), "no_contact")
    assert words(never.text) == ("接触の記録がまだありません。", "No contact has been recorded yet.")
    assert (never.due_on, never.days) == (None, None)


def rates_world(**fields: object) -> World:
    bonds = product("JGB", maturity_on=date(2036, 11, 20), coupon_rate="0.01", risk_level=1)
    stock = product("S", "stock", price="1000", sector="電気", region="日本")
    return world([bonds, stock], [event("E001", date(2026, 12, 18), title="日銀会合", currency="JPY", **fields)])


def half_in_bonds() -> CustomerBook:
    return book(holdings=[holding("JGB", "10000000", "100"), holding("S", "10000", "900")])


def test_an_event_is_told_with_share_and_estimated_effect() -> None:
    [found] = signals(half_in_bonds(), rates_world(asset_classes=("bond",), rates_bp="25"), "event")
    # A ten-year par bond at 1 %: modified duration 9.49, so +25 bp cost 2.37 % of 10,000,000 yen.
    assert found.amount == Money(Decimal(-237_370), "JPY")
    assert words(found.text) == (
        "日銀会合（12月18日）で影響を受ける保有が評価額の 50%（1,000万円）あります。"
        "想定（金利 +25bp）なら概算で −24万円 です。",
        "日銀会合 (18 Dec) touches 50% of the assets (¥10.0M). Assuming rates +25 bp, roughly −¥237K.",
    )
    assert found.evidence == (Ref("event", "E001"), Ref("holding", "C001:JGB:none", "C001"))


def test_every_assumption_is_stated() -> None:
    shocks = {"rates_bp": "-10", "fx_pct": "-0.5", "equity_pct": "2"}
    [found] = signals(half_in_bonds(), rates_world(asset_classes=("bond", "stock"), **shocks), "event")
    ja, en = words(found.text)
    assert "想定（金利 −10bp、為替 −0.5%、株価 +2%）なら" in ja
    assert "Assuming rates −10 bp, currency −0.5%, equities +2%, roughly" in en


def test_an_event_that_barely_moves_anything_counts_for_little() -> None:
    def score(rates_bp: str | None) -> int:
        [found] = signals(half_in_bonds(), rates_world(asset_classes=("bond",), rates_bp=rates_bp), "event")
        return found.points

    assert score("1") < score(None) < score("100")
    assert score("-25") == score("25")


def test_without_a_shock_the_amount_is_the_exposure() -> None:
    [found] = signals(half_in_bonds(), rates_world(asset_classes=("bond",)), "event")
    assert found.amount == Money(Decimal(10_000_000), "JPY")
    assert "概算" not in words(found.text)[0]


def test_an_event_that_touches_little_is_left_out() -> None:
    small = book(holdings=[holding("JGB", "1000000", "100"), holding("S", "10000", "900")])
    assert not signals(small, rates_world(asset_classes=("bond",)), "event")


@pytest.mark.parametrize(("days", "found"), [(-8, 0), (-7, 1), (45, 1), (46, 0)])
def test_events_from_a_week_ago_to_six_weeks_ahead(days: int, found: int) -> None:
    outside = world([product("S", "stock")], [event("E", TODAY + timedelta(days=days), asset_classes=("stock",))])
    assert len(signals(book(holdings=[holding("S", "100", "1")]), outside, "event")) == found


def test_at_most_three_events_of_a_customer() -> None:
    events = [event(f"E{i}", TODAY + timedelta(days=i), asset_classes=("stock",)) for i in range(9)]
    outside = world([product("S", "stock")], events)
    assert len(signals(book(holdings=[holding("S", "100", "1")]), outside, "event")) == 3


def test_a_customer_with_nothing_has_only_what_is_known() -> None:
    assert signals_of(viewed(book(), world()), world()) == ()
