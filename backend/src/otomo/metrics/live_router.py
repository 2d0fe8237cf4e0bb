"""/api/metrics/stream and /api/metrics/export: answers that last longer than a request."""

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Header, Query, Response
from starlette.responses import StreamingResponse

from otomo.audit.deps import AuditServiceDep
from otomo.auth.deps import AnyUser, SettingsDep
from otomo.devices.deps import DeviceServiceDep
from otomo.devices.errors import DeviceNotFoundError
from otomo.errors import FieldError, InvalidError
from otomo.metrics.deps import ClockDep, DeviceId, From, LiveDep, ReaderDep, To
from otomo.metrics.export import csv_of
from otomo.metrics.following import Position
from otomo.metrics.live import Arrival
from otomo.store.cursor import Cursors
from otomo.web.paging import CursorsDep
from otomo.web.sse import PING, EventStream, sse_event
from otomo.web.times import QueryTime

router = APIRouter(prefix="/api/metrics", tags=["metrics"])

Followed = Annotated[list[DeviceId], Query(alias="device_id", min_length=1, max_length=20)]
LastEventId = Annotated[str | None, Header(max_length=8_000)]

_SCOPE = "metrics-stream"
_RETRY = b"retry: 1000\n\n"
_PING_SECONDS = 15.0
_NAMES = ("timestamps", "temperature", "humidity", "status")


def _text(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": description, "content": {media_type: {"schema": {"type": "string"}}}}}


@router.get(
    "/stream",
    response_class=Response,
    responses=_text(
        "text/event-stream",
        "`event: readings`, data `{device_id, timestamps, temperature, humidity, status}` as columns; `event: reset`, "
        "data `{device_id}`: too much was missed, read the range anew.",
    ),
)
async def stream_readings(
    live: LiveDep,
    devices: DeviceServiceDep,
    cursors: CursorsDep,
    principal: AnyUser,
    device_ids: Followed,
    since: Annotated[QueryTime | None, Query(alias="from")] = None,
    last_event_id: LastEventId = None,
) -> Response:
    """Readings as they arrive, each once. Begins at `from`, else with the newest reading of each device; goes on where
    `Last-Event-ID` says (a reading that comes late, behind 32 newer ones, is not sent). Ends after 75 seconds: come
    back with the last id, as EventSource does. 429 `too-many-streams`."""
    wanted = list(dict.fromkeys(device_ids))
    if len(await devices.visible(principal, wanted)) < len(wanted):
        raise DeviceNotFoundError
    known = _positions(cursors, last_event_id)
    return EventStream(_events(live.follow(principal.user_id, wanted, known, since), cursors))


@router.get(
    "/export",
    response_class=Response,
    responses=_text("text/csv", "Columns device_id, time, timestamp, temperature, humidity, status."),
)
async def export_readings(
    reader: ReaderDep,
    devices: DeviceServiceDep,
    audit: AuditServiceDep,
    clock: ClockDep,
    settings: SettingsDep,
    principal: AnyUser,
    device_id: DeviceId,
    start: From,
    end: To,
) -> Response:
    """A device's readings in [from, to) as a CSV file, of any length."""
    if start >= end:
        raise InvalidError(errors=[FieldError("to", "Must be later than from", "order")])
    seen = await devices.get(principal, device_id)
    await audit.record("exports.metrics", "devices", device_id, **{"from": _iso(start), "to": _iso(end)})
    newest = int(clock.now().timestamp() * 1000) + settings.metrics.ahead_seconds * 1000 + 1
    content = csv_of(device_id, reader.stream(device_id, start, min(end, newest)))
    first = await anext(content) + await anext(content, b"")  # a store that is away is still told by the status
    name = quote(seen.device.name, safe="")
    headers = {"Content-Disposition": f"attachment; filename=\"{device_id}.csv\"; filename*=UTF-8''{name}.csv"}
    return StreamingResponse(_after(first, content), media_type="text/csv; charset=utf-8", headers=headers)


async def _after(first: bytes, content: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in content:
        yield piece


async def _events(arrivals: AsyncGenerator[Arrival | None, None], cursors: Cursors) -> AsyncGenerator[bytes, None]:
    """What goes over the wire, with a sign of life when there is nothing to say."""
    said = time.monotonic()
    async with aclosing(arrivals):
        await anext(arrivals)
        yield _RETRY
        async for arrival in arrivals:
            if arrival is not None:
                yield _event(arrival, cursors)
            elif time.monotonic() - said >= _PING_SECONDS:
                yield PING
            else:
                continue
            said = time.monotonic()


def _event(arrival: Arrival, cursors: Cursors) -> bytes:
    positions = {device_id: position.dump() for device_id, position in arrival.positions.items()}
    event_id = cursors.encode(_SCOPE, positions)
    if arrival.is_reset:
        return sse_event("reset", msgspec.json.encode({"device_id": arrival.device_id}), event_id)
    found = arrival.readings
    columns = (found.timestamps.tolist(), found.temperature.tolist(), found.humidity.tolist(), list(found.status))
    data = {"device_id": arrival.device_id, **dict(zip(_NAMES, columns, strict=True))}
    return sse_event("readings", msgspec.json.encode(data), event_id)


def _positions(cursors: Cursors, last_event_id: str | None) -> dict[str, Position]:
    if not last_event_id:
        return {}
    dumped = cursors.decode(_SCOPE, last_event_id)
    return {device_id: Position.load(steps) for device_id, steps in dumped.items()}


def _iso(epoch_ms: int) -> str:
    return datetime.fromtimestamp(epoch_ms / 1000, UTC).isoformat()
