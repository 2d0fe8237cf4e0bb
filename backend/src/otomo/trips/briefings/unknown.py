"""What we do not know: said, not passed over."""

from collections.abc import Iterator
from datetime import date, timedelta

from otomo.crm.products.items import Product
from otomo.money import BASE_CURRENCY
from otomo.rich import Ref, Rich
from otomo.trips.briefings.items import Subject
from otomo.trips.briefings.references import of_customer, of_product, product_name
from otomo.wording import day_of, listed, name, sentence

_STALE = timedelta(days=7)


def unknown(subject: Subject) -> list[Rich]:
    """Gaps in the records that matter for the visit; assets elsewhere are never on record."""
    return [
        sentence("他社に預けている資産の記録はありません。", "Assets held elsewhere are not on record."),
        *_profile(subject),
        *_place(subject),
        *_prices(subject),
        *_confidence(subject),
        *_currency_effect(subject),
    ]


def _profile(subject: Subject) -> Iterator[Rich]:
    customer = subject.customer
    wanted = [
        ("生年月日", "date of birth", customer.birth_date if customer.kind == "individual" else True),
        ("知識", "knowledge", customer.knowledge),
        ("投資経験", "experience", customer.experience),
        ("資力", "means", customer.means),
        ("投資目的", "purpose", customer.purpose),
        ("純資産", "net worth", customer.net_worth),
        ("年収", "income", customer.annual_income if customer.kind == "individual" else True),
    ]
    missing = [(ja, en) for ja, en, value in wanted if value is None]
    if missing:
        ja = "・".join(ja for ja, _ in missing)
        en = ", ".join(en for _, en in missing)
        yield sentence(f"{ja}の記録がありません。", f"Not on record: {en}.")
    if subject.view.digest.last_contact_on is None:
        yield sentence("前回の接触の記録がありません。", "No earlier contact is on record.")


def _place(subject: Subject) -> Iterator[Rich]:
    customer = subject.customer
    if customer.latitude is None or customer.longitude is None:
        yield sentence(
            "所在地の座標がなく、移動時間を見積もれません。", "No coordinates, so travel cannot be estimated."
        )
    elif customer.location_source in ("municipality", "prefecture"):
        place = customer.city or customer.prefecture or ""
        if place:
            yield sentence(
                "所在地は {place} までの記録で、移動時間は目安です。",
                "The place is known to {place} only, so travel times are rough.",
                place=name(place, of_customer(customer)),
            )
    if not customer.visit_windows:
        yield sentence("面談できる時間の記録がありません。", "The hours for visits are not on record.")


def _prices(subject: Subject) -> Iterator[Rich]:
    view, today = subject.view, subject.world.today
    unpriced = {p.product.product_id: p.product for p in view.positions if p.value is None}
    if unpriced:
        names = listed(product_name(p) for p in unpriced.values())
        yield sentence("価格の記録がなく評価額に含めていません：{names}。",
                       "Without a price, left out of the assets: {names}.", names=names)  # fmt: skip
    no_rate = {p.product.currency for p in view.positions if p.value is not None and p.value_base is None}
    if no_rate:
        codes = "・".join(sorted(no_rate))
        yield sentence(f"為替レートの記録がなく評価額に含めていません：{codes}。",
                       f"Without an exchange rate, left out of the assets: {codes}.")  # fmt: skip
    if view.unknown_products:
        ids = listed(name(p, of_customer(subject.customer)) for p in view.unknown_products)
        yield sentence("商品の記録がない保有：{ids}。", "Held, but not on record as products: {ids}.", ids=ids)
    stale = {p.product.product_id: p.product for p in view.positions if _is_stale(p.product, today)}
    if stale:
        dated = listed(_dated(product, today) for product in stale.values())
        yield sentence("古い価格：{dated}。", "Old prices: {dated}.", dated=dated)


def _is_stale(product: Product, today: date) -> bool:
    return product.price_on is not None and product.price_on < today - _STALE


def _dated(product: Product, today: date) -> Rich:
    assert product.price_on is not None
    day = day_of(product.price_on, of_product(product), today)
    return sentence("「{name}」（{day}）", "{name} ({day})", name=product_name(product), day=day)


def _confidence(subject: Subject) -> Iterator[Rich]:
    inflows = sorted(subject.book.inflows.values(), key=lambda i: (i.expected_on, i.inflow_id))
    unsure = [i for i in inflows if i.status == "predicted" and i.confidence is None]
    if unsure:
        today = subject.world.today
        days = listed(day_of(i.expected_on, Ref("inflow", i.inflow_id, i.customer_id), today) for i in unsure)
        yield sentence("確度の記録がない入金予測：{days}。", "Inflows without a confidence: {days}.", days=days)


def _currency_effect(subject: Subject) -> Iterator[Rich]:
    foreign = {
        p.product.product_id: p.product
        for p in subject.view.positions
        if p.fx_effect_base is None and p.value_base is not None and p.product.currency != BASE_CURRENCY
    }
    if foreign:
        yield sentence(
            "取得時の為替レートの記録がなく、為替の影響を分けられません：{names}。",
            "The exchange rate at purchase is not on record, so the currency's effect cannot be told apart: {names}.",
            names=listed(product_name(p) for p in foreign.values()),
        )
