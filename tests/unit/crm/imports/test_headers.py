"""The header row decides delimiter, kind and columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from otomo.crm.imports.columns import KINDS, FileKind, Kind
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.headers import layout, sniff, split

pytestmark = pytest.mark.mission("CRM-9")

_EVERY = list(KINDS.values())


@settings(deadline=None)
@given(st.data(), st.sampled_from(_EVERY))
def test_any_order_and_either_language_finds_the_kind(data: st.DataObject, kind: FileKind) -> None:
    columns = data.draw(st.permutations(kind.columns))
    names = [data.draw(st.sampled_from((c.name, c.ja, c.name.upper(), f"　{c.ja} "))) for c in columns]
    found = layout(names, None, 1)
    assert found.kind.kind == kind.kind
    assert [(at, c.name) for at, c in found.known] == [(at, c.name) for at, c in enumerate(columns)]
    assert found.unknown == ()


@pytest.mark.parametrize("kind", _EVERY, ids=lambda k: k.kind)
def test_the_required_columns_alone_are_enough(kind: FileKind) -> None:
    assert layout([c.ja for c in kind.required], None, 1).kind.kind == kind.kind
    assert layout([c.name for c in kind.required], None, 1).kind.kind == kind.kind


@pytest.mark.parametrize("kind", _EVERY, ids=lambda k: k.kind)
def test_no_header_means_two_columns_of_one_file(kind: FileKind) -> None:
    names = [c.name for c in kind.columns]
    assert len(set(names)) == len(names)
    for column in kind.columns:
        found = layout(
            [*(c.ja for c in kind.required if c.ja != column.ja), column.ja],
            kind,
            1,
        )
        assert found.known[-1][1].name == column.name


def test_full_width_case_and_blanks_do_not_matter() -> None:
    found = layout(["ＣＵＳＴＯＭＥＲ　ＩＤ", " Name ", "risk level"], None, 1)
    assert [c.name for _, c in found.known] == ["customer_id", "name", "risk_level"]


def test_unknown_columns_are_kept_aside() -> None:
    found = layout(["name", "社内メモ", "risk_level", ""], None, 1)
    assert found.unknown == ((1, "社内メモ"), (3, "column 4"))


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("顧客ID,氏名", ","),
        ("customer_id;name;risk_level", ";"),
        ("customer_id\tname\trisk_level", "\t"),
        ('name,"a;b;c;d",risk_level', ","),
        ("name", ","),
        ("age;job;marital", ";"),
    ],
)
def test_the_delimiter_is_told_from_the_header(header: str, delimiter: str) -> None:
    assert sniff(header) == delimiter


def test_quotes_are_respected() -> None:
    assert split('"a,b","c ""d""" ,e', ",") == ["a,b", 'c "d"', "e"]


@pytest.mark.parametrize(
    ("names", "kind", "code", "says"),
    [
        (
            ["customer_id", "name"],
            "customers",
            "missing-column",
            "risk_level (リスク許容度)",
        ),
        (["顧客ID", "商品ID", "数量"], None, "missing-column", "unit_cost"),
        (
            ["customer_id", "顧客ID", "name", "risk_level"],
            None,
            "duplicate-column",
            "customer_id, 顧客ID",
        ),
        (["name", "risk_level", "x", "X"], None, "duplicate-column", "x, X"),
        (["age", "job", "marital"], None, "unknown-kind", "age, job, marital"),
        (["Temperature"] * 20, None, "unknown-kind", "…"),
        ([""], None, "unknown-kind", "customers"),
    ],
)
def test_a_header_that_cannot_be_used_says_why(names: list[str], kind: Kind | None, code: str, says: str) -> None:
    with pytest.raises(ImportFileError) as refused:
        layout(names, KINDS[kind] if kind else None, 7)
    assert (refused.value.code, refused.value.line) == (code, 7)
    assert says in refused.value.message.en


def test_two_kinds_that_fit_alike_are_not_guessed() -> None:
    names = [
        "customer_id",
        "product_id",
        "quantity",
        "unit_cost",
        "noted_on",
        "body",
        "inflow_id",
    ]
    with pytest.raises(ImportFileError, match="holdings, sales notes"):
        layout(names, None, 1)
    assert layout(names, KINDS["holdings"], 1).kind.kind == "holdings"
