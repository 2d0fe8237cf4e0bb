"""Real files of other people, when they are at hand (`../shared/data` beside the repository)."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.rows import Draft, Rejected

_DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
pytestmark = [
    pytest.mark.mission("CRM-9"),
    pytest.mark.skipif(not _DATA.is_dir(), reason="the shared data is not beside the repository"),
]


def test_the_occupancy_file_whose_header_is_one_name_short_is_refused() -> None:
    with (
        (_DATA / "iot/occupancy/datatest.txt").open("rb") as source,
        pytest.raises(ImportFileError) as refused,
    ):
        open_csv(source)
    assert refused.value.code == "unknown-kind"


def test_the_same_fault_in_a_file_of_ours_is_refused_row_by_row() -> None:
    body = (_DATA / "iot/occupancy/datatest.txt").read_bytes().split(b"\n", 1)[1]
    header = b"occurs_on,title,category,impact,region,actual,forecast\n"
    rows = list(open_csv(io.BytesIO(header + body)).rows())
    assert len(rows) == 2665
    assert {error.code for row in rows if isinstance(row, Rejected) for error in row.errors} == {"ragged-row"}


def test_the_bank_file_with_semicolons_fits_no_kind() -> None:
    with (
        (_DATA / "crm/bank_marketing/bank-full.csv").open("rb") as source,
        pytest.raises(ImportFileError) as refused,
    ):
        open_csv(source)
    assert refused.value.code == "unknown-kind"
    assert "age, job, marital" in refused.value.message.en


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-16"])
def test_the_listed_issues_of_the_exchange_become_products(encoding: str, csv_bytes: Callable[..., bytes]) -> None:
    text = (_DATA / "stocks/jpx_listed_issues_2020.csv").read_text(encoding="utf-8-sig")
    issues = list(csv.DictReader(io.StringIO(text)))
    rows = [[i["コード"], i["銘柄名"], "株式", "4", "円", i["33業種区分"]] for i in issues]
    data = csv_bytes([["商品コード", "銘柄名", "種別", "リスク", "通貨", "業種"], *rows]).decode().encode(encoding)
    file = open_csv(io.BytesIO(data))
    drafts = [row for row in file.rows() if isinstance(row, Draft)]
    assert file.encoding.name == ("utf-16-le" if encoding == "utf-16" else encoding)
    assert [(d.key, d.values["name"]) for d in drafts] == [(i["コード"].strip(), i["銘柄名"].strip()) for i in issues]
