"""The places of Japan as shipped with the package: read once, when first asked for."""

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

PlaceKind = Literal["station", "municipality", "prefecture"]


class Place(msgspec.Struct, frozen=True):
    """A prefecture, a municipality or ward, or a principal station or airport. Degrees, WGS 84."""

    place_id: str
    kind: PlaceKind
    name: str
    kana: str
    name_en: str
    prefecture: str
    latitude: float
    longitude: float


class Municipality(msgspec.Struct, frozen=True):
    """A municipality or ward. `former`: merged away, still found in older records. `ward`: of a city that is also
    listed (浜松市 of 浜松市中央区), else None."""

    place: Place
    city: str
    ward: str | None
    former: bool


class Prefecture(msgspec.Struct, frozen=True):
    """A prefecture, placed at its office."""

    place: Place
    number: int


def _rows(name: str) -> list[list[str]]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def prefectures() -> tuple[Prefecture, ...]:
    """The 47 prefectures from north to south."""
    return tuple(
        Prefecture(Place(f"p-{number}", "prefecture", name, kana, english, name, float(lat), float(lng)), int(number))
        for number, name, kana, english, lat, lng in _rows("prefectures.tsv")
    )


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Every municipality and ward, by code."""
    names = {str(p.number): p.place.name for p in prefectures()}
    return tuple(
        _municipality(Place(f"m-{code}", "municipality", name, kana, en, names[pref], float(lat), float(lng)), former)
        for code, pref, name, kana, en, lat, lng, former in _rows("municipalities.tsv")
    )


def _municipality(place: Place, former: str) -> Municipality:
    city, _, ward = place.name.partition(" ")
    joined = msgspec.structs.replace(place, name=city + ward, kana=place.kana.replace(" ", "")) if ward else place
    return Municipality(joined, city, ward or None, former == "1")


@cache
def stations() -> tuple[Place, ...]:
    """Principal stations and airports, the most used first."""
    names = {str(p.number): p.place.name for p in prefectures()}
    return tuple(
        Place(f"s-{key}", "station", name, kana, english, names[pref], float(lat), float(lng))
        for key, name, kana, english, pref, lat, lng in _rows("stations.tsv")
    )
