"""Series to replay: from CSV files as they are found, or made."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from otomo.metrics.readings import Readings, latest_positions

_TIME = ("timestamp", "date", "time", "datetime", "recorded_at", "日時")
_TEMPERATURE = ("temperature", "temperature_c", "temp", "value", "温度")
_HUMIDITY = ("humidity", "humidity_pct", "rh", "湿度")
_DEVICE = ("device_id", "device", "mote_no", "sensor", "機器id")
_SLOT = re.compile(r"slot_(\d+)min")
_ROOM = re.compile(r"t(\d+)")
_MINUTE_MS = 60_000
_IN_FAHRENHEIT = ("ambient_temperature",)
"""How files begin that are known to be in °F: the Numenta benchmark's office."""


class UnreadableFileError(ValueError):
    """The file holds no series, or cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns where they are not recognised; `fahrenheit`: None leaves it to the file's name."""

    timestamp: str | None = None
    temperature: str | None = None
    humidity: str | None = None
    device: str | None = None
    fahrenheit: bool | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """What one device measured."""

    name: str
    readings: Readings


def read_tracks(path: Path, columns: Columns) -> list[Track]:
    """The series of a CSV file: one for each value of a device column, for each pair of columns T1/RH_1, T2/RH_2 …, or
    one in all. Rows without a time or any value are passed over. Raises UnreadableFileError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as cause:
        raise UnreadableFileError(f"{path}: {cause}") from cause
    header, rows = _table(text)
    if not rows:
        raise UnreadableFileError(f"{path}: there are no rows")
    at = {name.strip().lower(): place for place, name in enumerate(header)}
    if columns.fahrenheit is None:
        columns = replace(columns, fahrenheit=path.stem.startswith(_IN_FAHRENHEIT))
    tracks = list(_tracks(path.stem, at, rows, columns))
    if not tracks:
        raise UnreadableFileError(f"{path}: no row has a time and a value")
    return tracks


def _table(text: str) -> tuple[list[str], list[list[str]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    table = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    header, rows = table[0] if table else [], table[1:]
    if rows and len(rows[0]) == len(header) + 1:
        header = ["", *header]  # R writes the row's number without a name for it
    return header, rows


def _tracks(name: str, at: dict[str, int], rows: Sequence[list[str]], columns: Columns) -> Iterator[Track]:
    rooms = sorted(int(match[1]) for column in at if (match := _ROOM.fullmatch(column)) and f"rh_{match[1]}" in at)
    when = _find(at, columns.timestamp, _TIME)
    if when is None and not any(map(_SLOT.fullmatch, at)):
        raise UnreadableFileError(f"{name}: no column of times among {', '.join(at)}; name it with --timestamp")
    times = _times(at, rows, when)
    if rooms and columns.temperature is None:
        for room in rooms:
            yield from _track(f"{name}-{room}", times, rows, at[f"t{room}"], at[f"rh_{room}"], columns)
        return
    temperature = _find(at, columns.temperature, _TEMPERATURE)
    humidity = _find(at, columns.humidity, _HUMIDITY)
    if temperature is None and humidity is None:
        raise UnreadableFileError(f"{name}: no column of values among {', '.join(at)}; name it with --temperature")
    device = _find(at, columns.device, _DEVICE)
    if device is None:
        yield from _track(name, times, rows, temperature, humidity, columns)
        return
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if device < len(row):
            places.setdefault(row[device], []).append(place)
    for each, chosen in places.items():
        some = [rows[place] for place in chosen]
        yield from _track(f"{name}-{each}", [times[p] for p in chosen], some, temperature, humidity, columns)


def _find(at: dict[str, int], named: str | None, known: Sequence[str]) -> int | None:
    if named is None:
        return next((at[name] for name in known if name in at), None)
    if named.strip().lower() not in at:
        raise UnreadableFileError(f"there is no column {named}; there are {', '.join(at)}")
    return at[named.strip().lower()]


def _times(at: dict[str, int], rows: Sequence[list[str]], when: int | None) -> list[int | None]:
    if when is not None:
        return [_epoch_ms(row[when]) if when < len(row) else None for row in rows]
    name, minutes = next((n, int(m[1])) for n in at if (m := _SLOT.fullmatch(n)))
    return [int(row[at[name]]) * minutes * _MINUTE_MS for row in rows]


def _epoch_ms(text: str) -> int | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return round(number * (1 if number > 1e11 else 1000)) if (number := _number(text)) == number else None
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _track(
    name: str,
    times: Sequence[int | None],
    rows: Sequence[list[str]],
    temperature: int | None,
    humidity: int | None,
    columns: Columns,
) -> Iterator[Track]:
    def column(place: int | None) -> list[float]:
        return [_number(row[place]) if place is not None and place < len(row) else float("nan") for row in rows]

    celsius, damp = np.array(column(temperature)), np.array(column(humidity))
    if columns.fahrenheit:
        celsius = np.round((celsius - 32) / 1.8, 3)
    known = [k for k, at in enumerate(times) if at is not None and not (np.isnan(celsius[k]) and np.isnan(damp[k]))]
    if known:
        moments = np.array([times[k] for k in known], np.int64)
        readings = Readings(moments, celsius[known], damp[known], ["ok"] * len(known))
        yield Track(name, readings.pick(latest_positions(moments)))


def made_track(name: str, seed: int, count: int, step_ms: int = _MINUTE_MS) -> Track:
    """A room over days: warmer in the afternoon, damper at night, with noise that lasts a while."""
    random = np.random.default_rng(seed)
    times = np.arange(count, dtype=np.int64) * step_ms
    day = 2 * np.pi * (times / 86_400_000 - 0.6)
    wander = np.zeros(count)
    shocks = random.normal(0, 0.05, count)
    for at in range(1, count):
        wander[at] = 0.98 * wander[at - 1] + shocks[at]
    base = random.uniform(18, 24)
    temperature = np.round(base + 2.5 * np.cos(day) + wander, 2)
    damp = 50 - 8 * np.cos(day) - 2 * wander + random.normal(0, 0.3, count)
    humidity = np.asarray(np.round(np.clip(damp, 0, 100), 1), np.float64)
    return Track(name, Readings(times, temperature, humidity, ["ok"] * count))
