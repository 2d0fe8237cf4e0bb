"""`/api/metrics`, the way out: newest readings, ranges, series. What lasts longer is in `live_router`."""

from hashlib import blake2b
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Header, Query, Response

from otomo.auth.deps import AnyUser
from otomo.devices.items import METRICS, Metric
from otomo.errors import FieldError, InvalidError
from otomo.metrics.deps import DeviceId, From, ReadingServiceDep, To
from otomo.metrics.read_schemas import LatestList, ReadingsPage, SeriesList
from otomo.metrics.readings import Readings
from otomo.metrics.series import Query as SeriesQuery
from otomo.metrics.series import Series, Stat
from otomo.web.paging import Cursor, CursorsDep

router = APIRouter(prefix="/api/metrics", tags=["metrics"])

IfNoneMatch = Annotated[str | None, Header()]

_NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "What the reader has is still so"}}


@router.get("/latest", response_model=LatestList)
async def read_latest(
    device_id: Annotated[list[DeviceId], Query(min_length=1, max_length=100)],
    readings: ReadingServiceDep,
    principal: AnyUser,
) -> Response:
    """The newest reading of each device."""
    found = await readings.latest(principal, device_id)
    items = [{"device_id": each, **msgspec.structs.asdict(latest)} for each, latest in found.items()]
    return _json({"items": items})


@router.get("", response_model=ReadingsPage)
async def read_readings(
    device_id: DeviceId,
    start: From,
    end: To,
    readings: ReadingServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    limit: Annotated[int, Query(ge=1, le=10_000)] = 1_000,
    cursor: Cursor = None,
) -> Response:
    """Readings of a device as they were sent, by time."""
    _check_order(start, end)
    scope = f"metrics|{device_id}|{end}"
    begin = max(start, cursors.decode(scope, cursor)) if cursor else start
    page = await readings.page(principal, device_id, begin, end, limit)
    full = len(page) == limit
    after = cursors.encode(scope, int(page.timestamps[-1]) + 1) if full else None
    return _json({**_columns(device_id, page), "next_cursor": after})


@router.get("/series", response_model=SeriesList, responses=_NOT_MODIFIED)
async def read_series(
    device_id: Annotated[list[DeviceId], Query(min_length=1, max_length=50)],
    start: From,
    end: To,
    readings: ReadingServiceDep,
    principal: AnyUser,
    metric: Annotated[list[Metric], Query(max_length=len(METRICS))] = list(METRICS),  # noqa: B006 - never changed
    max_points: Annotated[int, Query(ge=10, le=10_000)] = 500,
    stat: Stat = "minmax",
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Series for charts, at most `max_points` each. A range is made from what serves it best: the readings themselves,
    or sums of hours or days, which keep every extreme."""
    _check_order(start, end)
    query = SeriesQuery(start, end, max_points, stat)
    found = await readings.draw(principal, device_id, list(dict.fromkeys(metric)), query)
    body = msgspec.json.encode({"start": start, "end": end, "stat": stat, "series": [_series(each) for each in found]})
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    # By content: late readings change even what is long past.
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if if_none_match and tag in [each.strip().removeprefix("W/") for each in if_none_match.split(",")]:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _check_order(start: int, end: int) -> None:
    if start >= end:
        raise InvalidError(errors=[FieldError("from", "must be before `to`", "range")])


def _series(series: Series) -> dict[str, Any]:
    points = series.points
    return {
        "device_id": series.device_id,
        "metric": series.metric,
        "source": series.source,
        "timestamps": points.timestamps.tolist(),
        "values": points.values.tolist(),
        "minimum": None if points.minimum is None else points.minimum.tolist(),
        "maximum": None if points.maximum is None else points.maximum.tolist(),
        "gaps": series.gaps,
    }


def _columns(device_id: str, readings: Readings) -> dict[str, Any]:
    """nan becomes null."""
    return {
        "device_id": device_id,
        "timestamps": readings.timestamps.tolist(),
        "temperature": readings.temperature.tolist(),
        "humidity": readings.humidity.tolist(),
        "status": list(readings.status),
    }


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")
