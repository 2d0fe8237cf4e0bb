"""Times in addresses: epoch ms, or ISO 8601 with an offset."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

LAST_MS = 4_102_444_800_000
"""The year 2100."""


def _epoch_ms(value: Any) -> Any:
    if not isinstance(value, str) or value.lstrip("-").isdigit():
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError("is neither epoch milliseconds nor ISO 8601") from None
    if moment.tzinfo is None:
        raise ValueError("needs an offset from UTC, such as Z or +09:00")
    return round(moment.timestamp() * 1000)


QueryTime = Annotated[
    int,
    BeforeValidator(_epoch_ms),
    Field(ge=0, le=LAST_MS),
    WithJsonSchema(
        {
            "anyOf": [{"type": "integer", "minimum": 0, "maximum": LAST_MS}, {"type": "string", "format": "date-time"}],
            "description": "Epoch milliseconds, or ISO 8601 with an offset.",
        }
    ),
]
