"""What is read of readings, on the wire: columns, for they are many. Written by msgspec; described here."""

from pydantic import BaseModel

from otomo.devices.items import Metric
from otomo.metrics.series import Source, Stat


class LatestOut(BaseModel):
    """A device's newest reading; epoch ms, °C, %."""

    device_id: str
    timestamp: int
    temperature: float | None
    humidity: float | None
    status: str


class LatestList(BaseModel):
    """Newest readings; devices without any are left out."""

    items: list[LatestOut]


class ReadingsPage(BaseModel):
    """Readings of a device as columns of one length, by time; epoch ms, °C, %."""

    device_id: str
    timestamps: list[int]
    temperature: list[float | None]
    humidity: list[float | None]
    status: list[str]
    next_cursor: str | None


class SeriesOut(BaseModel):
    """Points of a chart as columns of one length, at most `max_points` long. `minimum` and `maximum` when a point is a
    span of time and `values` are means; without them the values are readings (of `lttb` over sums: of each the extreme
    that is further from its mean), or only means are wanted. `gaps`: pairs of epoch ms between which nothing was
    measured. `source`: plain readings, packed ones, sums of an hour or of a (Japanese) day."""

    device_id: str
    metric: Metric
    source: Source
    timestamps: list[int]
    values: list[float]
    minimum: list[float] | None
    maximum: list[float] | None
    gaps: list[tuple[int, int]]


class SeriesList(BaseModel):
    """Series of [from, to), epoch ms."""

    start: int
    end: int
    stat: Stat
    series: list[SeriesOut]
