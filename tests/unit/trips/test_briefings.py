"""A briefing: every figure leads to a record, nothing unsuitable is put forward, gaps are said."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from bookmaking import TODAY, alarm, book, event, holding, inflow, note, product, world
from demobook import demo_books, demo_world
from devicemaking import START, device, readings
from hypothesis import given
from hypothesis import strategies as st
from otomo.crm.book.aggregate import CustomerBook
from otomo.devices.items import Latest
from otomo.rich import Ref
from otomo.signals.world import World
from otomo.trips.briefings.build import build
from otomo.trips.briefings.devices import AtSite, SiteDevice, limits_of
from otomo.trips.briefings.items import Briefing, Chart, SectionKind, count_figures
from otomo.trips.briefings.site import spans

pytestmark = pytest.mark.mission("TRIP-4")

BOOKS, WORLD = demo_books(), demo_world()
FRIDGE = device("fridge", customer_id="C001")
OVER = alarm(30, cleared_at=alarm(29).opened_at, peak=9.4)
CHART = Chart(
    device_id="fridge", metric="temperature", unit="°C", start=0, end=100, opened_at=50, timestamps=(0, 50),
    low=(5.0, 8.1), high=(5.2, 9.1), limits=limits_of(FRIDGE.thresholds, "temperature"),
)  # fmt: skip
AT_SITE = AtSite((SiteDevice(FRIDGE, None),), (alarm(),), (OVER,), {alarm().ref_id: CHART})


def lines(of: Briefing, kind: SectionKind, locale: str = "ja") -> list[str]:
    [section] = [s for s in of.sections if s.kind == kind]
    return ["".join(segment.text for segment in getattr(item.text, locale)) for item in section.items]


def assert_all_linked(of: Briefing) -> None:
    for section in of.sections:
        assert section.items
        assert not re.search(r"\d", section.title.ja + section.title.en)
    for locale in ("ja", "en"):
        found = count_figures(of.sections, locale)  # type: ignore[arg-type]
        assert found.total == found.linked
    assert of.figures.total > 0


def refs(of: Briefing) -> set[Ref]:
    items = [item for section in of.sections for item in section.items]
    return {s.ref for item in items for s in (*item.text.ja, *item.text.en) if s.ref is not None}


def assert_refs_exist(of: Briefing, of_book: CustomerBook, outside: World) -> None:
    known = {
        "customer": {of_book.customer.customer_id},
        "holding": set(of_book.holdings),
        "note": set(of_book.notes),
        "inflow": set(of_book.inflows),
        "product": set(outside.products),
        "event": {e.event_id for e in outside.events},
        "device": {"fridge"},
        "alarm": {a.ref_id for a in AT_SITE.open + AT_SITE.ended},
    }
    for ref in refs(of):
        assert ref.id in known[ref.kind]
        owned = ref.kind not in ("product", "event")
        assert ref.customer_id == (of_book.customer.customer_id if owned else None)


def assert_only_suitable(of: Briefing, of_book: CustomerBook, outside: World) -> None:
    held = {h.product_id for h in of_book.holdings.values()}
    for section in of.sections:
        for item in section.items:
            for product_id in item.recommends:
                assert outside.products[product_id].risk_level <= of_book.customer.risk_level
            named = {s.ref.id for s in (*item.text.ja, *item.text.en) if s.ref and s.ref.kind == "product"}
            assert named <= held | set(item.recommends)


@pytest.mark.parametrize("customer_id", sorted(BOOKS))
def test_the_demo_briefings_are_linked_sound_and_suitable(customer_id: str) -> None:
    found = build(BOOKS[customer_id], WORLD)
    assert_all_linked(found)
    assert_refs_exist(found, BOOKS[customer_id], WORLD)
    assert_only_suitable(found, BOOKS[customer_id], WORLD)
    assert 1 <= len(lines(found, "talk")) <= 3


def test_sakuma_in_japanese() -> None:
    found = build(BOOKS["C001"], WORLD)
    assert (found.age, found.since, found.excluded_products) == (64, date(2026, 9, 7), 6)
    assert lines(found, "who")[2:] == [
        "預り資産は 1.42億円（5件）、取得額との差は +412万円 です。",
        "前回の接触は 9月7日 の訪問（74日前）です。",
    ]
    assert lines(found, "changed")[1:] == [
        "「浜名精機 第4回社債」3,000万円 が 12月8日 に償還されます。利率は 1.85% です。",
        "「中部電力」は取得時から +516万円（+21.6%）です。",
    ]
    assert lines(found, "talk")[:2] == [
        "3,000万円 の置き場所。リスク許容度 2 以内で同じ通貨の候補は 1件："
        "「個人向け国債 変動10年」（利率 1.12%、2033年4月15日 満期）。",
        "保有中の「中部電力」（リスク 3）、「先進国債券ファンド（為替ヘッジなし）」（リスク 3）は、"
        "リスク許容度 2 を上回ります。続けるか意向を確かめます。",
    ]
    assert lines(found, "talk")[2].startswith("9月7日 の約束に答えます：「長女の留学費用")


def test_miyoshi_in_english() -> None:
    found = build(BOOKS["C002"], WORLD)
    assert found.age is None
    assert lines(found, "who", "en")[3] == "Last contact: 20 Oct, visit (31 days ago)."
    assert lines(found, "talk", "en")[1:] == [
        "Confirm when (11 Dec) and how much of the ¥18.0M comes, and what it is for.",
        "米国国債 4.125% is 35.2% of the assets. Talk about spreading them.",
    ]
    assert lines(found, "unknown", "en")[-1].endswith("so the currency's effect cannot be told apart: 米国国債 4.125%.")


def test_without_records_only_what_is_known_is_said() -> None:
    found = build(book(last_contact_on=None), world())
    assert_all_linked(found)
    assert lines(found, "who") == ["リスク許容度は 3。"]
    assert lines(found, "changed") == ["記録上の変化はありません。"]
    assert lines(found, "why_now") == ["接触の記録がまだありません。"]
    assert lines(found, "talk") == ["近況と今後の資金の予定を伺います。"]
    assert lines(found, "unknown") == [
        "他社に預けている資産の記録はありません。",
        "生年月日・知識・投資経験・資力・投資目的・純資産・年収の記録がありません。",
        "前回の接触の記録がありません。",
        "所在地の座標がなく、移動時間を見積もれません。",
        "面談できる時間の記録がありません。",
    ]


def test_changes_since_the_last_contact() -> None:
    contact, later = date(2026, 9, 7), datetime(2026, 10, 1, tzinfo=UTC)
    outside = world(
        [product("B", name="浜名債", maturity_on=date(2026, 10, 15)), product("S", "stock", price="1000")],
        [event("E1", date(2026, 10, 30), title="日銀会合", asset_classes=("stock",), actual="据え置き")],
    )
    of = book(
        last_contact_on=contact,
        holdings=[
            holding("B", "5000000", "100", acquired_on=date(2021, 1, 1)),
            holding("S", "9000", "1010", acquired_on=date(2026, 10, 2)),
        ],
        inflows=[
            inflow("F1", date(2026, 9, 20), "4000000", status="arrived", arrived_on=date(2026, 9, 22),
                   arrived_amount="4200000", confidence="0.8", source="insurance"),
            inflow("F2", date(2026, 9, 30), "1000000", status="missed"),
            inflow("F3", date(2027, 3, 1), "2000000", source="bonus"),
            inflow("F4", date(2026, 9, 1), "3000000", status="arrived", arrived_on=date(2026, 9, 1)),
        ],
        notes=[note("N1", contact, "・慎重に。\n・資料", channel="visit"),
               note("N2", date(2026, 10, 5), "支店より連絡。")],
    )  # fmt: skip
    new = of.inflows["F3"]
    of.inflows["F3"] = type(new)(**{f: getattr(new, f) for f in new.__struct_fields__} | {"created_at": later})
    found = build(of, outside)
    assert_all_linked(found)
    assert lines(found, "changed") == [
        "前回のメモ（9月7日）「慎重に。」",
        "「浜名債」500万円 が 10月15日 に償還を迎えました。",
        "保険金 420万円 が 9月22日 に入金されました（予測 400万円、確度 80%）。",
        "資金 100万円（予定 9月30日）は入りませんでした。",
        "入金予測が加わりました：賞与 200万円、2027年3月1日、確度は未記入。",
        "10月2日 に「S」を 909万円 取得しています。",
        "その後のメモ（10月5日）「支店より連絡。」",
        "日銀会合（10月30日）の影響を受けた保有が評価額の 64%（900万円）あります。結果は 据え置き でした。",
    ]


def test_a_concentration_is_a_talking_point() -> None:
    outside = world([product("S", "stock", price="1000", name="電力株"), product("C", "cash", price="1")])
    found = build(book(holdings=[holding("S", "3100", "990"), holding("C", "6900000", "1")]), outside)
    assert lines(found, "talk")[0] == "「電力株」が預り資産の 31% を占めます。偏りについて話します。"


def test_no_suitable_product_is_said_rather_than_filled() -> None:
    outside = world(
        [product("B", maturity_on=TODAY + timedelta(days=18)), product("X", "stock", risk_level=5, name="高リスク株")]
    )
    found = build(book(risk_level=2, holdings=[holding("B", "1000000", "100")]), outside)
    talk = "".join(lines(found, "talk"))
    assert "候補は、商品の記録に見つかりません" in talk
    assert "高リスク株" not in talk
    assert found.excluded_products == 1


def test_gaps_in_prices_and_rates_are_named() -> None:
    outside = world([
        product("S", "stock", price=None, name="未公開株"),
        product("R", "stock", currency="BRL"),
        product("T", "stock", price_on=TODAY - timedelta(days=30), name="古い値"),
    ])  # fmt: skip
    held = [holding(p, "1", "1") for p in ("S", "R", "T", "gone")]
    found = build(book(holdings=held, inflows=[inflow("F", date(2027, 1, 5), "1")]), outside)
    assert_all_linked(found)
    assert lines(found, "unknown")[-5:] == [
        "価格の記録がなく評価額に含めていません：未公開株。",
        "為替レートの記録がなく評価額に含めていません：BRL。",
        "商品の記録がない保有：gone。",
        "古い価格：「古い値」（10月21日）。",
        "確度の記録がない入金予測：2027年1月5日。",
    ]


TEXTS = st.sampled_from([None, "債券2本", "経験 12年", "１２３（全角）", "なし"])
DAYS = st.integers(-100, 100).map(lambda d: TODAY + timedelta(days=d))
CLASSES = st.sampled_from([(), ("bond",), ("stock",)])
AMOUNTS = st.integers(1, 10**9).map(str)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    products = [
        product(
            f"P{i}",
            draw(st.sampled_from(["bond", "stock", "fund", "cash"])),
            name=f"第{i}号 20{i}年",
            risk_level=draw(st.integers(1, 5)),
            currency=draw(st.sampled_from(["JPY", "USD", "BRL"])),
            price=draw(st.none() | st.just("98.5")),
            maturity_on=draw(st.none() | DAYS | st.just(date(2031, 1, 1))),
            coupon_rate=draw(st.none() | st.just("0.0125")),
            price_on=draw(st.none() | DAYS),
        )
        for i in range(draw(st.integers(1, 6)))
    ]
    events = [
        event(f"E{i}", draw(DAYS), title=f"第{i}回会合", asset_classes=draw(CLASSES),
              rates_bp=draw(st.none() | st.just("25")), fx_pct=draw(st.none() | st.just("-3")), actual=draw(TEXTS))
        for i in range(2)
    ]  # fmt: skip
    return world(products, events)


@st.composite
def cases(draw: st.DrawFn) -> tuple[CustomerBook, World]:
    outside = draw(worlds())
    held = draw(st.lists(st.sampled_from([*outside.products, "gone1"]), max_size=4, unique=True))
    statuses = st.sampled_from(["predicted", "arrived", "missed"])
    of = book(
        risk_level=draw(st.integers(1, 5)),
        birth_date=draw(st.none() | st.just(date(1960, 2, 29))),
        purpose=draw(TEXTS),
        experience=draw(TEXTS),
        city=draw(TEXTS),
        last_contact_on=draw(st.none() | st.just(TODAY - timedelta(days=74))),
        holdings=[holding(p, draw(AMOUNTS), "90", acquired_on=draw(st.none() | DAYS)) for p in held],
        inflows=[
            inflow(f"F{i}", draw(DAYS), draw(AMOUNTS), status=draw(statuses), arrived_on=draw(st.none() | DAYS),
                   confidence=draw(st.none() | st.just("0.85")))
            for i in range(2)
        ],
        notes=[
            note(f"N{i}", draw(DAYS), "2027年4月に500万円が必要。", channel=draw(st.none() | st.just("phone")),
                 follow_up_on=draw(st.none() | DAYS))
            for i in range(2)
        ],
    )  # fmt: skip
    return of, outside


@given(cases())
def test_any_briefing_is_linked_sound_and_suitable(case: tuple[CustomerBook, World]) -> None:
    of, outside = case
    found = build(of, outside)
    assert_all_linked(found)
    assert_refs_exist(found, of, outside)
    assert_only_suitable(found, of, outside)
    assert 1 <= len(lines(found, "talk")) <= 3
    assert build(of, outside) == found


@pytest.mark.mission("IOT-5")
def test_an_alarm_is_told_with_its_readings_and_what_happened_meanwhile() -> None:
    outside = replace(WORLD, alarms={"C001": AT_SITE.open})
    found = build(BOOKS["C001"], outside, site=AT_SITE)
    assert_all_linked(found)
    assert_refs_exist(found, BOOKS["C001"], outside)
    assert lines(found, "devices") == [
        "「冷蔵庫」（倉庫）の温度が 10:55 から上限 8°C を超え、9.1°C になりました。",
        "「冷蔵庫」（倉庫）の温度が 11月19日 05:55 から上限 8°C を超え、9.1°C になりました。"
        "11月19日 07:00 に解消しました（最も外れた値 9.4°C）。",
    ]
    [section] = [s for s in found.sections if s.kind == "devices"]
    assert [item.chart for item in section.items] == [CHART, None]
    assert any("冷蔵庫" in line for line in lines(found, "why_now") + lines(found, "devices"))
    assert "機器の警報が 2件 ありました、うち 1件 は続いています。" in lines(found, "changed")
    assert "2 alarms of devices, 1 of them still open." in lines(found, "changed", "en")


@pytest.mark.mission("IOT-5")
def test_an_alarm_is_talked_about() -> None:
    alone = book(last_contact_on=TODAY)
    found = build(alone, world(alarms=AT_SITE.open), site=AT_SITE)
    assert lines(found, "talk")[0] == "機器「冷蔵庫」（倉庫）の温度について状況を伺い、点検の手配を確かめます。"
    assert lines(found, "talk", "en")[0] == (
        "Ask about the temperature of 冷蔵庫 (倉庫) and whether it is being looked after."
    )


@pytest.mark.mission("IOT-5")
def test_devices_that_are_well_are_told_in_a_line() -> None:
    at = START + 6 * 3_600_000
    well = [
        SiteDevice(device("fridge", name="冷蔵庫"), Latest(at, 5.25, 41.0)),
        SiteDevice(device("fridge", name="計測なし"), Latest(at)),
        SiteDevice(device("fridge", name="新品"), None),
    ]
    found = build(BOOKS["C001"], WORLD, site=AtSite(tuple(well)))
    assert_all_linked(found)
    assert lines(found, "devices") == [
        "「冷蔵庫」に警報は出ていません：5.3°C、41%（15:00）。",
        "「計測なし」は 15:00 に計測値なし。",
        "「新品」からの計測値はまだありません。",
    ]


@pytest.mark.mission("IOT-5")
def test_a_customer_without_devices_has_no_such_section() -> None:
    assert not [s for s in build(BOOKS["C001"], WORLD).sections if s.kind == "devices"]


@pytest.mark.mission("IOT-5")
def test_several_alarms_of_a_device_are_one_line() -> None:
    ended = tuple(alarm(hours, cleared_at=alarm(hours - 1).opened_at) for hours in (90, 60, 30))
    found = build(BOOKS["C001"], WORLD, site=AtSite((SiteDevice(FRIDGE, None),), (), ended))
    assert "機器の警報が 3件 ありました。" in lines(found, "changed")
    assert lines(found, "devices")[0].startswith("前回から 3回 の警報があり、最後は次のとおりです。「冷蔵庫」（倉庫）")
    assert_all_linked(found)


@pytest.mark.mission("IOT-5")
@given(st.lists(st.none() | st.floats(-20, 40), min_size=1, max_size=300), st.integers(1_000, 400_000))
def test_a_chart_keeps_the_extremes_in_a_hundred_spans(values: list[float | None], step: int) -> None:
    shown = readings(values, step=step)
    times, low, high = spans(shown, "temperature", START, int(shown.timestamps[-1]) + 1)
    there = [v for v in values if v is not None]
    assert len(times) == len(low) == len(high) <= 100
    assert list(times) == sorted(set(times))
    assert all(a <= b for a, b in zip(low, high, strict=True))
    if there:
        assert (min(low), max(high)) == (min(there), max(there))
    else:
        assert times == ()
