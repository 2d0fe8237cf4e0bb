"""Whether a model's sentence keeps to the words it was given: those of the lines it cites, of the user, those that
belong to the kinds of facts it cites, and a closed list of words that report without claiming anything (`words/`).

What a model was talked into can be said in any words; so it is not the bad ones that are looked for. A sentence has to
be made of known pieces, whole; what is left over is what somebody else has put into it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from otomo.assistant.facts import MARK
from otomo.assistant.reading.days import periods
from otomo.assistant.reading.numerals import plain

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_KANA = "ぁ-ん"
_JA = "一-龥々ァ-ヴーｦ-ﾟ"
_RUN = re.compile(f"[{_JA}]+[{_KANA}]*")
_HEAD = re.compile(f"[{_JA}]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_JAPANESE = re.compile(f"[{_JA}{_KANA}]+")
_FIGURE = re.compile(
    r"[\d０-９]+(?:[.,:/~-]\d+)*"
    r"(?:か月|ヶ月|百|千|万|億|円|ドル|ユーロ|点|件|名|社|位|歳|つ|銘柄|回|日間|日|月|年|週間|週|分|時間|時|%|bp|割|人)*"
)
_BOUND = re.compile(r"\bat (?:least|most)\b", re.IGNORECASE)
_SPELT = re.compile(r"(?:\b[A-Za-z]\b[ .,\-_/]{0,2}){4,}")
_ACTED = re.compile(r"([一-龥]{2,})(?:を)?(?:(?:いた|致)?しました|済)")
_ACTED_EN = re.compile(
    r"\b(?:was|were|has been|have been|had been|has|have|had)(?: now| just| already)? (\w+(?:ed|en))\b", re.IGNORECASE
)
_ONLY = re.compile(r"しか[^、。]{0,12}?(?:ない|ませ|なく)")
_DENIAL = re.compile(
    r"ませ(?!ば)|(?<![少も])ない|(?<![少もで])なく|なかっ|なし|なけれ|ず(?=[に、。\s]|$)|"
    r"\b(?:not|none|nothing|never|nobody|without|cannot|neither|nor|no(?!\. ?\d))\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_RECORDS = re.compile(r"記録|見つか|見当た|該当|\brecords?\b|\bfound\b", re.IGNORECASE)
_MOST_OKURIGANA = 3
_SHORT_ENDING = 2
_LONGEST = 12
_SHORT = 3


def shown(text: str) -> str:
    """As a reader sees it: one form of each letter, nothing hidden."""
    return unicodedata.normalize("NFKC", _HIDDEN.sub("", text))


def denial(text: str) -> str | None:
    """What of a text says that something is not so."""
    found = _DENIAL.search(_ONLY.sub(" ", text))
    return found[0] if found else None


class Words(NamedTuple):
    """Japanese pieces and the stems of English words."""

    pieces: frozenset[str]
    stems: frozenset[str]


class Line(NamedTuple):
    """A line that was told: the facts whose sentences may use its words, the facts it tells of, its own words."""

    cites: frozenset[str]
    tells: frozenset[str]
    words: Words


def _read(name: str) -> str:
    return files(f"{__package__}.words").joinpath(name).read_text(encoding="utf-8")


def _kinds() -> dict[str, Words]:
    """By record, and by what is said of it: the first column of the file."""
    rows = (line.split("\t") for line in _read("kinds.tsv").splitlines())
    return {
        kind: Words(frozenset(ja.split()), frozenset(map(_stem, en.split())))
        for kinds, ja, en in rows
        for kind in kinds.split()
    }


@lru_cache(maxsize=4_096)
def _stem(word: str) -> str:
    lower = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ies", "ing", "ed", "es", "s", "y", "e"):
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORT:
            lower = lower.removesuffix(ending)
            break
    return lower[:-1] if len(lower) > _SHORT and lower[-1] == lower[-2] else lower


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that may be used: `free` anywhere, those of a line where it is cited. `asked` by the user; `listed`:
    the facts of the lines of lists; `denied`: facts told in lines that deny something; `lacks`: the words of lines
    without facts that do; `is_lacking`: something was looked for and not found."""

    free: Words
    asked: str = ""
    lines: tuple[Line, ...] = ()
    listed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    lacks: tuple[Words, ...] = ()
    is_lacking: bool = False

    @classmethod
    def of(
        cls,
        said: Iterable[str],
        told: Iterable[str] = (),
        lines: Collection[str] = (),
        names: Collection[str] = (),
        *,
        is_lacking: bool = False,
    ) -> "Wording":
        """`said` by the user, `told` by tools without names and words of others; `lines`: told as they were, without
        heads; `names`: facts that are no figures."""
        denials = [line for line in lines if denial(line)]
        return cls(
            _words(" ".join(said)),
            plain(" ".join(said)),
            tuple(line for text in told for line in _told(text, names)),
            frozenset(i for line in lines for i in MARK.findall(line)),
            frozenset(i for line in denials for i in MARK.findall(line)),
            tuple(_words(line) for line in denials if not MARK.search(line)),
            is_lacking,
        )

    def is_asked(self, when: str, today: date) -> bool:
        """Whether a time is the one that the user has asked about."""
        asked = {(p.start, p.end) for p in periods(self.asked, today)}
        return all((p.start, p.end) in asked for p in periods(plain(when), today))

    def beside(self, cited: Collection[str]) -> list[Line]:
        """The lines that tell any of these facts."""
        return [line for line in self.lines if not line.cites.isdisjoint(cited)]

    def may_deny(self, text: str, cited: Collection[str]) -> bool:
        """Whether a text about these facts, names aside, may say that something is not so: when their line does, or
        when it says that the records lack it and they do."""
        if cited:
            return bool(self.denied & set(cited))
        if self.is_lacking and _OF_RECORDS.search(text):
            return True
        return any(not strange(text, [self.free, line]) for line in self._repeated(text))

    def _repeated(self, text: str) -> list[Words]:
        """The lines about what is lacking that a text says in full."""
        said = _words(text)
        return [line for line in self.lacks if _says_all(said, line)]

    def strange(self, text: str, cited: Collection[str] = (), kinds: Collection[str] = ()) -> list[str]:
        """What of a text (as `shown`, names and quoted words taken out) is none of them, where it cites these facts
        of these kinds."""
        known = [self.free, *(line.words for line in self.beside(cited)), *(self._repeated(text) if not cited else ())]
        return strange(text, [*known, *(_KINDS[kind] for kind in kinds if kind in _KINDS)])


def strange(text: str, known: Collection[Words]) -> list[str]:
    """What of a text is neither among these words nor free."""
    pieces = frozenset[str]().union(*(words.pieces for words in known))
    stems = frozenset[str]().union(*(words.stems for words in known))
    found = [letters for letters in re.findall(r"[^\W\d_]+", text) if _is_foreign(letters)]
    found += [m[0].strip() for m in _SPELT.finditer(text)]
    found += [m[0] for m in _ACTED.finditer(text) if m[1] not in pieces]
    found += [m[0] for m in _ACTED_EN.finditer(text) if _stem(m[1]) not in stems]
    flat = _FIGURE.sub(" ", _BOUND.sub(" ", text))  # the check of figures compares bounds
    found += [w for w in _WORD.findall(flat) if len(w) >= _SHORT and not _knows(w, stems)]
    for run in _JAPANESE.findall(flat):
        found += _left_over(run, pieces)
    return found


def _says_all(said: Words, line: Words) -> bool:
    """Whether a text has each word of a line, so that it denies no more than that."""
    heads = {p for p in line.pieces if not any(p != other and p in other for other in line.pieces)}
    return heads <= said.pieces and {s for s in line.stems if s not in _ENGLISH} <= said.stems


def _knows(word: str, stems: Collection[str]) -> bool:
    parts = (word,) if word.lower() in _ENGLISH else word.split("-")
    return all(len(w) < _SHORT or w.lower() in _ENGLISH or _stem(w) in _ENGLISH or _stem(w) in stems for w in parts)


def _left_over(run: str, pieces: Collection[str]) -> list[str]:
    """Where a run cannot be made of known pieces, from there to the end of the word."""
    reached = [True] + [False] * len(run)
    for at in range(len(run)):
        if not reached[at]:
            continue
        for to in range(at + 1, min(len(run), at + _LONGEST) + 1):
            piece = run[at:to]
            if piece in _LITTLE:
                most = _SHORT_ENDING if len(piece) >= _SHORT else 0
            elif (piece in _OWN or piece in pieces) and _may_end(run, piece, to):
                most = _MOST_OKURIGANA
            else:
                continue
            for end in range(to, _inflected(run, to, most) + 1):
                reached[end] = True
    if reached[-1]:
        return []
    stuck = max(at for at, ok in enumerate(reached) if ok)
    return [run[max(0, stuck - 1) : stuck + 6]]


def _may_end(run: str, piece: str, to: int) -> bool:
    """A single sign is the stem of a word with an ending: 入 of 入る, not of 入札."""
    return len(piece) > 1 or piece in _COUNTERS or to == len(run) or _is_kana(run[to])


def _inflected(run: str, at: int, most: int) -> int:
    """How far an ending may reach from there."""
    end = at
    while end < len(run) and end - at < most and _is_kana(run[end]):
        end += 1
    return end


def _is_kana(sign: str) -> bool:
    return "ぁ" <= sign <= "ん"


def _told(text: str, names: Collection[str]) -> Iterator[Line]:
    """The lines of a tool's result; the figures of its head speak of all of them."""
    lines = text.splitlines()
    for line in lines:
        ids = frozenset(MARK.findall(line))
        yield Line(ids, ids, _words(line))
    yield Line(frozenset(MARK.findall(lines[0])).difference(names), frozenset(MARK.findall(text)), _words(text))


def _words(text: str) -> Words:
    """The words of a text in the forms they may be used again."""
    flat = shown(MARK.sub("", text))
    pieces = frozenset(piece for run in _RUN.findall(flat) for piece in _pieces(run))
    return Words(pieces, frozenset(_stem(w) for word in _WORD.findall(flat) for w in (word, *word.split("-"))))


def _pieces(run: str) -> set[str]:
    """A word of a line: its parts of two signs or more, and the whole."""
    head = _HEAD.match(run)
    assert head
    stem = head[0]
    return {stem[a:b] for a in range(len(stem)) for b in range(a + 2, len(stem) + 1)} | {stem}


def _is_foreign(letters: str) -> bool:
    """Letters of other scripts, which look like ours or are read by others."""
    return any(not _LETTER.match(c) for c in letters)


_LETTER = re.compile(f"[a-zA-Z\u00c0-\u017f{_JA}{_KANA}々〆ヶゕゖヵー]")
_COUNTERS = frozenset("様円万億兆件点位名社割分歳回日月年週時第約各両全計同別他毎約氏方客度")
_OWN, _LITTLE = frozenset(_read("ja.txt").split()), frozenset(_read("kana.txt").split())
_ENGLISH = frozenset(_read("en.txt").split()) | frozenset(map(_stem, _read("en.txt").split()))
_KINDS = _kinds()
