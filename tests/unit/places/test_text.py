"""Spellings of one name compare equal; different names do not."""

import pytest
from otomo.text import fold, romaji_key, romanise, without_list_mark


@pytest.mark.mission("CRM-2")
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("髙橋 﨑子", "高橋崎子"),
        ("サクマ コウイチ", "さくまこういち"),
        ("ｻｸﾏ ｺｳｲﾁ", "さくま　こういち"),
        ("キョウコ", "キヨウコ"),
        ("龍ケ崎市", "竜ヶ崎市"),
        ("ＡＢＣ商事", "abc商事"),
        ("コーヒー", "コ－ヒ－"),
        ("渡邉", "渡辺"),
    ],
)
def test_spellings_of_one_name_are_equal(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_other_names_stay_apart() -> None:
    names = ["高橋", "高梨", "さくま", "さくらい", "大石", "大西", "abc", ""]
    assert len({fold(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [
        ("とうきょう", "toukyou"),
        ("ニッポリ", "nippori"),
        ("はっちょうぼり", "hatchoubori"),
        ("しんじゅく", "shinjuku"),
        ("ｼﾞｭﾝ", "jun"),
        ("フィリップ", "firippu"),
        ("ABC しょうじ", "ABC shouji"),
        ("", ""),
    ],
)
def test_kana_in_letters(kana: str, romaji: str) -> None:
    assert romanise(kana) == romaji


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ōsaka", "oosaka"),
        ("Shimbashi", "Shinbashi"),
        ("Tsukuba", "tukuba"),
        ("Toukyou", "Tokyo"),
        ("Shin-Yokohama", "shin yokohama"),
        ("Chiba", "Tiba"),
        ("Fujisawa", "huzisawa"),
    ],
)
def test_spellings_in_letters_are_equal(one: str, other: str) -> None:
    assert romaji_key(one) == romaji_key(other)


def test_keys_of_letters_keep_what_is_no_kunrei() -> None:
    assert romaji_key("Stuttgart") == "stuttgart"
    assert romaji_key("浜松") == ""


@pytest.mark.mission("TRIP-4")
@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("・資料を持参", "資料を持参"), ("  - call back", "call back"), ("1. 契約の確認", "契約の確認"),
        ("(2) 相続", "相続"),
        ("①満期の説明", "満期の説明"), ("・・ 要点", "要点"), ("* - 二重", "二重"), ("－資料", "資料"),
        ("-5%の下落を心配", "-5%の下落を心配"), ("12.5万円の件", "12.5万円の件"),
        ("3月に留学", "3月に留学"), ("・", "・"), ("", ""),
    ],
)  # fmt: skip
def test_a_line_of_a_list_is_quoted_without_its_mark(line: str, quoted: str) -> None:
    assert without_list_mark(line) == quoted
