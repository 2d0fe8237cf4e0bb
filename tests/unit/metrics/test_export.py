"""Readings as CSV."""

import csv
import io
from collections.abc import AsyncIterator
from itertools import pairwise

import numpy as np
import pytest
from devicemaking import START, readings
from otomo.metrics.export import COLUMNS, csv_of
from otomo.metrics.readings import Readings

pytestmark = pytest.mark.mission("IOT-3")


async def pieces(*parts: Readings) -> AsyncIterator[Readings]:
    for part in parts:
        yield part


async def rows_of(*parts: Readings) -> list[list[str]]:
    content = b"".join([piece async for piece in csv_of("fridge", pieces(*parts))]).decode()
    return list(csv.reader(io.StringIO(content, newline="")))


async def test_times_values_and_holes() -> None:
    head, first, second = await rows_of(readings([-4.25, None], humidity=51.0))
    assert tuple(head) == COLUMNS
    assert first == ["fridge", "2026-11-20T00:00:00.000Z", str(START), "-4.25", "51.0", "ok"]
    assert second == ["fridge", "2026-11-20T00:01:00.000Z", str(START + 60_000), "", "51.0", "ok"]


async def test_no_cell_is_a_formula_and_none_breaks_a_line() -> None:
    found = Readings(np.array([1, 2, 3]), np.full(3, np.nan), np.full(3, 1e-9), ["=1+1", 'a,"b"\r\nc', "@x"])
    assert [row[-1] for row in (await rows_of(found))[1:]] == ["'=1+1", 'a,"b"\r\nc', "'@x"]


async def test_nothing_is_a_header() -> None:
    assert await rows_of() == [list(COLUMNS)]


async def test_large_pieces_are_written_in_parts() -> None:
    many = readings([1.0] * 12_000)
    parts = [part async for part in csv_of("fridge", pieces(many, many))]
    assert max(map(len, parts)) < 400_000
    times = [int(row[2]) for row in (await rows_of(many))[1:]]
    assert len(times) == 12_000
    assert all(a < b for a, b in pairwise(times))
