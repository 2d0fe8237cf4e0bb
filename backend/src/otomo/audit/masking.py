"""What of a record may stand in the log: the fields named here. Everything else shows only that it changed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from otomo.audit.items import Change

MASK = "•••"
_LONGEST = 200
_NEVER_TOLD = {"created_at", "updated_at", "version", "last_seen_at"}

SHOWN: dict[str, frozenset[str]] = {
    kind: frozenset(fields.split())
    for kind, fields in {
        "customers": "risk_level owner_id kind segment prefecture city location_source currency visit_windows "
        "visit_minutes last_contact_on",
        "products": "name asset_class risk_level currency symbol market issuer region sector price price_on "
        "coupon_rate coupon_frequency day_count maturity_on face_value rating dividend_yield beta",
        "events": "occurs_on title category impact region description actual forecast previous currency "
        "asset_classes sectors rates_bp fx_pct equity_pct",
        "holdings": "customer_id product_id cost_currency acquired_on account",
        "notes": "customer_id noted_on channel priority follow_up_on inflow_id",
        "inflows": "customer_id expected_on currency confidence source status arrived_on",
        "imports": "files rows created updated unchanged rejected kept",
        "devices": "customer_id owner_id name kind place metrics expected_interval_seconds thresholds "
        "detect_anomalies from to",
        "device-keys": "devices label expires_at",
        "alarms": "acknowledged_by",
        "trips": "status objective days outcomes",
        "users": "role locale preferences invited method session_ref session_generation",
        "sessions": "user_id",
        "teams": "name everyone manager_ids member_ids",
        "tokens": "user_id name scopes expires_at",
        "identities": "provider",
        "proposals": "kind id customer_id trip_id noted_on channel priority follow_up_on due_on expected_on currency "
        "confidence source on order",
        "shares": "chat_id expires_at",
        "jobs": "state tables items expired prefix files",
        "exports": "rows",
    }.items()
}
"""Fields by kind of record that are neither secret nor personal. Names, addresses, birth dates, telephone numbers,
e-mail addresses, the text of notes and amounts are left out on purpose, and so is whatever is added later."""


def changes(kind: str, record_id: str | None, before: Any, after: Any) -> tuple[Change, ...]:
    """The fields in which two versions of a record differ, its own id aside; None for the side on which it does not
    exist."""
    old, new = _fields(before), _fields(after)
    shown = SHOWN.get(kind, frozenset())
    return tuple(
        Change(name, _seen(old.get(name), name in shown), _seen(new.get(name), name in shown))
        for name in dict.fromkeys([*old, *new])
        if name not in _NEVER_TOLD and old.get(name) != new.get(name)
        if record_id is None or record_id not in (old.get(name), new.get(name))
    )


def _fields(record: Any) -> dict[str, Any]:
    if record is None:
        return {}
    found = record if isinstance(record, dict) else msgspec.structs.asdict(record)
    return {name: value for name, value in found.items() if value is not None and value not in ((), {}, "")}


def _seen(value: Any, shown: bool) -> Any:
    if value is None:
        return None
    return _plain(value) if shown else MASK


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal | date | datetime):
        return str(msgspec.to_builtins(value))
    text = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
