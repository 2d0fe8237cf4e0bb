"""Encodings are told from the bytes."""

import codecs
import io
from collections.abc import Callable

import pytest
from otomo.crm.imports import decode
from otomo.crm.imports.errors import ImportFileError

pytestmark = pytest.mark.mission("CRM-9")

_TEXT = "顧客ID,氏名,リスク許容度\r\nC1,髙橋﨑 ①,3\r\n"


def _detect(data: bytes) -> decode.Encoding:
    return decode.detect(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + _TEXT.encode(), "utf-8-sig"),
        (_TEXT.encode("cp932"), "cp932"),
        (codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), "utf-16-be"),
        (_TEXT.encode("utf-16-le"), "utf-16-le"),
        (_TEXT.encode("utf-16-be"), "utf-16-be"),
        (
            b"customer_id,name\nC1,a\x00b\n",
            "utf-8",
        ),  # a stray NUL does not make it UTF-16
        ("name,kana\nｱｲｳ,ﾀﾅｶ\n".encode("cp932"), "cp932"),
    ],
)
def test_every_encoding_is_told(data: bytes, name: str) -> None:
    encoding = _detect(data)
    assert encoding.name == name
    text = "".join(decode.lines(io.BytesIO(data), encoding, 1000))
    assert text == data[encoding.mark :].decode(encoding.codec)


def test_long_files_are_read_in_pieces_with_characters_across_their_edges() -> None:
    text = "a" + "高" * 1_500_000 + "\n"
    for name in ("utf-8", "cp932"):
        assert _detect(text.encode(name)).name == name


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty-file", "empty"),
        (b"PK\x03\x04 and so on", "not-csv", "workbook"),
        (
            "氏名,リスク許容度\n高橋一郎,3\n".encode() + b"\x82\xff\n",
            "unknown-encoding",
            "UTF-8 (line 3, byte",
        ),
        (b"name,risk_level\nJos\xe9,3\n", "unknown-encoding", "line 2, byte 19"),
        (b"name,risk_level\nA,3\n\x80\x80,3\n", "unknown-encoding", "line 3, byte 20"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "unknown-encoding", "UTF-16-LE"),
        (codecs.BOM_UTF32_LE + "a,b".encode("utf-32-le"), "unknown-encoding", "UTF-32"),
    ],
)
def test_what_cannot_be_read_names_the_place(data: bytes, code: str, says: str) -> None:
    with pytest.raises(ImportFileError) as refused:
        _detect(data)
    assert refused.value.code == code
    assert says in refused.value.message.en


def test_a_byte_offset_counts_from_the_start_of_the_file_across_pieces() -> None:
    data = "氏名\n".encode() * 200_000 + b"\xff"
    with pytest.raises(ImportFileError, match=rf"line 200001, byte {len(data) - 1}\)"):
        _detect(data)


def test_the_size_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 10)
    with pytest.raises(ImportFileError, match="over 50 MB"):
        _detect(b"x" * 11)


def test_lines_keep_their_ends_and_the_file_stays_open() -> None:
    source = io.BytesIO(b"a\r\nb\rc\nd")
    assert list(decode.lines(source, decode.Encoding("utf-8"), 100)) == [
        "a\r\n",
        "b\r",
        "c\n",
        "d",
    ]
    assert not source.closed


def test_an_endless_line_is_cut() -> None:
    source = io.BytesIO(b"a\n" + b"x" * 1000 + b"\nb\n")
    assert list(decode.lines(source, decode.Encoding("utf-8"), 100)) == [
        "a\n",
        "x" * 101,
        "b\n",
    ]


def test_an_unclosed_file_is_not_closed_by_a_reader_left_half_way() -> None:
    source = io.BytesIO(b"a\nb\n")
    reading: Callable[[], str] = decode.lines(source, decode.Encoding("utf-8"), 100).__next__
    assert reading() == "a\n"
    del reading
    assert not source.closed
