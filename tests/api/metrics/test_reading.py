"""Readings over HTTP: the newest, a range, series for charts; nobody reads a foreign device."""

import httpx
import pytest
import records

from tests.api.metrics.conftest import NOW, MakeSender, Sender

pytestmark = pytest.mark.mission("IOT-3")

MINUTE = 60_000
HOUR = 60 * MINUTE


def minutes(first: int, count: int) -> list[int]:
    """Epoch ms, a minute apart, the first `first` minutes ago."""
    return [NOW - (first - k) * MINUTE for k in range(count)]


async def fill(sender: Sender, first: int, temperature: list[float | None]) -> list[int]:
    times = minutes(first, len(temperature))
    answer = await sender.batch(
        {"device_id": sender.device_id, "timestamps": times, "temperature": temperature, "status": "ok"}
    )
    assert answer.status_code == 200, answer.text
    return times


async def series(rep: httpx.AsyncClient, sender: Sender, **params: object) -> list[dict[str, object]]:
    asked = {"device_id": sender.device_id, "from": NOW - 24 * HOUR, "to": NOW + MINUTE, "metric": "temperature"}
    answer = await rep.get("/api/metrics/series", params=asked | params)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["series"]
    return found


@pytest.mark.mission("IOT-1")
async def test_the_newest_reading_and_late_ones(rep: httpx.AsyncClient, sender: Sender) -> None:
    params = {"device_id": sender.device_id}
    assert (await rep.get("/api/metrics/latest", params=params)).json() == {"items": []}
    await sender.post({"timestamp": NOW - MINUTE, "temperature": 21.5, "humidity": 40})
    await sender.post({"timestamp": NOW - 600 * MINUTE, "temperature": 3.0})
    expected = {
        "device_id": sender.device_id, "timestamp": NOW - MINUTE, "temperature": 21.5, "humidity": 40.0, "status": "ok",
    }  # fmt: skip
    assert (await rep.get("/api/metrics/latest", params=params)).json() == {"items": [expected]}


async def test_the_newest_of_a_silent_device_is_its_state_s(rep: httpx.AsyncClient, sender: Sender) -> None:
    """Its plain readings have expired."""
    times = await fill(sender, 60 * 24 * 60, [7.0, 8.0])
    answer = await rep.get("/api/metrics/latest", params={"device_id": sender.device_id})
    assert [(each["timestamp"], each["temperature"]) for each in answer.json()["items"]] == [(times[1], 8.0)]


@pytest.mark.mission("IOT-1")
async def test_a_range_in_pages_is_the_range(rep: httpx.AsyncClient, sender: Sender) -> None:
    times = await fill(sender, 1500, [20.0 + k % 7 for k in range(1500)])
    asked = {"device_id": sender.device_id, "from": times[3], "to": times[-1], "limit": 400}
    found: list[int] = []
    cursor = None
    while True:
        page = (await rep.get("/api/metrics", params=asked | ({"cursor": cursor} if cursor else {}))).json()
        found += page["timestamps"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == times[3:-1]
    assert page["humidity"] == [None] * len(page["timestamps"])
    foreign = await rep.get("/api/metrics", params=asked | {"to": times[-2], "cursor": "x"})
    assert foreign.status_code == 422


async def test_few_readings_are_drawn_as_they_are(rep: httpx.AsyncClient, sender: Sender) -> None:
    times = await fill(sender, 30, [20.0, None, 22.0, 23.5])
    (found,) = await series(rep, sender)
    assert (found["source"], found["minimum"], found["maximum"]) == ("raw", None, None)
    assert (found["timestamps"], found["values"]) == ([times[0], times[2], times[3]], [20.0, 22.0, 23.5])


async def test_a_spike_survives_and_a_gap_is_named(rep: httpx.AsyncClient, sender: Sender) -> None:
    values = [20.0] * 600
    values[417] = 99.0
    early = await fill(sender, 1400, values)
    late = await fill(sender, 300, [20.0] * 300)
    (found,) = await series(rep, sender, max_points=50)
    assert len(found["values"]) <= 50  # type: ignore[arg-type]
    assert max(found["maximum"]) == 99.0  # type: ignore[call-overload]
    assert min(found["minimum"]) == 20.0  # type: ignore[call-overload]
    assert found["gaps"] == [[early[-1], late[0]]]
    (mean,) = await series(rep, sender, max_points=50, stat="mean")
    assert mean["maximum"] is None
    assert mean["values"] == found["values"]
    (chosen,) = await series(rep, sender, max_points=50, stat="lttb")
    assert 99.0 in chosen["values"]  # type: ignore[operator]
    assert len(chosen["values"]) == 50  # type: ignore[arg-type]


async def test_a_long_range_is_made_from_sums_and_has_the_newest(rep: httpx.AsyncClient, sender: Sender) -> None:
    days = 40
    await fill(sender, days * 1440, [10.0 + k % 5 for k in range(2_000)])
    await fill(sender, 20, [50.0, 51.0])
    (found,) = await series(rep, sender, **{"from": NOW - days * 24 * HOUR, "max_points": 600})
    assert found["source"] == "1h"
    assert sum(found["values"]) / len(found["values"]) > 10  # type: ignore[arg-type, call-overload]
    assert max(found["maximum"]) == 51.0  # type: ignore[call-overload]
    assert found["timestamps"] == sorted(found["timestamps"])  # type: ignore[type-var, call-overload]
    (daily,) = await series(rep, sender, **{"from": NOW - days * 24 * HOUR, "max_points": 100})
    assert daily["source"] == "1d"
    assert (min(daily["minimum"]), max(daily["maximum"])) == (10.0, 51.0)  # type: ignore[call-overload]
    (chosen,) = await series(rep, sender, **{"from": NOW - days * 24 * HOUR, "max_points": 100, "stat": "lttb"})
    assert set(chosen["values"]) <= {10.0, 14.0, 50.0, 51.0}  # type: ignore[call-overload]


async def test_what_has_not_changed_is_not_sent_again(rep: httpx.AsyncClient, sender: Sender) -> None:
    await fill(sender, 300, [20.0] * 100)
    asked = {"device_id": sender.device_id, "from": NOW - 24 * HOUR, "to": NOW - HOUR}
    first = await rep.get("/api/metrics/series", params=asked)
    tag = {"If-None-Match": first.headers["etag"]}
    again = await rep.get("/api/metrics/series", params=asked, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    await fill(sender, 290, [25.0])  # late, and corrects what was there
    assert (await rep.get("/api/metrics/series", params=asked, headers=tag)).status_code == 200


async def test_several_devices_in_one_request(rep: httpx.AsyncClient, make_sender: MakeSender) -> None:
    sender = await make_sender("second-of-two")
    other = Sender("second-of-two", sender.token, sender.client, sender.store)
    await fill(sender, 30, [20.0])
    await fill(other, 30, [30.0])
    found = await series(rep, sender, device_id=[sender.device_id, "second-of-two"], metric=["temperature", "humidity"])
    assert [(each["device_id"], each["metric"], each["values"]) for each in found] == [
        (sender.device_id, "temperature", [20.0]),
        (sender.device_id, "humidity", []),
        ("second-of-two", "temperature", [30.0]),
        ("second-of-two", "humidity", []),
    ]


@pytest.mark.parametrize("path", ["/api/metrics", "/api/metrics/latest", "/api/metrics/series"])
async def test_a_foreign_device_does_not_exist(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, sender: Sender, path: str
) -> None:
    customer_id = (await records.customer(other))["customer_id"]
    theirs = (await records.device(other, customer_id))["device_id"]
    asked = {"from": NOW - HOUR, "to": NOW}
    assert (await other.get(path, params=asked | {"device_id": theirs})).status_code == 200
    assert (await rep.get(path, params=asked | {"device_id": theirs})).status_code == 404
    assert (await rep.get(path, params=asked | {"device_id": "no-such"})).status_code == 404
    if path != "/api/metrics":
        both = await rep.get(path, params=asked | {"device_id": [sender.device_id, theirs]})
        assert both.status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"from": NOW, "to": NOW}, {"from": -1}, {"to": "x"}, {"max_points": 9}, {"stat": "max"}, {"metric": "lux"}],
)
async def test_what_cannot_be_drawn_is_said(rep: httpx.AsyncClient, sender: Sender, wrong: dict[str, object]) -> None:
    asked = {"device_id": sender.device_id, "from": NOW - HOUR, "to": NOW}
    answer = await rep.get("/api/metrics/series", params=asked | wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"]


async def test_answers_are_compressed(rep: httpx.AsyncClient, sender: Sender) -> None:
    await fill(sender, 300, [20.0] * 300)
    answer = await rep.get(
        "/api/metrics", params={"device_id": sender.device_id, "from": NOW - 24 * HOUR, "to": NOW},
        headers={"Accept-Encoding": "gzip"},
    )  # fmt: skip
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.json()["timestamps"]) == 300
