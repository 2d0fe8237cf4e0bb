"""Whole files: records, lines, refusals, caps; any bytes at all."""

import io
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from otomo.crm.imports import parse
from otomo.crm.imports.columns import KINDS, Kind
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.parse import CsvFile, open_csv
from otomo.crm.imports.rows import Draft, Rejected

pytestmark = pytest.mark.mission("CRM-9")

Read = Callable[..., tuple[list[Draft], list[Rejected]]]
Opened = Callable[..., CsvFile]
Write = Callable[..., bytes]

_ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "utf-16-le", "utf-16-be")
# Letters that CP932 maps back to themselves, line ends and all that a CSV has to quote.
_CELL_TEXT = st.text(st.sampled_from("abcZ09 ,;\t\"'=\n漢字かなカナ髙﨑①㈱ｶﾅー〜ａＡ"), max_size=40).map(str.strip)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    encoding=st.sampled_from(_ENCODINGS),
    delimiter=st.sampled_from((",", "\t", ";")),
    newline=st.sampled_from(("\n", "\r\n", "\r")),
    notes=st.lists(st.tuples(_CELL_TEXT, _CELL_TEXT), max_size=8),
)
def test_what_is_written_is_read_back(
    csv_bytes: Write,
    read: Read,
    encoding: str,
    delimiter: str,
    newline: str,
    notes: list[tuple[str, str]],
) -> None:
    if encoding == "cp932":
        notes = [(a.replace("〜", "～"), b.replace("〜", "～")) for a, b in notes]
    header = ["メモID", "customer_id", "記録日", "内容", "記録者"]
    rows = [[f"N{i}", "C1", "2026-11-20", body, author] for i, (body, author) in enumerate(notes)]
    drafts, rejected = read(csv_bytes([header, *rows], encoding=encoding, delimiter=delimiter, newline=newline))
    assert [(d.values.get("body", ""), d.values.get("author", "")) for d in drafts] == [
        tuple(unicodedata.normalize("NFC", text) for text in note) for note in notes if note[0]
    ]
    assert [e.code for r in rejected for e in r.errors] == ["missing-value" for note in notes if not note[0]]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300),
    st.sampled_from(("", "name,risk_level\n", "顧客ID;氏名;リスク許容度\r\n")),
    st.sampled_from(_ENCODINGS),
)
@example(b'"', "", "utf-8")
@example(b'a"b,c\nd"e,f\n', "", "utf-8")
@example(b"\xff\xfe", "", "utf-8")
@example(b"\r\r\r", "", "utf-8")
def test_no_bytes_raise_anything_but_a_file_error(data: bytes, header: str, encoding: str) -> None:
    whole = (header.encode("utf-8" if encoding == "utf-8-sig" else encoding) if header else b"") + data
    for kind in (None, KINDS["customers"]):
        try:
            list(open_csv(io.BytesIO(whole), kind).rows())
        except ImportFileError as refused:
            assert refused.message.ja
            assert refused.code


def test_lines_are_the_physical_lines_where_records_start(read: Read) -> None:
    text = '\nname,risk_level,address\r\n\r\nA,3,"one\ntwo\r\nthree"\n,,\nB,9,\nC,x,\rD,4,z'
    drafts, rejected = read(text)
    assert [(d.line, d.values["name"]) for d in drafts] == [(4, "A"), (10, "D")]
    assert drafts[0].values["address"] == "one\ntwo\r\nthree"
    assert [r.line for r in rejected] == [8, 9]


def test_a_refused_row_tells_every_reason_with_column_and_value(read: Read) -> None:
    _, (row,) = read("氏名,リスク許容度,純資産,緯度,経度,メール\n,9,=1+1,35,,x\n")
    assert [(e.column, e.value, e.code) for e in row.errors] == [
        ("氏名", "", "missing-value"),
        ("リスク許容度", "9", "out-of-range"),
        ("純資産", "=1+1", "formula"),
        ("メール", "x", "bad-email"),
        ("緯度", "35", "half-a-place"),
    ]


def test_text_that_looks_like_a_formula_is_text(read: Read) -> None:
    (draft,), _ = read("name,risk_level,address,社内\n=1+1,3,@SUM(A1),+cmd\n")
    assert (draft.values["name"], draft.values["address"], draft.extra) == (
        "=1+1",
        "@SUM(A1)",
        {"社内": "+cmd"},
    )


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A,3", "ragged-row"),
        ("A,3,x,", "ragged-row"),
        ("A\0,3,x", "control-character"),
        ("A,3,x\x1b[2J", "control-character"),
        (f"A,3,{'あ' * 11000}", "cell-too-long"),
        (f"A,3,{'x' * 32769}", "cell-too-long"),
        (f"A,3,{'x' * 3_000_000}", "row-too-long"),
        ('A,3,"x"y', "stray-quote"),
    ],
)
def test_a_broken_row_does_not_hurt_its_neighbours(read: Read, row: str, code: str) -> None:
    drafts, rejected = read(f"name,risk_level,address\nbefore,1,\n{row}\nafter,2,{'x' * 32768}\n")
    assert [d.values["name"] for d in drafts] == ["before", "after"]
    assert [(r.line, r.errors[0].code) for r in rejected] == [(3, code)]
    assert len(rejected[0].errors[0].value or "") < 100


def test_an_oversized_row_of_small_cells_is_refused(read: Read) -> None:
    header = ",".join(["name", "risk_level", *(f"x{i}" for i in range(10))])
    _, (row,) = read(f"{header}\nA,3,{','.join(['y' * 20000] * 10)}\n")
    assert row.errors[0].code == "row-too-long"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('name,risk_level\nA,3\n"B,3\nC,3\n', "unclosed-quote", 3),
        ('name,risk_level\n"B,3\n' + "C,3\n" * 300_000, "unclosed-quote", 2),
        ('"name,risk_level\nA,3\n', "unclosed-quote", 1),
        ("\n\r\n , ,\n", "no-header", None),
        ('na"me,risk_level\nA",3', "stray-quote", 1),
    ],
)
def test_a_broken_file_says_where(read: Read, text: str, code: str, line: int | None) -> None:
    with pytest.raises(ImportFileError) as refused:
        read(text)
    assert (refused.value.code, refused.value.line) == (code, line)


def test_a_header_alone_is_a_file_of_no_rows(read: Read) -> None:
    assert read("name,risk_level") == ([], [])


def test_the_first_line_that_a_spreadsheet_adds_is_passed_over(opened: Opened) -> None:
    file = opened("sep=;\nname;risk_level\nA;3\n")
    assert (file.delimiter, [row.line for row in file.rows()]) == (";", [3])


def test_rows_are_capped(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "MAX_ROWS", 3)
    assert len(read("name,risk_level\n" + "A,3\n" * 3)[0]) == 3
    with pytest.raises(ImportFileError, match="Over 3 rows"):
        read("name,risk_level\n" + "A,3\n" * 4)


def test_a_row_without_a_key_gets_one_from_its_content(read: Read) -> None:
    header = "note_id,customer_id,noted_on,body,author\n"
    (a, b, c, d), _ = read(
        f"{header},C1,2026-11-20,x,\n,C1,令和8年11月20日, x ,\n,C1,2026-11-20,y,\nN1,C1,2026-11-20,x,\n"
    )
    assert a.key == b.key != c.key
    assert a.values["note_id"] == a.key
    assert a.key.startswith("n-")
    assert len(a.key) == 18
    assert a.digest == b.digest
    assert d.key == "N1"


def test_the_key_of_a_row_does_not_depend_on_the_order_or_the_spelling_of_the_columns(
    read: Read,
) -> None:
    (a,), _ = read("customer_id,expected_on,amount\nC1,2026-12-10,3000000\n", "cash_inflows")
    (b,), _ = read("金額;予定日;顧客ID;社内\n300万;R8.12.10;C1;memo\n")
    assert a.key == b.key
    assert a.digest != b.digest


def test_a_holding_is_named_by_customer_product_and_day(read: Read) -> None:
    drafts, _ = read("顧客ID,商品ID,数量,取得単価,取得日\nC1,P1,10,99.5,2024/3/21\nC1,P1,10,99.5,\n")
    assert [d.key for d in drafts] == ["C1:P1:2024-03-21", "C1:P1:none"]
    assert drafts[0].values["unit_cost"] == Decimal("99.5")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_every_column_is_readable(read: Read, kind: Kind) -> None:
    columns = [c for c in KINDS[kind].columns if c.example]
    text = "\t".join(c.ja for c in columns) + "\n" + "\t".join(c.example for c in columns)
    (draft,), rejected = read(text)
    assert rejected == []
    assert set(draft.values) == {c.name for c in columns}
