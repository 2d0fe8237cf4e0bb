"""Posting readings: what is stored, what is refused and how it is said."""

import pytest

from tests.api.metrics.conftest import NOW, Sender

pytestmark = pytest.mark.mission("IOT-1")


async def test_one_reading_is_stored_as_it_is(sender: Sender) -> None:
    answer = await sender.post({"timestamp": NOW, "temperature": 21.5, "humidity": 40})
    assert (answer.status_code, answer.json()) == (201, {"accepted": 1})
    assert await sender.stored() == {NOW: (21.5, 40.0, "ok")}


async def test_a_batch_of_rows(sender: Sender) -> None:
    rows = sender.rows(
        {"timestamp": NOW - 60_000, "temperature": 21.5, "humidity": 40, "status": "warning"},
        {"timestamp": NOW, "temperature": -89.9},
        {"timestamp": "2026-11-20T08:59:58+09:00", "humidity": 0.5},
    )
    answer = await sender.batch(rows)
    assert (answer.status_code, answer.json()) == (200, {"accepted": 3, "duplicates": 0, "rejected": []})
    assert await sender.stored() == {
        NOW - 60_000: (21.5, 40.0, "warning"),
        NOW - 2_000: (None, 0.5, "ok"),
        NOW: (-89.9, None, "ok"),
    }
