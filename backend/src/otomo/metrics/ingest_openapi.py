"""What the way in takes and gives, for the API's description: these routes are not described by their signatures."""

from typing import Any

from pydantic import BaseModel, Field

from otomo.devices.items import BOUNDS
from otomo.metrics.readings import DEFAULT_STATUS
from otomo.metrics.shapes import LAST_TIMESTAMP, LONGEST_STATUS

Schema = dict[str, Any]


class AcceptedOut(BaseModel):
    """The reading is in the store."""

    accepted: int


class RejectedOut(BaseModel):
    """A reading that is not stored, by its place in the post (counted on through all series)."""

    index: int
    field: str = Field(description="The field at fault, empty when it is the whole reading.")
    code: str
    reason: str


class ReportOut(BaseModel):
    """What became of the readings of a post."""

    accepted: int = Field(description="Readings that are in the store now.")
    duplicates: int = Field(description="Readings that stood in the post more than once, with the same values.")
    rejected: list[RejectedOut]


def _number(metric: Any) -> Schema:
    least, most = BOUNDS[metric]
    return {"type": ["number", "null"], "minimum": least, "maximum": most}


def _object(required: list[str], **properties: Schema) -> Schema:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _body(schema: Schema, description: str) -> Schema:
    return {
        "requestBody": {
            "required": True,
            "description": description,
            "content": {"application/json": {"schema": schema}},
        },
        "parameters": [
            {
                "name": "Content-Encoding",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "enum": ["gzip", "identity"]},
            },
        ],
    }


_TIME: Schema = {
    "description": "Epoch milliseconds, or ISO 8601 with an offset.",
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": LAST_TIMESTAMP},
        {"type": "string", "format": "date-time"},
    ],
}
_STATUS: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_STATUS, "default": DEFAULT_STATUS}
_DEVICE: Schema = {"type": "string"}
_READING = _object(
    ["device_id", "timestamp"],
    device_id=_DEVICE,
    timestamp=_TIME,
    temperature=_number("temperature"),
    humidity=_number("humidity"),
    status=_STATUS,
)
_COLUMNS = _object(
    ["device_id", "timestamps"],
    device_id=_DEVICE,
    timestamps=_list(_TIME),
    temperature=_list(_number("temperature")),
    humidity=_list(_number("humidity")),
    status={"anyOf": [_STATUS, _list(_STATUS)]},
)

ONE = _body(_READING, "A reading: °C, % relative humidity, a word for the device's state.")
BATCH = _body(
    {
        "anyOf": [
            _object(["readings"], readings=_list(_READING)),
            _COLUMNS,
            _object(["series"], series=_list(_COLUMNS)),
        ]
    },
    "Readings as objects, or the columns of one device, or of several.",
)
