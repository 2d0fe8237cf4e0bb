"""Readings as CSV, a piece at a time: a year takes no more memory than a day."""

import csv
import io
from collections.abc import AsyncIterator
from itertools import repeat

import numpy as np

from otomo.metrics.readings import Readings, Values
from otomo.store.deadline import deadline_in
from otomo.text import safe_cell

COLUMNS = ("device_id", "time", "timestamp", "temperature", "humidity", "status")

_ROWS = 5_000  # that are made at once
_SECONDS = 10.0  # for a piece: the whole takes as long as its reader does


async def csv_of(device_id: str, pieces: AsyncIterator[Readings]) -> AsyncIterator[bytes]:
    """The readings as UTF-8 text, times as ISO 8601 (UTC) and as epoch ms; what was not measured is empty. No cell acts
    as a formula in a spreadsheet."""
    yield (",".join(COLUMNS) + "\r\n").encode()
    while True:
        with deadline_in(_SECONDS):
            piece = await anext(pieces, None)
        if piece is None:
            return
        for start in range(0, len(piece), _ROWS):
            yield _lines(device_id, piece.part(start, min(start + _ROWS, len(piece))))


def _lines(device_id: str, readings: Readings) -> bytes:
    times = np.datetime_as_string(readings.timestamps.astype("datetime64[ms]"), timezone="UTC").tolist()
    words = {word: safe_cell(word) for word in set(readings.status)}
    columns = (
        repeat(device_id, len(readings)),
        times,
        readings.timestamps.tolist(),
        _cells(readings.temperature),
        _cells(readings.humidity),
        map(words.__getitem__, readings.status),
    )
    text = io.StringIO(newline="")
    csv.writer(text).writerows(zip(*columns, strict=True))
    return text.getvalue().encode()


def _cells(values: Values) -> list[float | None]:
    return [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 - nan
