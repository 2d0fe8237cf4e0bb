"""What devices send: the shapes of a reading and of a batch, with the bounds of every value."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from otomo.devices.items import BOUNDS
from otomo.metrics.readings import DEFAULT_STATUS

LONGEST_STATUS = 32
LAST_TIMESTAMP = 4_102_444_800_000
"""The year 2100: what lies beyond is no epoch ms."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Time = Annotated[int, Meta(ge=0, le=LAST_TIMESTAMP)] | Annotated[datetime, Meta(tz=True)]
Temperature = Annotated[float, Meta(ge=BOUNDS["temperature"][0], le=BOUNDS["temperature"][1])] | None
Humidity = Annotated[float, Meta(ge=BOUNDS["humidity"][0], le=BOUNDS["humidity"][1])] | None
Status = Annotated[str, Meta(min_length=1, max_length=LONGEST_STATUS)]


class Row(Struct, forbid_unknown_fields=True, gc=False):
    """A reading as an object."""

    device_id: str
    timestamp: Time
    temperature: Temperature = None
    humidity: Humidity = None
    status: Status = DEFAULT_STATUS


class Columns(Struct, forbid_unknown_fields=True, gc=False):
    """Readings of a device as columns of one length; `status` may be one word for all."""

    device_id: str
    timestamps: list[Time]
    temperature: list[Temperature] | None = None
    humidity: list[Humidity] | None = None
    status: list[Status] | Status = DEFAULT_STATUS


class Batch(Struct, forbid_unknown_fields=True):
    """A batch: `readings`, or `series`, or the columns of one device."""

    readings: list[Row] | UnsetType = UNSET
    series: list[Columns] | UnsetType = UNSET
    device_id: str | UnsetType = UNSET
    timestamps: list[Time] | UnsetType = UNSET
    temperature: list[Temperature] | UnsetType | None = UNSET
    humidity: list[Humidity] | UnsetType | None = UNSET
    status: list[Status] | Status | UnsetType = UNSET


class LooseColumns(Struct, forbid_unknown_fields=True):
    """Columns whose values are still to be looked at."""

    device_id: str
    timestamps: list[Raw]
    temperature: list[Raw] | None = None
    humidity: list[Raw] | None = None
    status: list[Raw] | Status = DEFAULT_STATUS


class LooseBatch(Struct, forbid_unknown_fields=True):
    """A batch whose values are still to be looked at."""

    readings: list[Raw] | UnsetType = UNSET
    series: list[LooseColumns] | UnsetType = UNSET
    device_id: str | UnsetType = UNSET
    timestamps: list[Raw] | UnsetType = UNSET
    temperature: list[Raw] | UnsetType | None = UNSET
    humidity: list[Raw] | UnsetType | None = UNSET
    status: list[Raw] | Status | UnsetType = UNSET


class Rejected(Struct, frozen=True):
    """A reading that is not stored: its place in the post (counted on through all series), the field at fault, a stable
    code and a sentence."""

    index: int
    field: str
    code: str
    reason: str


def epoch_ms(time: int | datetime) -> int:
    """A reading's time in epoch ms."""
    return time if isinstance(time, int) else (time - _EPOCH) // _MILLISECOND
