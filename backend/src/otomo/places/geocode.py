"""From a prefecture and a city as people write them to coordinates, without a network."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from otomo.places.gazetteer import Place, municipalities, prefectures
from otomo.text import fold, romaji_key

_COUNTY = re.compile(r"^.{1,5}?郡(?=.)")
_ENGLISH_SUFFIX = re.compile(
    r"[\s-]+(prefecture|ken|fu|to|city|shi|town|machi|cho|village|mura|son|ward|ku)\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Location:
    """Degrees, WGS 84. `source` says how exactly the place was known: the municipality's office or only the
    prefecture's."""

    latitude: float
    longitude: float
    source: Literal["municipality", "prefecture"]


@dataclass(frozen=True, slots=True)
class _Index:
    """Folded names to places: prefectures in front, municipalities by prefecture, and those unique in the country."""

    prefectures: dict[str, Place] = field(default_factory=dict)
    within: dict[str, dict[str, Place]] = field(default_factory=dict)
    unique: dict[str, Place] = field(default_factory=dict)


def geocode(prefecture: str | None, city: str | None) -> Location | None:
    """Where a customer of this `prefecture` and `city` is; None when neither is known.

    Written in full or short, in kanji, kana or romaji, with or without county (郡), 市 and ward, full or half width,
    ヶ or ケ; the prefecture may stand in front of the city, be missing when the city's name is unique, and be given in
    English. A ward not known falls back to its city, a city not known to the prefecture's office.
    """
    index = _index()
    known = _prefecture(index, prefecture or "")
    if city:
        written, rest = _split(index, city)
        place = _city(index, written or known, rest, city)
        if place is not None:
            return Location(place.latitude, place.longitude, "municipality")
        known = known or written
    return Location(known.latitude, known.longitude, "prefecture") if known else None


def _prefecture(index: _Index, text: str) -> Place | None:
    return index.prefectures.get(fold(text)) or index.prefectures.get(_latin(text)) if text.strip() else None


def _split(index: _Index, city: str) -> tuple[Place | None, str]:
    """`静岡県浜松市` as the prefecture and the rest. Only full names count: 静岡 alone is a city's beginning."""
    key = fold(city)
    for end in (3, 4):
        place = index.prefectures.get(key[:end])
        if place is not None and len(key) > end and fold(place.name) == key[:end]:
            return place, key[end:]
    return None, key


def _city(index: _Index, prefecture: Place | None, key: str, text: str) -> Place | None:
    names = index.within[prefecture.name] if prefecture else index.unique
    return _longest(names, key) or _longest(names, _COUNTY.sub("", key)) or names.get(_latin(text) or key)


def _longest(names: dict[str, Place], key: str) -> Place | None:
    """The name itself, with 市, 区, 町 or 村 added, or the longest known name that what is written begins with."""
    for suffix in ("", "市", "区", "町", "村"):
        if key + suffix in names:
            return names[key + suffix]
    for end in range(len(key) - 1, 1, -1):
        if key[end - 1] in "市区町村" and key[:end] in names:
            return names[key[:end]]
    return None


def _latin(text: str) -> str:
    return romaji_key(_ENGLISH_SUFFIX.sub("", text.strip()))


@cache
def _index() -> _Index:
    index = _Index()
    for prefecture in prefectures():
        place = prefecture.place
        short = place.name if place.name == "北海道" else place.name[:-1]
        for name in (fold(place.name), fold(short), fold(place.kana), romaji_key(place.name_en)):
            index.prefectures[name] = place
        index.within[place.name] = {}
    shared: set[str] = set()
    for entry in sorted(municipalities(), key=lambda m: (m.ward is not None, m.former)):
        for name in _names(entry.place, entry.ward):
            index.within[entry.place.prefecture].setdefault(name, entry.place)
            if index.unique.setdefault(name, entry.place) is not entry.place:
                shared.add(name)
    for name in shared:
        del index.unique[name]
    return index


def _names(place: Place, ward: str | None) -> set[str]:
    names = {fold(place.name), fold(place.kana), romaji_key(place.name_en), _latin(place.name_en)}
    if ward:
        names.add(fold(ward))
        names.add(romaji_key(" ".join(reversed(place.name_en.split(",")))))
    return names - {""}
