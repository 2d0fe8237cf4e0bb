"""Six files in the encodings people have, two of their rows wrong: seen before anything is written, and taken back."""

import pytest
from playwright.sync_api import FilePayload, Locator, expect
from words import Locale

from tests.e2e.visitor import Visit, Visitor

pytestmark = pytest.mark.browser

# name, text, encoding; the rows with "?" are the bad ones
FILES = [
    (
        "顧客.csv",
        "顧客ID,氏名,フリガナ,リスク許容度,都道府県,市区町村,純資産\r\n"
        "E2E1,試験 花子,シケン ハナコ,3,静岡県,静岡市葵区,1.2億\r\n"
        "E2E2,試験 次郎,シケン ジロウ,2,愛知県,名古屋市中区,3000万\r\n"
        "E2E3,試験 悪子,シケン ワルコ,9,愛知県,名古屋市中区,1000万\r\n",
        "cp932",
    ),
    (
        "products.csv",
        "product_id;name;asset_class;risk_level;currency;price;maturity_on;coupon_rate\n"
        "E2EP;試験債 第1回;bond;2;JPY;100;2027-01-20;1.2%\n",
        "utf-8",
    ),
    (
        "保有.tsv",
        "顧客ID\t商品ID\t数量\t取得単価\t取得通貨\t取得日\nE2E1\tE2EP\t10,000,000\t100\tJPY\t令和6年3月21日\n",
        "utf-16",
    ),
    (
        "notes.csv",
        "note_id,customer_id,noted_on,body,channel,priority,follow_up_on\n"
        "E2EN,E2E1,2026-11-10,満期の相談,visit,high,2026-12-01\n",
        "utf-8-sig",
    ),
    (
        "入金.csv",
        "入金ID,顧客ID,予定日,金額,通貨,確度\nE2EF,E2E1,2026-12-10,300万,JPY,85%\nE2EG,誰も,2026-12-11,300万,JPY,85%\n",
        "cp932",
    ),
    (
        "events.csv",
        "event_id;occurs_on;title;category;impact;region\nE2EE;2026-12-18;試験の会合;monetary;high;日本\n",
        "utf-8",
    ),
]
GOOD, BAD = 7, 2


def counts(file: Locator) -> list[int]:
    return [int(text) for text in file.locator("dl dd").all_inner_texts()]


def files_of(v: Visitor, card: str) -> Locator:
    return v.card(card).locator("ul > li")


def import_button(v: Visitor, rows: int) -> str:
    return f"Import {rows} rows" if v.locale == "en" else f"{rows} 行を取り込む"


def uploaded(v: Visitor) -> None:
    payload: list[FilePayload] = [
        {"name": name, "mimeType": "text/csv", "buffer": text.encode(encoding)} for name, text, encoding in FILES
    ]
    v.field("Choose CSV files").set_input_files(payload)


@pytest.mark.mission("CRM-9")
def test_six_files_with_two_bad_rows_are_previewed_imported_and_undone(visit: Visit, locale: Locale) -> None:
    v = visit("sato", locale)
    v.go("/import")
    uploaded(v)
    files = files_of(v, "What would happen")
    expect(files).to_have_count(len(FILES))
    assert [counts(files.nth(n)) for n in range(6)] == [
        [3, 2, 0, 0, 1], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [2, 1, 0, 0, 1], [1, 1, 0, 0, 0],
    ]  # fmt: skip
    for name, words in {"顧客.csv": ("4", "9"), "入金.csv": ("3", "誰も")}.items():
        row = files.filter(has_text=name).locator("tbody tr")
        expect(row).to_have_count(1)
        line, _column, value, reason = row.locator("td").all_inner_texts()
        assert (line, value) == words
        assert len(reason) > 5
    assert v.api("GET", "/api/customers")["total"] == 0

    v.page.get_by_role("button", name=import_button(v, GOOD)).click()
    result = v.card("The import is done")
    expect(result).to_contain_text(v.say("{0} rows rejected", BAD))
    v.link("See the customers").click()
    names = v.page.get_by_role("rowheader")
    expect(names).to_have_count(2)
    expect(names.filter(has_text="試験 花子")).to_be_visible()
    names.get_by_role("link", name="試験 花子").click()
    expect(v.card("Holdings")).to_contain_text("試験債 第1回")
    expect(v.card("Notes")).to_contain_text("満期の相談")

    v.go("/import")
    uploaded(v)
    files = files_of(v, "What would happen")
    expect(files).to_have_count(len(FILES))
    assert sum(counts(files.nth(n))[1] for n in range(6)) == 0, "the same files again add nothing"
    v.page.reload()
    history = v.card("Imports so far").get_by_role("row")
    v.button("Undo", within=history.nth(1)).click()
    v.button("Undo the import").click()
    expect(history.nth(1)).to_contain_text(v.say("Undone"))
    v.go("/customers")
    expect(v.text("There are no customers yet.")).to_be_visible()


@pytest.mark.mission("CRM-9")
def test_a_workbook_is_refused_in_plain_words(visit: Visit, locale: Locale) -> None:
    v = visit("sato", locale)
    v.go("/import")
    workbook: FilePayload = {"name": "顧客.csv", "mimeType": "text/csv", "buffer": b"PK\x03\x04" + b"\x00" * 400}
    v.field("Choose CSV files").set_input_files([workbook])
    file = files_of(v, "What would happen").first
    expect(file).to_contain_text(v.say("Kind not recognised"))
    expect(file.locator("tbody tr")).to_contain_text("CSV")
    expect(v.page.get_by_role("button", name=import_button(v, 0))).to_be_disabled()
