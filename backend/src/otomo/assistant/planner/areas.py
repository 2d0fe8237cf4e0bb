"""Areas in a text: prefectures, regions, and cities."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from otomo.places import municipalities, prefectures
from otomo.text import fold

_REGIONS: dict[tuple[str, ...], str] = {
    ("首都圏", "greater tokyo"): "東京都 神奈川県 埼玉県 千葉県",
    ("関東", "kanto"): "東京都 神奈川県 埼玉県 千葉県 茨城県 栃木県 群馬県",
    ("東海", "tokai"): "静岡県 愛知県 岐阜県 三重県",
    ("中部", "chubu"): "静岡県 愛知県 岐阜県 三重県 長野県 山梨県 新潟県 富山県 石川県 福井県",
    ("北陸", "hokuriku"): "富山県 石川県 福井県",
    ("関西", "近畿", "kansai", "kinki"): "大阪府 京都府 兵庫県 奈良県 和歌山県 滋賀県",
    ("東北", "tohoku"): "青森県 岩手県 宮城県 秋田県 山形県 福島県",
    ("中国地方", "chugoku region"): "鳥取県 島根県 岡山県 広島県 山口県",
    ("四国", "shikoku"): "徳島県 香川県 愛媛県 高知県",
    ("九州", "kyushu"): "福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県",
}
_NOT_AREA = re.compile(r"東京海上|東京電力|関西電力|中部電力|九州電力|東北電力|四国電力|東京都区部|静岡県内の首長")


@dataclass(frozen=True, slots=True)
class Area:
    """Whole prefectures, or a city (`city`: the beginning of its name) of one."""

    said: str
    prefectures: tuple[str, ...]
    city: str | None = None

    def holds(self, prefecture: str | None, city: str | None) -> bool:
        """Whether a customer lives there."""
        return prefecture in self.prefectures and (self.city is None or (city or "").startswith(self.city))


def areas(text: str, taken: Iterable[str] = ()) -> list[Area]:
    """The areas in `text` (as `plain` writes it); `taken` are names already read as people's."""
    rest = _NOT_AREA.sub(" ", text)
    for name in taken:
        rest = rest.replace(name, " ")
    found = [*_cities(rest)]
    for area in found:
        rest = rest.replace(area.said, " ")
    found += _regions(rest)
    return found


def prefectures_of(found: Iterable[Area]) -> tuple[str, ...]:
    """All their prefectures, each once."""
    return tuple(dict.fromkeys(p for area in found for p in area.prefectures))


def _regions(text: str) -> Iterator[Area]:
    lower = text.lower()
    for words, names in _REGIONS.items():
        said = next((w for w in words if w in lower), None)
        if said:
            yield Area(said, tuple(names.split()))
    for name, short, english in _prefecture_names():
        if name in text or short in text or re.search(rf"\b{english}\b", lower):
            yield Area(name if name in text else short if short in text else english.title(), (name,))


@cache
def _prefecture_names() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (p.place.name, p.place.name if p.place.name == "北海道" else p.place.name[:-1], p.place.name_en.lower())
        for p in prefectures()
    )


def _cities(text: str) -> Iterator[Area]:
    """With 市, 区, 町 or 村 behind it; alone (浜松, Hamamatsu) when no prefecture is called so."""
    by_name, by_short, by_english = _city_names()
    for end in (m.end() for m in re.finditer("[市区町村]", text)):
        name = next((text[end - n : end] for n in range(min(7, end), 1, -1) if text[end - n : end] in by_name), None)
        if name:
            yield Area(name, (by_name[name],), name)
    for match in re.finditer("[一-龥々]+", _without_larger(text)):
        yield from _short(match[0], by_short)
    for match in re.finditer(r"\b[A-Z][a-z]{3,}\b", text):
        if (place := by_english.get(match[0].lower())) is not None:
            yield Area(match[0], (place[0],), place[1])


def _without_larger(text: str) -> str:
    """Prefectures and regions are no cities, nor are the beginnings of cities that were named in full."""
    larger = [w for words in _REGIONS for w in words] + [name for name, _, _ in _prefecture_names()]
    for name in larger:
        text = text.replace(name, " ")
    return re.sub("[一-龥々]{1,6}[市区町村県府都]", " ", text)


def _short(run: str, by_short: dict[str, tuple[str, str]]) -> Iterator[Area]:
    at = 0
    while at < len(run):
        said = next((run[at : at + n] for n in (4, 3, 2) if run[at : at + n] in by_short), None)
        if said:
            prefecture, city = by_short[said]
            yield Area(said, (prefecture,), city)
        at += len(said) if said else 1


@cache
def _city_names() -> tuple[dict[str, str], dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Cities by name; by name without 市 and by English name, where no prefecture and no other city is called so."""
    taken = {fold(p.place.name[:-1]) for p in prefectures()} | {p.place.name_en.lower() for p in prefectures()}
    by_name: dict[str, str] = {}
    by_short: dict[str, tuple[str, str]] = {}
    by_english: dict[str, tuple[str, str]] = {}
    for m in municipalities():
        if m.former:
            continue
        by_name.setdefault(m.city, m.place.prefecture)
        place = (m.place.prefecture, m.city)
        if m.city.endswith("市") and fold(m.city[:-1]) not in taken and len(m.city) > 2:
            by_short.setdefault(m.city[:-1], place)
            english = m.place.name_en.split(", ")[-1].lower()
            if english not in taken:
                by_english.setdefault(english, place)
    return by_name, by_short, by_english
