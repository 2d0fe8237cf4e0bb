"""Posts to columns. A body is decoded at once; only where something is wrong, reading by reading, so that each bad one
is named and the good ones are kept."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import UNSET, Raw

from otomo.errors import PayloadTooLargeError
from otomo.metrics.errors import BadReadingError, TooManyReadingsError, UnreadableBodyError
from otomo.metrics.readings import Times, Values
from otomo.metrics.shapes import Batch, Columns, LooseBatch, LooseColumns, Rejected, Row, epoch_ms

T = TypeVar("T")
Places = npt.NDArray[np.intp]

_SHAPES = 'Send {"readings": […]}, or the columns of one device, or {"series": […]} with columns of several'
_COLUMNS = ("device_id", "timestamps", "temperature", "humidity", "status")
_INNER_KEYS = tuple(f'"{key}"'.encode() for key in (*_COLUMNS, "timestamp"))
_OUTER_KEYS = (b'"readings"', b'"series"')
_CODES = {"missing required": "missing", "unknown field": "unknown-field", "= ": "out-of-bounds"}
_TINY = 1e-30  # DynamoDB holds no number that is much closer to zero, and no sensor means one

_row = msgspec.json.Decoder(Row)
_batch = msgspec.json.Decoder(Batch)
_loose_batch = msgspec.json.Decoder(LooseBatch)


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The readable readings of a post. `device`: for each the position in `devices`; `index`: its place in the post;
    `rejected`: those that cannot be read."""

    devices: list[str]
    device: Places
    index: Places
    timestamps: Times
    temperature: Values
    humidity: Values
    status: list[str]
    rejected: list[Rejected]


def inflate(body: bytes, limit: int) -> bytes:
    """What was gzipped, in one member or several. Raises PayloadTooLargeError as soon as it is over `limit` bytes, and
    UnreadableBodyError."""
    parts: list[bytes] = []
    room = limit
    while body:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            part = member.decompress(body, room + 1)
        except zlib.error:
            raise UnreadableBodyError("The body is not gzip") from None
        room -= len(part)
        if room < 0:
            raise PayloadTooLargeError(f"The limit is {limit} bytes, inflated")
        if not member.eof:
            raise UnreadableBodyError("The gzip body is cut short")
        parts.append(part)
        body = member.unused_data
    return b"".join(parts)


def decode_one(body: bytes) -> Body:
    """The reading of a post of one. Raises UnreadableBodyError, and BadReadingError with the field at fault."""
    try:
        row = _decoded(_row, body)
    except UnreadableBodyError as unreadable:
        if isinstance(unreadable.__cause__, msgspec.ValidationError):
            raise BadReadingError([_rejected(0, str(unreadable.__cause__))]) from unreadable
        raise
    _refuse_repeated_keys(body, 1)
    return _of_rows([row], np.zeros(1, np.intp), [])


def decode_batch(body: bytes, most: int) -> Body:
    """The readings of a batch. Raises UnreadableBodyError, and TooManyReadingsError above `most`."""
    try:
        batch = _decoded(_batch, body)
    except UnreadableBodyError as unreadable:
        if not isinstance(unreadable.__cause__, msgspec.ValidationError):
            raise
        return _salvaged(body, most)
    if batch.readings is not UNSET:
        _check(batch, body, len(batch.readings), len(batch.readings), most)
        return _of_rows(batch.readings, np.arange(len(batch.readings)), [])
    series = batch.series if batch.series is not UNSET else [_only(batch, Columns)]
    _check(batch, body, len(series), sum(len(each.timestamps) for each in series), most)
    return _of_series(series)


def _decoded(decoder: msgspec.json.Decoder[T], body: bytes) -> T:
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        raise UnreadableBodyError(str(cause)) from cause
    except RecursionError as cause:
        raise UnreadableBodyError("The body is nested too deeply") from cause


def _check(batch: Batch | LooseBatch, body: bytes, objects: int, readings: int, most: int) -> None:
    """One of the three shapes, not too many readings, and no key twice."""
    columns = any(getattr(batch, name) is not UNSET for name in _COLUMNS)
    if (batch.readings is not UNSET) + (batch.series is not UNSET) + columns != 1:
        raise UnreadableBodyError(_SHAPES)
    if readings > most:
        raise TooManyReadingsError(f"The limit is {most} readings")
    if not readings:
        raise UnreadableBodyError("There are no readings in this post")
    _refuse_repeated_keys(body, objects)


def _refuse_repeated_keys(body: bytes, objects: int) -> None:
    """A key that stands twice in an object says two things. Looked for only when a name occurs more often than there
    are objects to hold it."""
    if any(body.count(key) > objects for key in _INNER_KEYS) or any(body.count(key) > 1 for key in _OUTER_KEYS):
        try:
            json.loads(body, object_pairs_hook=_each_key_once)
        except (ValueError, RecursionError) as cause:
            raise UnreadableBodyError("The body cannot be looked through") from cause


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnreadableBodyError("A key occurs twice in one object")
    return found


def _only(batch: Batch | LooseBatch, as_: type[T]) -> T:
    """The columns of a batch of one device."""
    given = {name: value for name in _COLUMNS if (value := getattr(batch, name)) is not UNSET}
    if not {"device_id", "timestamps"} <= given.keys():
        raise UnreadableBodyError(_SHAPES)
    return as_(**given)


# -- everything is as it should be -----------------------------------------------------------------


def _of_rows(rows: Sequence[Row], index: Places, rejected: list[Rejected]) -> Body:
    devices: dict[str, int] = {}
    return Body(
        device=np.array([devices.setdefault(row.device_id, len(devices)) for row in rows], np.intp),
        devices=list(devices),
        index=index,
        timestamps=_times([row.timestamp for row in rows]),
        temperature=_values([row.temperature for row in rows]),
        humidity=_values([row.humidity for row in rows]),
        status=[row.status for row in rows],
        rejected=rejected,
    )


def _of_series(series: Sequence[Columns]) -> Body:
    devices: dict[str, int] = {}
    counts = [len(each.timestamps) for each in series]
    for each, count in zip(series, counts, strict=True):
        _check_lengths(each, count)
    places = [devices.setdefault(each.device_id, len(devices)) for each in series]
    return Body(
        device=np.repeat(np.array(places, np.intp), counts),
        devices=list(devices),
        index=np.arange(sum(counts)),
        timestamps=_times(list(chain.from_iterable(each.timestamps for each in series))),
        temperature=np.concatenate([_column(each.temperature, n) for each, n in zip(series, counts, strict=True)]),
        humidity=np.concatenate([_column(each.humidity, n) for each, n in zip(series, counts, strict=True)]),
        status=[word for each, n in zip(series, counts, strict=True) for word in _words(each.status, n)],
        rejected=[],
    )


def _check_lengths(columns: Columns | LooseColumns, count: int) -> None:
    for name in ("temperature", "humidity", "status"):
        column = getattr(columns, name)
        if isinstance(column, list) and len(column) != count:
            raise UnreadableBodyError(f"{name} has {len(column)} values for {count} timestamps")


def _times(times: Sequence[int | datetime]) -> Times:
    try:
        return np.array(times, np.int64)
    except TypeError:  # some are ISO 8601
        return np.array([epoch_ms(time) for time in times], np.int64)


def _column(values: Sequence[float | None] | None, count: int) -> Values:
    return np.full(count, np.nan) if values is None else _values(values)


def _values(values: Sequence[float | None]) -> Values:
    column = np.array(values, np.float64)  # None becomes nan
    column[np.abs(column) < _TINY] = 0.0
    return column


def _words(status: list[str] | str, count: int) -> Iterable[str]:
    return [status] * count if isinstance(status, str) else status


# -- something is wrong ------------------------------------------------------------------------------


def _salvaged(body: bytes, most: int) -> Body:
    """The good readings of a batch, and what is wrong with the others."""
    batch = _decoded(_loose_batch, body)
    if batch.readings is not UNSET:
        _check(batch, body, len(batch.readings), len(batch.readings), most)
        raws: Iterable[Raw | bytes] = batch.readings
    else:
        series = batch.series if batch.series is not UNSET else [_only(batch, LooseColumns)]
        _check(batch, body, len(series), sum(len(each.timestamps) for each in series), most)
        raws = chain.from_iterable(_as_rows(each) for each in series)
    rows, index, rejected = [], [], []
    for at, raw in enumerate(raws):
        try:
            rows.append(_row.decode(raw))
            index.append(at)
        except msgspec.ValidationError as cause:
            rejected.append(_rejected(at, str(cause)))
    return _of_rows(rows, np.array(index, np.intp), rejected)


def _as_rows(columns: LooseColumns) -> Iterable[bytes]:
    count = len(columns.timestamps)
    _check_lengths(columns, count)
    words = [columns.status] * count if isinstance(columns.status, str) else columns.status
    cells: list[Iterable[Raw | str | None]] = [
        [columns.device_id] * count,
        columns.timestamps,
        columns.temperature or [None] * count,
        columns.humidity or [None] * count,
        words,
    ]
    for row in zip(*cells, strict=True):
        yield msgspec.json.encode(dict(zip(Row.__struct_fields__, row, strict=True)))


def _rejected(index: int, message: str) -> Rejected:
    reason, _, place = message.partition(" - at `$.")
    field = place.rstrip("`") or _quoted(reason)
    code = next((code for hint, code in _CODES.items() if hint in reason), "invalid")
    return Rejected(index, field, code, reason)


def _quoted(reason: str) -> str:
    """`Object missing required field `timestamp`` names its field in the sentence."""
    parts = reason.split("`")
    return parts[1] if reason.startswith("Object ") and len(parts) > 1 else ""
