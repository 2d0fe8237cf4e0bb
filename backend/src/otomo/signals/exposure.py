"""Which products an economic event touches, and what it would do to their value (first order, an estimate)."""

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from otomo.crm.events.items import EconomicEvent
from otomo.crm.products.items import Product
from otomo.money import BASE_CURRENCY

_WORLD = {"world", "global", "世界", "グローバル", "全世界"}
_FLOATING = ("変動", "フローター", "floating", "floater", "frn")
_HUNDRED = Decimal(100)
_BP = Decimal(10_000)
_STEP = Decimal("0.000001")
_DAYS_A_YEAR = 365.25


class Touch(msgspec.Struct, frozen=True):
    """An event and the products it touches, each with the estimated relative change of its value in yen (None: the
    event gives no shock that says how much)."""

    event: EconomicEvent
    ratios: Mapping[str, Decimal | None]


class Exposure(msgspec.Struct, frozen=True):
    """What an event touches of one customer, yen. `effect`: the estimated change of value, None when unknown."""

    touch: Touch
    exposed: Decimal
    effect: Decimal | None


def touch(event: EconomicEvent, products: Mapping[str, Product], today: date) -> Touch:
    """The products `event` touches.

    A product must fit every way the event is narrowed: asset class, sector, and place (currency or region; a world
    region is no narrowing). Where a shock is given and no asset class, only what the shock moves is touched; an event
    that says neither touches nothing. Cash in yen is never touched.
    """
    shocked = any(s is not None for s in (event.rates_bp, event.fx_pct, event.equity_pct))
    ratios: dict[str, Decimal | None] = {}
    for product_id, product in products.items():
        if not _fits(event, product):
            continue
        ratio = _ratio(event, product, today) if shocked else None
        if ratio is not None or not _needs_shock(event, shocked=shocked):
            ratios[product_id] = ratio
    return Touch(event, ratios)


def exposure(touched: Touch, worth: Mapping[str, Decimal]) -> Exposure | None:
    """What `touched` means for a customer who holds `worth` (yen by product id); None when nothing is touched."""
    exposed = effect = Decimal(0)
    estimated = False
    ratios = touched.ratios
    for product_id, value in worth.items():
        if product_id in ratios:
            exposed += value
            ratio = ratios[product_id]
            if ratio is not None:
                estimated = True
                effect += value * ratio
    if not exposed:
        return None
    return Exposure(touched, exposed, effect.quantize(Decimal(1)) if estimated else None)


def modified_duration(coupon: Decimal | None, years: float, frequency: int = 2) -> float:
    """Modified duration in years of a bond at par: (1 - (1 + c/m)^(-m T)) / c; `years` when it pays no coupon."""
    rate = float(coupon or 0)
    if years <= 0:
        return 0.0
    if rate <= 0:
        return years
    return (1 - math.pow(1 + rate / frequency, -frequency * years)) / rate


def _needs_shock(event: EconomicEvent, *, shocked: bool) -> bool:
    narrowed = bool(event.asset_classes or event.sectors or event.currency or _region(event.region))
    return not narrowed or (shocked and not event.asset_classes)


def _fits(event: EconomicEvent, product: Product) -> bool:
    if product.asset_class == "cash" and product.currency == BASE_CURRENCY:
        return False
    if event.asset_classes and product.asset_class not in event.asset_classes:
        return False
    if event.sectors and (product.sector is None or product.sector not in event.sectors):
        return False
    return _same_place(event, product)


def _same_place(event: EconomicEvent, product: Product) -> bool:
    region = _region(event.region)
    if event.currency is None and region is None:
        return True
    if event.currency == product.currency or (region is not None and _region(product.region) == region):
        return True
    return _moves_currency_of(event, product)


def _region(text: str | None) -> str | None:
    name = text.strip().casefold() if text else ""
    return None if not name or name in _WORLD else name


def _moves_currency_of(event: EconomicEvent, product: Product) -> bool:
    if event.fx_pct is None or product.currency == BASE_CURRENCY:
        return False
    return event.currency in (None, BASE_CURRENCY, product.currency)


def _ratio(event: EconomicEvent, product: Product, today: date) -> Decimal | None:
    """The sum of the shocks that apply: rates on bonds, the currency on what is not in yen, equities on stocks."""
    shocks = (_rates(event, product, today), _currency(event, product), _equity(event, product))
    known = [s for s in shocks if s is not None]
    return sum(known, Decimal(0)).quantize(_STEP) if known else None


def _rates(event: EconomicEvent, product: Product, today: date) -> Decimal | None:
    if event.rates_bp is None or product.asset_class != "bond" or product.maturity_on is None:
        return None
    if event.currency not in (None, product.currency):
        return None
    years = (product.maturity_on - today).days / _DAYS_A_YEAR
    frequency = product.coupon_frequency or 2
    if _floating(product):
        years = min(years, 1 / frequency)
    duration = modified_duration(product.coupon_rate, years, frequency)
    return -Decimal(str(round(duration, 6))) * event.rates_bp / _BP


def _floating(product: Product) -> bool:
    """A floating coupon is reset with the market, so that rates move the price only until the next coupon. No column
    of the file says so; names do."""
    name = product.name.casefold()
    return any(word in name for word in _FLOATING)


def _currency(event: EconomicEvent, product: Product) -> Decimal | None:
    """`fx_pct` is the move of the event's currency against the yen; of foreign currencies when it names none; an
    event in yen moves the yen, and foreign currencies the other way."""
    if event.fx_pct is None or not _moves_currency_of(event, product):
        return None
    move = event.fx_pct / _HUNDRED
    if event.currency != BASE_CURRENCY:
        return move
    return 1 / (1 + move) - 1 if move > -1 else None


def _equity(event: EconomicEvent, product: Product) -> Decimal | None:
    if event.equity_pct is None:
        return None
    if product.asset_class == "stock" or (product.asset_class == "fund" and "fund" in event.asset_classes):
        return event.equity_pct / _HUNDRED * (Decimal(1) if product.beta is None else product.beta)
    return None
