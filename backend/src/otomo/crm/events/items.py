"""An economic event as stored."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from otomo.crm.products.items import AssetClass

EventCategory = Literal["political", "monetary", "economic", "market", "disaster", "corporate"]
Impact = Literal["high", "medium", "low"]


class EconomicEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happens in the world on a day. `rates_bp` is an expected shift of rates in basis points, `fx_pct`
    and `equity_pct` are per cent; `currency`, `region`, `asset_classes` and `sectors` say what it touches (empty: not
    narrowed)."""

    event_id: str
    occurs_on: date
    title: str
    category: EventCategory
    impact: Impact
    region: str | None = None
    description: str | None = None
    actual: str | None = None
    forecast: str | None = None
    previous: str | None = None
    currency: str | None = None
    asset_classes: tuple[AssetClass, ...] = ()
    sectors: tuple[str, ...] = ()
    rates_bp: Decimal | None = None
    fx_pct: Decimal | None = None
    equity_pct: Decimal | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
