"""Rough words in parts that say one thing each: lines, sentences, and the clauses of a sentence with several days."""

import re
from collections.abc import Iterator
from datetime import date

from otomo.assistant.reading.days import periods
from otomo.assistant.reading.numerals import plain

_SENTENCE = re.compile(r"[^。\n!?！？;；]+?(?:[。\n!?！？;；]|\.(?=\s|$)|$)")
_BULLET = re.compile(r"^(?:[\s・•●○◦▪■□◆*>→]|[-–—](?!\d))+|^\s*\(?\d{1,2}[.)、]\s+")
_BETWEEN = re.compile(
    r"[、，]|(?<!\d),\s*|,\s+|/(?!\d)|(?:\b(?:and|then|also)\b)|(?:それから|そして|また、|あと、)", re.IGNORECASE
)
_JOINT = re.compile(r"\s*\b(?:and|then|also)\s*$|(?:それから|そして|また、|あと、)\s*$", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:訪問|面談|電話|架電|来店|[しっ]た|ました)\s*$|^\s*(?:visited|met|called|phoned|saw|spoke)\b", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences as they were written, without bullets."""
    found = (_BULLET.sub("", m[0]).strip() for m in _SENTENCE.finditer(text))
    return [s for s in found if s]


def clauses(text: str, today: date) -> list[str]:
    """The sentences in one spelling; a sentence that names several days is one clause for each."""
    return [clause for sentence in sentences(text) for clause in _apart(plain(sentence), today)]


def _apart(sentence: str, today: date) -> Iterator[str]:
    """What stands before the first day belongs to it, what stands after a day to the one before. A contact that has
    been made (佐久間様を訪問、…) stands for itself."""
    pieces = list(_pieces(sentence))
    days = [bool(periods(piece, today)) for piece, _ in pieces]
    if sum(days) < 2 and not (sum(days) and _CONTACT.search(pieces[0][0])):
        yield sentence
        return
    said, has_day = "", False
    for (piece, end), new in zip(pieces, days, strict=True):
        if said and new and (has_day or _CONTACT.search(said.strip(" 、,"))):
            yield _JOINT.sub("", said).strip(" 、,")
            said, has_day = "", False
        said += piece + end
        has_day = has_day or new
    yield _JOINT.sub("", said).strip(" 、,")


def _pieces(sentence: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in _BETWEEN.finditer(sentence):
        yield sentence[at : match.start()], match[0]
        at = match.end()
    yield sentence[at:], ""
