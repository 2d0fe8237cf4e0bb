"""Places by the first letters of their name, in kanji, kana or romaji."""

from dataclasses import dataclass
from functools import cache

from otomo.places.gazetteer import Place, municipalities, prefectures, stations
from otomo.text import fold, romaji_key

_KIND_ORDER = {"station": 0, "municipality": 1, "prefecture": 2}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A place with the folded forms of its names; `parts` are beginnings inside (the ward in a city and ward)."""

    place: Place
    names: tuple[str, ...]
    parts: tuple[str, ...]
    order: tuple[int, int, int]


def search(query: str, limit: int = 10) -> list[Place]:
    """At most `limit` places for what was typed so far: exact names, then beginnings of names, then wards and names
    behind their prefecture, then names that contain it. Stations come before municipalities before prefectures, short
    names first. An empty query gives the principal stations."""
    key, latin = fold(query), romaji_key(query)
    if not key:
        return list(stations()[:limit])
    found = [(rank, entry) for entry in _entries() if (rank := _rank(entry, key, latin)) is not None]
    found.sort(key=lambda pair: (pair[0], pair[1].order))
    return [entry.place for _, entry in found[:limit]]


def _rank(entry: _Entry, key: str, latin: str) -> int | None:
    if key in entry.names or (latin and latin in entry.names):
        return 0
    if any(_begins(name, key, latin) for name in entry.names):
        return 1
    if any(_begins(part, key, latin) for part in entry.parts):
        return 2
    return 3 if len(key) > 1 and key in entry.names[0] else None


def _begins(name: str, key: str, latin: str) -> bool:
    return name.startswith(key) or (latin != "" and name.startswith(latin))


@cache
def _entries() -> tuple[_Entry, ...]:
    found = [_entry(p.place, (p.place.name[:-1],), (), i) for i, p in enumerate(prefectures())]
    found += [
        _entry(m.place, (m.city[:-1],) if m.ward is None else (), _inner(m.place, m.ward), i)
        for i, m in enumerate(municipalities())
        if not m.former
    ]
    found += [_entry(place, (place.name.removesuffix("駅"),), (), i) for i, place in enumerate(stations())]
    return tuple(found)


def _entry(place: Place, short: tuple[str, ...], parts: tuple[str, ...], index: int) -> _Entry:
    names = (place.name, place.kana, *short)
    return _Entry(
        place,
        (*map(fold, names), romaji_key(place.name_en), romaji_key(place.name_en.removesuffix(" Station"))),
        parts,
        (_KIND_ORDER[place.kind], len(place.name), index),
    )


def _inner(place: Place, ward: str | None) -> tuple[str, ...]:
    parts = [fold(place.prefecture + place.name)]
    if ward:
        city, ward_en = reversed(place.name_en.split(", "))
        parts += [fold(ward), romaji_key(city + ward_en)]
    return tuple(parts)
