"""CSV files as people have them."""

import io

import pytest
from otomo.detection.series import Row, SeriesError, epoch, read

pytestmark = pytest.mark.mission("IOT-4")


def rows(text: str | bytes, timestamp: str = "time", value: str = "温度") -> list[Row]:
    source = io.BytesIO(text.encode() if isinstance(text, str) else text)
    return list(read(source, timestamp, value))


PLAIN = "time,温度\n2026-01-02 03:04:00,21.5\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_encodings(codec: str) -> None:
    assert rows(PLAIN.encode(codec)) == [Row(2, "2026-01-02 03:04:00", 1767323040.0, 21.5)]


def test_a_header_with_one_name_fewer() -> None:
    assert rows('"time","温度"\n"1","2026-01-02 03:04:00",21.5\n')[0].value == 21.5


def test_a_comma_at_the_end_of_rows_is_no_row_name() -> None:
    assert rows("time,温度\n2026-01-02 03:04:00,21.5,\n")[0].value == 21.5


def test_semicolons_and_decimal_commas() -> None:
    assert rows("time;温度\n2026-01-02 03:04:00;21,5\n")[0].value == 21.5


def test_what_is_no_number_is_nan() -> None:
    found = rows("time,温度\n2026-01-02,\n2026-01-02,abc\n2026-01-02\n\n2026-01-02,nan\n")

    assert [row.value != row.value for row in found] == [True] * 4
    assert [row.line for row in found] == [2, 3, 4, 6]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-01-02T03:04:00Z", 1767323040.0),
        ("2026-01-02T12:04:00+09:00", 1767323040.0),
        ("2026/1/2 3:04", 1767323040.0),
        ("1767323040", 1767323040.0),
        ("1767323040000", 1767323040.0),
        ("1767323040000000", 1767323040.0),
        ("2026-13-02", None),
        ("soon", None),
        ("", None),
        ("nan", None),
    ],
)
def test_times(text: str, seconds: float | None) -> None:
    assert epoch(text) == seconds


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"a,b\n1,2\n", "no column 'time'"),
        (PLAIN.encode() + b"2026,\xff\xff\n", "line 3 is neither UTF-8 nor CP932"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_a_file_that_cannot_be_used(content: bytes, message: str) -> None:
    with pytest.raises(SeriesError, match=message):
        rows(content)
