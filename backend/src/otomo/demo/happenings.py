"""Economic events around a day: meetings, releases, elections, a storm. Dates and forecasts are illustrative."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from otomo.crm.events.items import EconomicEvent
from otomo.demo.days import next_workday

_JAPAN: dict[str, Any] = {"region": "日本", "currency": "JPY"}
_AMERICA: dict[str, Any] = {"region": "米国", "currency": "USD"}
_EVENTS: tuple[tuple[int, dict[str, Any]], ...] = (
    (
        -9,
        {"title": "米消費者物価指数", "category": "economic", "impact": "high", "asset_classes": ("bond",)}
        | {"actual": "前年比 +2.8%", "forecast": "前年比 +2.9%", "previous": "前年比 +3.0%", "rates_bp": Decimal(-5)}
        | _AMERICA,
    ),
    (
        -4,
        {"title": "国内総生産 速報", "category": "economic", "impact": "medium", "asset_classes": ("stock",)}
        | {"actual": "年率 +0.9%", "forecast": "年率 +0.7%", "previous": "年率 +1.1%"}
        | _JAPAN,
    ),
    (
        6,
        {"title": "東京都区部 消費者物価指数", "category": "economic", "impact": "medium", "asset_classes": ("bond",)}
        | {"forecast": "前年比 +2.4%", "previous": "前年比 +2.6%", "rates_bp": Decimal(5)}
        | _JAPAN,
    ),
    (
        11,
        {"title": "自動車各社の決算発表", "category": "corporate", "impact": "medium", "asset_classes": ("stock",)}
        | {"sectors": ("輸送用機器",), "equity_pct": Decimal(-2)}
        | _JAPAN,
    ),
    (
        14,
        {"title": "米雇用統計", "category": "economic", "impact": "high", "asset_classes": ("bond", "stock")}
        | {"forecast": "+9.0万人", "previous": "+11.9万人", "rates_bp": Decimal(-10), "fx_pct": Decimal("-0.5")}
        | _AMERICA,
    ),
    (
        19,
        {"title": "米FOMC 政策金利の発表", "category": "monetary", "impact": "high", "asset_classes": ("bond",)}
        | {"forecast": "0.25%の利下げ", "previous": "据え置き", "rates_bp": Decimal(-25), "fx_pct": Decimal("-1.5")}
        | _AMERICA,
    ),
    (
        28,
        {"title": "日銀 金融政策決定会合", "category": "monetary", "impact": "high", "asset_classes": ("bond",)}
        | {"forecast": "0.25%の利上げ", "previous": "据え置き", "rates_bp": Decimal(25)}
        | _JAPAN,
    ),
    (
        33,
        {"title": "欧州中央銀行 理事会", "category": "monetary", "impact": "medium", "asset_classes": ("bond",)}
        | {"region": "ユーロ圏", "currency": "EUR", "forecast": "据え置き", "fx_pct": Decimal("0.5")},
    ),
    (
        38,
        {"title": "首長選挙", "category": "political", "impact": "low", "asset_classes": ("stock",)}
        | {"description": "発電所の再稼働が争点の一つ。", "sectors": ("電気・ガス業",), "equity_pct": Decimal(-3)}
        | _JAPAN,
    ),
    (
        45,
        {"title": "米国の関税見直し", "category": "political", "impact": "high", "asset_classes": ("stock",)}
        | {"region": "日本", "sectors": ("輸送用機器", "電気機器", "機械"), "equity_pct": Decimal(-4)},
    ),
    (
        -2,
        {"title": "大型台風の接近", "category": "disaster", "impact": "medium", "asset_classes": ("stock",)}
        | {"region": "日本", "sectors": ("陸運業", "保険業"), "equity_pct": Decimal(-1)},
    ),
    (
        60,
        {"title": "指数の定期入れ替え", "category": "market", "impact": "low", "asset_classes": ("stock", "fund")}
        | _JAPAN,
    ),
)


def events(today: date) -> tuple[EconomicEvent, ...]:
    """A dozen events from nine days ago to two months ahead, on working days."""
    stamp = datetime.combine(today, datetime.min.time(), UTC)
    return tuple(
        EconomicEvent(
            event_id=f"E{1000 + number}",
            occurs_on=next_workday(today + timedelta(days=ahead)),
            created_at=stamp,
            updated_at=stamp,
            **facts,
        )
        for number, (ahead, facts) in enumerate(_EVENTS, start=1)
    )
