"""A sales note as stored."""

from datetime import date, datetime
from typing import Literal

import msgspec

Channel = Literal["visit", "phone", "mail", "online"]
Priority = Literal["high", "medium", "low"]


class SalesNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was said, and what was promised."""

    note_id: str
    customer_id: str
    noted_on: date
    body: str
    author: str | None = None
    channel: Channel | None = None
    priority: Priority | None = None
    follow_up_on: date | None = None
    inflow_id: str | None = None
    extra: dict[str, str] = {}
    created_at: datetime
    updated_at: datetime
    version: int = 1
