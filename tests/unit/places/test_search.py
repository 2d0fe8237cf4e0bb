"""Finding a place while typing."""

import csv
import math
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest
from otomo.places import Place, prefectures, search, stations

STATION_FILE = Path(__file__).parents[4] / "shared/data/places/station20180330free.csv"


def names(query: str, limit: int = 10) -> list[str]:
    return [place.name for place in search(query, limit)]


@pytest.mark.mission("TRIP-2")
@pytest.mark.parametrize(
    "query", ["浜松", "はままつ", "ハママツ", "ﾊﾏﾏﾂ", "hamamatsu", "Hamamatu", "浜", "濱松", "浜松 "]
)
def test_hamamatsu_in_any_writing(query: str) -> None:
    found = names(query)
    assert found[0] == "浜松駅"
    assert "浜松市" in found


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("oosaka", "大阪駅"),
        ("Ōsaka", "大阪駅"),
        ("東京", "東京駅"),
        ("葵", "静岡市葵区"),
        ("aoi", "静岡市葵区"),
        ("静岡県", "静岡県"),
        ("静岡県浜松", "浜松市"),
        ("shizuoka aoi", "静岡市葵区"),
        ("中央区", "中央区"),
        ("浜名区", "浜松市浜名区"),
        ("羽田", "羽田空港"),
        ("shin-yoko", "新横浜駅"),
    ],
)
def test_best_match_first(query: str, first: str) -> None:
    assert names(query)[0] == first


def test_empty_query_shows_principal_stations() -> None:
    assert names("", 5) == ["東京駅", "品川駅", "新横浜駅", "静岡駅", "浜松駅"]


def test_nothing_found_and_limits() -> None:
    assert search("ゐゐゐゐ") == []
    assert len(search("し", 3)) == 3
    assert search("し", 0) == []


def test_wards_that_are_gone_are_not_offered() -> None:
    assert "浜松市中区" not in names("浜松市", 50)
    assert "浜松市中央区" in names("浜松市", 50)


def test_place_is_complete() -> None:
    assert search("掛川駅")[0] == Place(
        place_id="s-kakegawa",
        kind="station",
        name="掛川駅",
        kana="かけがわえき",
        name_en="Kakegawa Station",
        prefecture="静岡県",
        latitude=34.7692,
        longitude=138.0146,
    )


def test_search_is_quick_and_import_reads_nothing() -> None:
    script = (
        "import time, otomo.places as p, otomo.places.gazetteer as g;"
        "assert g.municipalities.cache_info().currsize == 0;"
        "t = time.process_time(); p.search('浜'); p.geocode('静岡県', '浜松市'); print(time.process_time() - t)"
    )
    cold = float(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout)
    assert cold < 0.2
    search("浜")
    start = time.process_time()
    for query in ("浜", "hamamatsu", "静岡県", "空港", "k"):
        search(query)
    assert (time.process_time() - start) / 5 < 0.02


@pytest.mark.skipif(not STATION_FILE.exists(), reason="needs the list of stations kept beside the repository")
def test_stations_stand_where_the_public_list_has_them() -> None:
    listed: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    numbers = {p.place.name: str(p.number) for p in prefectures()}
    with STATION_FILE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            listed[row["pref_cd"], row["station_name"]].append((float(row["lat"]), float(row["lon"])))
    compared = 0
    for place in stations():
        points = listed.get((numbers[place.prefecture], place.name.removesuffix("駅").removesuffix("（伊丹）")), [])
        if points:
            compared += 1
            assert min(_km(place, point) for point in points) < 1.5, place
    assert len(stations()) == 117
    assert compared > 95


def _km(place: Place, point: tuple[float, float]) -> float:
    east = (place.longitude - point[1]) * math.cos(math.radians(point[0]))
    return 111.2 * math.hypot(place.latitude - point[0], east)
