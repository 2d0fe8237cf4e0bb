"""A customer's prefecture and city, as people write them, become coordinates."""

import math

import pytest
from otomo.places import Location, geocode, municipalities, prefectures

HAMAMATSU = (34.7108, 137.7267)
SHIZUOKA_AOI = (34.9753, 138.3831)


def km(location: Location | None, point: tuple[float, float]) -> float:
    assert location is not None
    north = (location.latitude - point[0]) * 111.2
    east = (location.longitude - point[1]) * 111.2 * math.cos(math.radians(point[0]))
    return math.hypot(north, east)


@pytest.mark.mission("CRM-9")
@pytest.mark.parametrize(
    ("prefecture", "city", "point"),
    [
        ("静岡県", "浜松市", HAMAMATSU),
        ("静岡", "浜松", HAMAMATSU),
        ("静岡県", "浜松市中央区", HAMAMATSU),
        ("静岡県", "浜松市 中央区", HAMAMATSU),
        ("静岡県", "浜松市中央区鍛冶町100-1", HAMAMATSU),
        ("静岡県", "浜松市中区", HAMAMATSU),
        ("静岡県", "浜松市未来区", HAMAMATSU),
        (None, "静岡県浜松市", HAMAMATSU),
        ("静岡県", "静岡県浜松市", HAMAMATSU),
        ("愛知県", "静岡県浜松市", HAMAMATSU),
        ("Shizuoka", "Hamamatsu", HAMAMATSU),
        ("shizuoka prefecture", "Hamamatsu-shi", HAMAMATSU),
        ("しずおかけん", "はままつし", HAMAMATSU),
        (None, "浜松市", HAMAMATSU),
        ("静岡県", "静岡市葵区", SHIZUOKA_AOI),
        ("静岡県", "葵区", SHIZUOKA_AOI),
        ("Shizuoka", "Aoi-ku, Shizuoka", SHIZUOKA_AOI),
        ("静岡県", "周智郡森町", (34.8356, 137.9272)),
        ("北海道", "茅部郡森町", (42.1050, 140.5764)),
        ("茨城県", "竜ヶ崎市", (35.9117, 140.1822)),
        ("神奈川県", "茅ｹ崎市", (35.3339, 139.4047)),
        ("東京", "Setagaya", (35.6461, 139.6531)),
        ("三重県", "四日市", (34.9650, 136.6244)),
        ("奈良県", "大和郡山市", (34.6494, 135.7828)),
        ("愛知県", "蒲郡市", (34.8264, 137.2197)),
        ("東京都", "武蔵村山市", (35.7547, 139.3875)),
    ],
)
def test_city_as_people_write_it(prefecture: str | None, city: str, point: tuple[float, float]) -> None:
    location = geocode(prefecture, city)
    assert km(location, point) < 0.5
    assert location is not None
    assert location.source == "municipality"


@pytest.mark.parametrize("city", [None, "", "存在しない市", "Nowhere", "郡"])
def test_unknown_city_is_placed_at_the_prefecture(city: str | None) -> None:
    location = geocode("静岡県", city)
    assert location is not None
    assert location.source == "prefecture"
    assert km(location, (34.9770, 138.3831)) < 0.1


@pytest.mark.parametrize(
    ("prefecture", "city"),
    [
        (None, None),
        ("", ""),
        ("Atlantis", "Poseidonis"),
        (None, "府中市"),
        (None, "森町"),
        (None, "中央区"),
        (None, "\0"),
    ],
)
def test_unknown_or_ambiguous_is_not_guessed(prefecture: str | None, city: str | None) -> None:
    assert geocode(prefecture, city) is None


def test_every_municipality_finds_itself() -> None:
    assert len(prefectures()) == 47
    assert len(municipalities()) == 1918
    for entry in municipalities():
        location = geocode(entry.place.prefecture, entry.place.name)
        assert location == Location(entry.place.latitude, entry.place.longitude, "municipality"), entry


def test_municipalities_lie_near_their_prefecture() -> None:
    offices = {p.place.name: (p.place.latitude, p.place.longitude) for p in prefectures()}
    for entry in municipalities():
        place = entry.place
        reach = {"東京都": 1100, "鹿児島県": 600, "沖縄県": 550, "北海道": 350}.get(place.prefecture, 200)
        assert km(Location(place.latitude, place.longitude, "municipality"), offices[place.prefecture]) < reach, place
