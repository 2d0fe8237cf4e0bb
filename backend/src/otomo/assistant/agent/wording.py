"""Whether a model's sentence keeps to the words it was given: those of the tools' lines and of the user, and a closed
list of words that report without claiming anything (`words/`).

What a model was talked into can be said in any words; so it is not the bad ones that are looked for. A sentence has to
be made of known pieces, whole; what is left over is what somebody else has put into it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from otomo.assistant.facts import MARK

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_JA = "一-龥々ァ-ヴーｦ-ﾟ"
_RUN = re.compile(f"[{_JA}]+[ぁ-ん]*")
_HEAD = re.compile(f"[{_JA}]+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_JAPANESE = re.compile(f"[{_JA}ぁ-ん]+")
_FIGURE = re.compile(
    r"[\d０-９]+(?:[.,:/~-]\d+)*(?:か月|ヶ月|万|億|円|点|件|名|社|位|日間|日|月|年|週間|週|分|時間|時|%|bp|割|人)*"
)
_SPELT = re.compile(r"(?:\b[A-Za-z]\b[ .,\-_/]{0,2}){4,}")
_DENIAL = re.compile(
    r"ませ(?!ば)|(?<![少も])ない|(?<![少もで])なく|なかっ|なし|なけれ|ず(?=[に、。\s]|$)|"
    r"\b(?:not|none|nothing|never|nobody|without|cannot|neither|nor|no(?!\. ?\d))\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_RECORDS = re.compile(r"記録|見つか|見当た|該当|\brecords?\b|\bfound\b", re.IGNORECASE)
_MOST_OKURIGANA = 4
_SHORT = 3


def shown(text: str) -> str:
    """As a reader sees it: one form of each letter, nothing hidden."""
    return unicodedata.normalize("NFKC", _HIDDEN.sub("", text))


def denial(text: str) -> str | None:
    """What of a text says that something is not so."""
    found = _DENIAL.search(text)
    return found[0] if found else None


def _list(name: str) -> frozenset[str]:
    text = files(f"{__package__}.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


_OWN, _KANA, _ENGLISH = _list("ja"), _list("kana"), _list("en")
_OWN_SINGLE = frozenset(w for w in _OWN if len(w) == 1)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that may be used: Japanese pieces and English words. `denied`: facts told in lines that deny something;
    `lacks`: lines without facts that do, word for word; `is_lacking`: something was looked for and not found."""

    pieces: frozenset[str]
    words: frozenset[str]
    denied: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    is_lacking: bool = False

    @classmethod
    def of(cls, told: Iterable[str], lines: Iterable[str] = (), *, is_lacking: bool = False) -> "Wording":
        """Those of texts that nobody else has written into; `lines`: told with their marks."""
        pieces: set[str] = set()
        words: set[str] = set()
        for text in told:
            flat = shown(MARK.sub("", text))
            for run in _RUN.findall(flat):
                pieces |= _pieces(run)
            words |= {_stem(w) for w in _WORD.findall(flat)}
        denials = [line for line in lines if denial(line)]
        denied = {i for line in denials for i in MARK.findall(line)}
        lacks = {_bare(line) for line in denials if not MARK.search(line)}
        return cls(frozenset(pieces), frozenset(words), frozenset(denied), frozenset(lacks), is_lacking)

    def may_deny(self, text: str, cited: Collection[str]) -> bool:
        """Whether a text about these facts, names aside, may say that something is not so: when their line does, or
        when it says that the records lack it and they do."""
        if cited:
            return bool(self.denied & set(cited))
        return _bare(text) in self.lacks or (self.is_lacking and bool(_OF_RECORDS.search(text)))

    def strange(self, text: str) -> list[str]:
        """What of a text (as `shown`, names and quoted words taken out) is none of them."""
        found = [letters for letters in re.findall(r"[^\W\d_]+", text) if _is_foreign(letters)]
        found += [m[0].strip() for m in _SPELT.finditer(text)]
        flat = _FIGURE.sub(" ", text)
        found += [w for w in _WORD.findall(flat) if len(w) >= _SHORT and not self._knows(w)]
        for run in _JAPANESE.findall(flat):
            found += self._left_over(run)
        return found

    def _knows(self, word: str) -> bool:
        return word.lower() in _ENGLISH or _stem(word) in self.words

    def _left_over(self, run: str) -> list[str]:
        """Where a run cannot be made of known pieces, from there to the end of the word."""
        reached = [True] + [False] * len(run)
        for at in range(len(run)):
            if reached[at]:
                for to in range(at + 1, min(len(run), at + 12) + 1):
                    piece = run[at:to]
                    if piece in _OWN or piece in _KANA or piece in self.pieces:
                        reached[to] = True
        if reached[-1]:
            return []
        stuck = max(at for at, ok in enumerate(reached) if ok)
        return [run[max(0, stuck - 1) : stuck + 6]]


def _bare(line: str) -> str:
    return shown(line).strip("・-。. ")


def _pieces(run: str) -> set[str]:
    """A word of a line in the forms it may be used again: its parts of two signs or more, and with its ending."""
    head = _HEAD.match(run)
    assert head
    stem, ending = head[0], run[head.end() :]
    found = {stem[a:b] for a in range(len(stem)) for b in range(a + 2, len(stem) + 1)} | {stem}
    return found | {stem + ending[:n] for n in range(1, min(len(ending), _MOST_OKURIGANA) + 1)}


@lru_cache(maxsize=4_096)
def _stem(word: str) -> str:
    lower = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ies", "ing", "ed", "es", "s"):
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORT:
            return lower.removesuffix(ending)
    return lower


def _is_foreign(letters: str) -> bool:
    """Letters of other scripts, which look like ours."""
    return any(not ("a" <= c.lower() <= "z" or c > "\u2e7f" or "\u00c0" <= c <= "\u017f") for c in letters)
