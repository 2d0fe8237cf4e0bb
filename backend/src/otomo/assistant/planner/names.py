"""Customers of the own book named in a text: full names, surnames, kana, romaji, ids, companies without their form."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from otomo.crm.book.items import CustomerDigest
from otomo.places import prefectures
from otomo.text import fold, romaji_key, romanise

_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|合名会社|医療法人|社会福祉法人|一般社団法人|学校法人|\((?:株|有)\)|㈱|㈲"
)
_HONORIFIC = re.compile(r"(?:さま|様|さん|はん|ちゃん|氏|先生|社長|殿|君|くん)")
_LATIN_HONORIFIC = re.compile(r"-(?:sama|san|han|sensei)$", re.IGNORECASE)
_BREAK = re.compile(r"[\s、。・,/?？!！]+")
_PLACE = re.compile(r"[県府都市区町村駅]")
_MR = re.compile(r"\b(?:mr|mrs|ms|miss|dr)\.?\s+$", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9][a-z0-9.'&-]*", re.IGNORECASE)
_UNKNOWN_JA = re.compile(r"([一-龥々ヶァ-ヴー]{1,8})\s?(?:さま|様|さん|氏|先生)")
_NOBODY = re.compile(
    r"(?:お客|客|皆|奥|旦那|嫁|娘|息子|お子|子|弟|妹|兄|姉|父|母|長男|次男|長女|次女|孫|社長|会長|部長|院長|担当者?|ご主人|主人|夫|妻|家族|"
    r"顧客|神|仏|何|誰|どなた|各位|先方|本人|若い|新規|既存|上位|同|両|全|他|別|一人|二人)$"
)
_UNKNOWN_EN = re.compile(r"\b(?i:mr|mrs|ms|dr)\.? ([A-Z][a-z]+)")
_TOO_SHORT = 2
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Named:
    """Customers a text may mean at `at`..`to` of the folded text; one when it is clear."""

    customer_ids: tuple[str, ...]
    said: str
    at: int


class NameIndex:
    """Names of a book, prepared once for as long as the book stands still."""

    def __init__(self, digests: Iterable[CustomerDigest]) -> None:
        self._sure: defaultdict[str, set[str]] = defaultdict(set)
        self._short: defaultdict[str, set[str]] = defaultdict(set)
        self._latin: defaultdict[str, set[str]] = defaultdict(set)
        self.full: dict[str, str] = {}
        for digest in digests:
            self._add(digest)
        self._longest = min(_LONGEST, max(map(len, (*self._sure, *self._short)), default=0))

    def find(self, text: str) -> list[Named]:
        """Who is named, in the order of the text; the same people once."""
        found = [*self._japanese(text), *self._in_latin(text)]
        sure = {n.customer_ids[0] for n in found if len(n.customer_ids) == 1}
        out: dict[tuple[str, ...], Named] = {}
        for named in found:
            if len(named.customer_ids) == 1 or not sure.intersection(named.customer_ids):
                out.setdefault(named.customer_ids, named)
        return list(out.values())

    def full_names(self, text: str) -> set[str]:
        """Ids of customers whose whole name stands in `text`: nothing short that could be another word."""
        folded = fold(text)
        ends = range(2, min(_LONGEST, len(folded)) + 1)
        keys = (folded[i : i + n] for n in ends for i in range(len(folded) - n + 1))
        return {self.full[key] for key in keys if key in self.full}

    def unknown(self, text: str) -> str | None:
        """A name with an honorific that is nobody of this book."""
        for match in _UNKNOWN_JA.finditer(text):
            if not _NOBODY.search(match[1]) and not list(self._japanese(match[0])):
                return match[1]
        for match in _UNKNOWN_EN.finditer(text):
            if not self._latin.get(romaji_key(match[1])):
                return match[1]
        return None

    def _add(self, digest: CustomerDigest) -> None:
        customer_id = digest.customer_id
        self._sure[fold(customer_id)].add(customer_id)
        self._latin[customer_id.casefold()].add(customer_id)
        name, kana = digest.name.replace("　", " "), (digest.kana or "").replace("　", " ")
        self.full[fold(name)] = customer_id
        self._sure[fold(name)].add(customer_id)
        if digest.kind == "corporate":
            self._company(customer_id, name, kana)
        else:
            self._person(customer_id, name, kana)

    def _company(self, customer_id: str, name: str, kana: str) -> None:
        bare = _FORMS.sub("", name)
        self._sure[fold(bare)].add(customer_id)
        if len(head := re.split(r"[\s（(【\[]", bare.strip(), maxsplit=1)[0]) > _TOO_SHORT:  # 三好精工（本社）
            self._sure[fold(head)].add(customer_id)
        if kana:
            bare_kana = kana.replace("かぶしきがいしゃ", "")
            self._sure[fold(bare_kana)].add(customer_id)
            self._latin[romaji_key(romanise(bare_kana.replace(" ", "")))].add(customer_id)
        for match in re.finditer(r"^[一-龥々]{2}(?=[一-龥々]{2,})|^[ぁ-んァ-ヶー]{3,}", bare):  # 三好精工: 三好
            self._short[fold(match[0])].add(customer_id)
            if kana and len(kana) > 4:
                self._latin[romaji_key(romanise(kana))[:7]].add(customer_id)

    def _person(self, customer_id: str, name: str, kana: str) -> None:
        family, _, given = name.partition(" ")
        if given:
            self._short[fold(family)].add(customer_id)
        family_kana, _, given_kana = kana.partition(" ")
        if kana:
            self._sure[fold(kana)].add(customer_id)
            self._short[fold(family_kana)].add(customer_id)
            latin, latin_given = romaji_key(romanise(family_kana)), romaji_key(romanise(given_kana))
            self._latin[latin].add(customer_id)
            if latin_given:
                self._latin[f"{latin} {latin_given}"].add(customer_id)
                self._latin[f"{latin_given} {latin}"].add(customer_id)

    def _japanese(self, text: str) -> Iterator[Named]:
        parts = [fold(part) for part in _BREAK.split(text)]
        folded, breaks = "".join(parts), frozenset(accumulate(map(len, parts), initial=0))
        at = 0
        while at < len(folded):
            found = self._at(folded, at, breaks)
            if found is None:
                at += 1
                continue
            length, ids = found
            yield Named(tuple(sorted(ids)), folded[at : at + length], at)
            at += length

    def _at(self, folded: str, at: int, breaks: frozenset[int]) -> tuple[int, set[str]] | None:
        for length in range(min(self._longest, len(folded) - at), 0, -1):
            key = folded[at : at + length]
            if length > 1 and (ids := self._sure.get(key)) and _apart(folded, at, at + length):
                return length, ids
            if (ids := self._short.get(key)) and self._is_name(folded, at, at + length, breaks):
                return length, ids
        return None

    def _is_name(self, folded: str, at: int, to: int, breaks: frozenset[int]) -> bool:
        """A surname alone counts when nothing says that it is part of another word, a place or a prefecture."""
        key, after = folded[at:to], "" if to in breaks else folded[to:]
        if _HONORIFIC.match(after):
            return True
        kana_only = not re.search("[一-龥]", key)
        if len(key) < (4 if kana_only else 2) or _PLACE.match(after) or key in _PREFECTURES:
            return False
        before = "" if at in breaks else folded[at - 1 : at]
        return not (re.match("[一-龥々]", before) or (re.match("[一-龥々]", after) and not kana_only)) or bool(
            re.match("[のとにへはをがも、。]", after)
        )

    def _in_latin(self, text: str) -> Iterator[Named]:
        words = [
            (_LATIN_HONORIFIC.sub("", m[0].removesuffix("'s").rstrip(".'")), m.start()) for m in _WORD.finditer(text)
        ]
        taken = 0
        for i, (_, at) in enumerate(words):
            if at < taken:
                continue
            for count in (2, 1):
                chosen = [w for w, _ in words[i : i + count]]
                ids = self._latin_ids(chosen, text[:at])
                if len(chosen) == count and ids:
                    taken = words[i + count - 1][1] + 1
                    yield Named(tuple(sorted(ids)), " ".join(chosen), at)
                    break

    def _latin_ids(self, words: list[str], before: str) -> set[str] | None:
        if len(words) == 1 and words[0].casefold() in self._latin and re.search(r"\d", words[0]):
            return self._latin[words[0].casefold()]
        if not all(w[:1].isupper() or _MR.search(before) for w in words):
            return None
        keys = [romaji_key(w) for w in words]
        return self._latin.get(" ".join(keys)) or self._latin.get("".join(keys)) or self._by_prefix(keys)

    def _by_prefix(self, keys: list[str]) -> set[str] | None:
        """A company by the beginning of its name: Miyoshi, Iida."""
        if len(keys) != 1 or len(keys[0]) < 4:
            return None
        found = {i for latin, ids in self._latin.items() if " " not in latin and latin.startswith(keys[0]) for i in ids}
        return found if len(found) == 1 else None


def _apart(folded: str, at: int, to: int) -> bool:
    """An id or a name in Latin letters is not part of a longer one."""
    inside = folded[at:to]
    if not inside.isascii():
        return True
    return not re.match("[a-z0-9]", folded[to:]) and not re.search("[a-z0-9]$", folded[:at])


_PREFECTURES = {fold(p.place.name[:-1]) for p in prefectures()} | {fold(p.place.kana[:-1]) for p in prefectures()}
