"""Build the shipped gazetteer from the CC0 lists of code4fukui/localgovjp.

    python tools/build_places.py LOCALGOVJP_CSV PREFJP_CSV

writes `municipalities.tsv` and `prefectures.tsv` into `src/otomo/places/data`. Run it again when municipalities change.
"""

import csv
import sys
from pathlib import Path

from otomo.text import romanise

DATA = Path(__file__).parent.parent / "src" / "otomo" / "places" / "data"

# Hamamatsu went from seven wards to three on 2024-01-01. The new ward offices stand where an old one stood; the old
# names stay known for geocoding (records outlive wards) but are not offered in searches.
SAME_OFFICE = {
    "浜松市 中央区": ("221384", "はままつし ちゅうおうく", "浜松市 中区"),
    "浜松市 浜名区": ("221392", "はままつし はまなく", "浜松市 浜北区"),
}
FORMER = frozenset(f"浜松市 {ward}" for ward in ("中区", "東区", "西区", "南区", "北区", "浜北区"))

# A kanji whose reading starts with a vowel starts a new syllable: 勝浦 is Katsuura and 豊岡 Toyooka, yet 東京 is Tokyo.
OWN_VOWEL = (
    ("浦", "うら"), ("内", "うち"), ("上", "うえ"), ("馬", "うま"), ("海", "うみ"), ("梅", "うめ"), ("牛", "うし"),
    ("臼", "うす"), ("浮", "うき"), ("歌", "うた"), ("岡", "おか"), ("丘", "おか"), ("奥", "おく"), ("沖", "おき"),
    ("音", "おと"), ("生", "うぶ"), ("宇", "う"), ("魚", "うお"), ("打", "うち"),
)  # fmt: skip
SUFFIXES = ("ちょう", "まち", "むら", "そん", "し")


def romaji(name: str, kana: str) -> str:
    """A name as signs and maps write it: no long vowels, capitalised."""
    for kanji, reading in OWN_VOWEL:
        if kanji in name:
            kana = kana.replace(reading, "|" + reading)
    letters = romanise(kana)
    for long in ("ou", "oo", "uu"):
        letters = letters.replace(long, long[0])
    return letters.replace("|", "").capitalize()


def english(city: str, kana: str) -> str:
    """`Hamamatsu`, `Chiyoda-ku`, `Aoi-ku, Shizuoka`."""
    names, readings = city.split(" "), kana.split(" ")
    parts = []
    for name, reading in zip(names, readings, strict=True):
        if name.endswith("区"):
            parts.append(romaji(name[:-1], reading.removesuffix("く")) + "-ku")
        else:
            suffix = next((s for s in SUFFIXES if reading.endswith(s)), "")
            parts.append(romaji(name[:-1], reading.removesuffix(suffix)))
    return ", ".join(reversed(parts))


def read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def municipalities(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """code, prefecture number, name, kana, English name, latitude, longitude, 1 if it no longer exists."""
    by_name = {row["city"]: row for row in rows}
    rows = list(rows)
    for city, (code, kana, old) in SAME_OFFICE.items():
        rows.append({**by_name[old], "city": city, "citykana": kana, "lgcode": code})
    return [
        (
            row["lgcode"],
            row["pid"],
            row["city"],
            row["citykana"],
            english(row["city"], row["citykana"]),
            f"{float(row['lat']):.5f}",
            f"{float(row['lng']):.5f}",
            "1" if row["city"] in FORMER else "",
        )
        for row in sorted(rows, key=lambda row: row["lgcode"])
    ]


def prefectures(rows: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """number, name, kana, English name, latitude, longitude (of the prefectural office)."""
    return [
        (
            row["pid"],
            row["pref"],
            row["prefkana"],
            row["pref_en"],
            f"{float(row['lat']):.5f}",
            f"{float(row['lng']):.5f}",
        )
        for row in rows
    ]


def write(name: str, rows: list[tuple[str, ...]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    (DATA / name).write_text(text, encoding="utf-8")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write("municipalities.tsv", municipalities(read(sys.argv[1])))
    write("prefectures.tsv", prefectures(read(sys.argv[2])))


if __name__ == "__main__":
    main()
