"""Bodies: what is read, what is refused as a whole, and what is wrong with a single reading."""

import gzip
import zlib

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from otomo.errors import PayloadTooLargeError, ProblemError
from otomo.metrics.decode import Body, decode_batch, decode_one, inflate
from otomo.metrics.errors import BadReadingError, TooManyReadingsError, UnreadableBodyError

pytestmark = pytest.mark.mission("IOT-1")

T = 1_763_600_000_000


def batch(body: object) -> Body:
    return decode_batch(msgspec.json.encode(body), 100)


def rows(*readings: object) -> Body:
    return batch({"readings": readings})


def reasons(body: Body) -> list[tuple[int, str, str]]:
    return [(each.index, each.field, each.code) for each in body.rejected]


def test_the_three_shapes_of_a_batch_say_the_same() -> None:
    first = {"device_id": "a", "timestamp": T, "temperature": 21.5, "humidity": None}
    second = {"device_id": "a", "timestamp": T + 1, "temperature": -3, "status": "error"}
    columns = {"device_id": "a", "timestamps": [T, T + 1], "temperature": [21.5, -3], "status": ["ok", "error"]}
    for body in (rows(first, second), batch(columns), batch({"series": [columns]})):
        assert body.devices == ["a"]
        assert body.device.tolist() == [0, 0]
        assert body.index.tolist() == [0, 1]
        assert body.timestamps.tolist() == [T, T + 1]
        assert body.temperature.tolist() == [21.5, -3.0]
        assert np.isnan(body.humidity).all()
        assert body.status == ["ok", "error"]
        assert body.rejected == []


def test_several_series_are_counted_through_and_join_by_device() -> None:
    series = [
        {"device_id": "a", "timestamps": [T], "humidity": [40]},
        {"device_id": "b", "timestamps": [T, T + 1], "temperature": [1, 2], "status": "warning"},
        {"device_id": "a", "timestamps": [T + 1]},
    ]
    body = batch({"series": series})
    assert body.devices == ["a", "b"]
    assert body.device.tolist() == [0, 1, 1, 0]
    assert body.index.tolist() == [0, 1, 2, 3]
    assert body.status == ["ok", "warning", "warning", "ok"]


@pytest.mark.parametrize(
    "written", [T, "2025-11-20T00:53:20Z", "2025-11-20T09:53:20+09:00", "2025-11-20T00:53:20.000+00:00"]
)
def test_a_time_is_epoch_ms_or_iso_8601(written: object) -> None:
    assert rows({"device_id": "a", "timestamp": written}).timestamps.tolist() == [T]


def test_what_is_nearly_nothing_is_nothing() -> None:
    body = rows({"device_id": "a", "timestamp": T, "temperature": -0.0, "humidity": 5e-324})
    assert (str(body.temperature[0]), body.humidity[0]) == ("0.0", 0.0)


BAD = [
    ({"timestamp": T}, "device_id", "missing"),
    ({"device_id": 1, "timestamp": T}, "device_id", "invalid"),
    ({"device_id": "a"}, "timestamp", "missing"),
    ({"device_id": "a", "timestamp": None}, "timestamp", "invalid"),
    ({"device_id": "a", "timestamp": True}, "timestamp", "invalid"),
    ({"device_id": "a", "timestamp": 1.5}, "timestamp", "invalid"),
    ({"device_id": "a", "timestamp": -1}, "timestamp", "out-of-bounds"),
    ({"device_id": "a", "timestamp": 10**40}, "timestamp", "out-of-bounds"),
    ({"device_id": "a", "timestamp": "yesterday"}, "timestamp", "invalid"),
    ({"device_id": "a", "timestamp": "2025-11-20T00:53:20"}, "timestamp", "invalid"),
    ({"device_id": "a", "timestamp": T, "temperature": 150.01}, "temperature", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "temperature": -90.01}, "temperature", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "temperature": 10**400}, "temperature", "invalid"),
    ({"device_id": "a", "timestamp": T, "temperature": "21"}, "temperature", "invalid"),
    ({"device_id": "a", "timestamp": T, "humidity": 100.1}, "humidity", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "humidity": -0.1}, "humidity", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "humidity": []}, "humidity", "invalid"),
    ({"device_id": "a", "timestamp": T, "status": ""}, "status", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "status": "x" * 33}, "status", "out-of-bounds"),
    ({"device_id": "a", "timestamp": T, "status": None}, "status", "invalid"),
    ({"device_id": "a", "timestamp": T, "pressure": 1}, "pressure", "unknown-field"),
    (7, "", "invalid"),
    ([], "", "invalid"),
]


@pytest.mark.parametrize(("reading", "field", "code"), BAD, ids=[f"{f}-{c}-{i}" for i, (_, f, c) in enumerate(BAD)])
def test_a_bad_reading_is_named_and_the_good_ones_stay(reading: object, field: str, code: str) -> None:
    good = {"device_id": "a", "timestamp": T, "temperature": 20}
    body = decode_batch(_json({"readings": [good, reading, good | {"timestamp": T + 1}]}), 100)
    assert body.timestamps.tolist() == [T, T + 1]
    assert body.index.tolist() == [0, 2]
    assert reasons(body) == [(1, field, code)]
    assert body.rejected[0].reason
    with pytest.raises(BadReadingError) as refused:
        decode_one(_json(reading))
    assert [(e.field, e.code) for e in refused.value.errors] == [(field, code)]


def _json(value: object) -> bytes:
    """Python's own encoder: msgspec's writes no huge integers."""
    import json  # noqa: PLC0415

    return json.dumps(value).encode()


def test_a_bad_value_of_a_column_is_named_and_the_good_ones_stay() -> None:
    columns = {
        "device_id": "a",
        "timestamps": [T, T + 1, "never", T + 3],
        "temperature": [20, 151, 20, None],
        "humidity": [None, 50, 50, 50],
        "status": ["ok", "ok", "ok", "warning"],
    }
    for body in (batch(columns), batch({"series": [columns]})):
        assert reasons(body) == [(1, "temperature", "out-of-bounds"), (2, "timestamp", "invalid")]
        assert body.index.tolist() == [0, 3]
        assert body.status == ["ok", "warning"]


WHOLE = {
    "nothing": b"",
    "no json": b"{",
    "nan": b'{"readings":[{"device_id":"a","timestamp":1,"temperature":NaN}]}',
    "infinity": b'{"readings":[{"device_id":"a","timestamp":1,"temperature":-Infinity}]}',
    "no utf-8": b'{"device_id":"\xff","timestamp":1}',
    "half a surrogate pair": b'{"readings":[{"device_id":"a","timestamp":1,"status":"\\ud800"}]}',
    "an array": b"[]",
    "a number": b"1",
    "a byte order mark": b'\xef\xbb\xbf{"readings":[]}',
    "deep": b'{"readings":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep elsewhere": b'{"readings":[{"device_id":' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}]}",
    "key twice": b'{"device_id":"a","timestamp":1,"timestamp":2}',
    "key twice, spelled otherwise": b'{"device_id":"a","timestamp":1,"humidity":1,"humi\\u0064ity":2,"humidity":3}',
}


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_what_cannot_be_read_is_refused_as_a_whole(body: bytes) -> None:
    with pytest.raises(UnreadableBodyError):
        decode_batch(body, 100)
    with pytest.raises((UnreadableBodyError, BadReadingError)):
        decode_one(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"readings": []},
        {"series": []},
        {"device_id": "a"},
        {"timestamps": [T]},
        {"readings": [{"device_id": "a", "timestamp": T}], "series": []},
        {"readings": [{"device_id": "a", "timestamp": T}], "device_id": "a", "timestamps": [T]},
        {"readings": [{"device_id": "a", "timestamp": T}], "more": 1},
        {"readings": {"device_id": "a", "timestamp": T}},
        {"device_id": "a", "timestamps": [T], "temperature": [1, 2]},
        {"device_id": "a", "timestamps": [T], "status": []},
        {"device_id": "a", "timestamps": [T, "x"], "humidity": [1]},
        {"series": [{"device_id": "a"}]},
        {"series": [1]},
    ],
    ids=repr,
)
def test_another_shape_is_refused_as_a_whole(body: object) -> None:
    with pytest.raises(UnreadableBodyError):
        batch(body)


def test_a_key_that_stands_twice_is_found_in_every_shape() -> None:
    one = b'{"device_id":"a","timestamp":1,"status":"x","status":"y"}'
    columns = b'{"device_id":"a","timestamps":[1],"timestamps":[2]}'
    for body in (b'{"readings":[%b]}' % one, columns, b'{"series":[%b]}' % columns, b'{"readings":[],"readings":[]}'):
        with pytest.raises(UnreadableBodyError):
            decode_batch(body, 100)


def test_a_word_that_is_called_like_a_key_is_no_key() -> None:
    body = rows({"device_id": "timestamp", "timestamp": T, "status": "status"})
    assert (body.devices, body.status) == (["timestamp"], ["status"])


def test_too_many_readings() -> None:
    decode_batch(msgspec.json.encode({"device_id": "a", "timestamps": [T] * 100}), 100)
    for body in ({"device_id": "a", "timestamps": [T] * 101}, {"readings": [{"device_id": "a", "timestamp": T}] * 101}):
        with pytest.raises(TooManyReadingsError):
            batch(body)
    with pytest.raises(TooManyReadingsError):
        rows(*([{"device_id": "a", "timestamp": T}] * 101), 7)


@given(
    st.one_of(st.binary(max_size=80), st.text(alphabet='{}[]",:0123456789.eE-adtimesp_v', max_size=80).map(str.encode))
)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for read in (decode_one, lambda content: decode_batch(content, 100), lambda content: inflate(content, 100)):
        try:
            read(body)
        except ProblemError as refused:
            assert 400 <= refused.status < 500


def test_gzip_of_one_member_and_of_several() -> None:
    assert inflate(gzip.compress(b"ab"), 10) == b"ab"
    assert inflate(gzip.compress(b"ab") + gzip.compress(b"cd"), 10) == b"abcd"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(PayloadTooLargeError):
        inflate(bomb, 1_000_000)
    small = gzip.compress(b"0" * 600)
    with pytest.raises(PayloadTooLargeError):
        inflate(small * 2, 1_000)


@pytest.mark.parametrize("cut", [1, 5, 15, -1, -5])
def test_gzip_that_is_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(UnreadableBodyError):
        inflate(gzip.compress(b"some readings")[:cut], 1_000)


# A gzip header holds the time it was made: it must not become part of a test's name, which every worker collects alike.
@pytest.mark.parametrize(
    "body",
    [b"no gzip", zlib.compress(b"other"), gzip.compress(b"a", mtime=0) + b"rubbish"],
    ids=["text", "zlib", "followed by rubbish"],
)
def test_what_is_no_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableBodyError):
        inflate(body, 1_000)
