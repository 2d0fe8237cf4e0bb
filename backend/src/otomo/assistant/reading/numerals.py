"""One spelling for numbers: full width to half, 三千万 to 30000000 where a unit follows."""

import re
import unicodedata

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_UNITS = "円|ドル|ユーロ|年|月|日|週間|週|か月|ヶ月|カ月|ヵ月|箇月|ケ月|件|人|名|社|割|%|パーセント|点|倍|回|歳|分|時間"
_KANJI = re.compile(rf"(?<![\d.])[〇一二三四五六七八九十百千]+(?=(?:万|億|兆)?(?:{_UNITS})|万|億|兆)")
_NOT_NUMBERS = re.compile(r"一部|一番|一度|一緒|一般|万一|十分|一日中|千葉|三重|八千代|三島|四日市|十日町")
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)})(?= (?:days?|weeks?|months?|years?|per ?cent|million|billion|thousand)\b)", re.I
)
_MINUS = str.maketrans({"−": "-", "▲": "-", "△": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", "〜": "~", "～": "~"})


def plain(text: str) -> str:
    """`text` with NFKC, one minus sign, one wave dash, and number words before a unit as digits."""
    flat = unicodedata.normalize("NFKC", text.translate(_MINUS)).translate(_MINUS)
    kept = [(m.start(), m.end()) for m in _NOT_NUMBERS.finditer(flat)]

    def digits(match: re.Match[str]) -> str:
        inside = any(a <= match.start() < b for a, b in kept)
        return match[0] if inside else str(_value(match[0]))

    return _ENGLISH.sub(lambda m: str(_WORDS[m["word"].lower()]), _KANJI.sub(digits, flat))


def _value(kanji: str) -> int:
    """二十三 and 二三 are 23."""
    if not any(c in _SMALL for c in kanji):
        return int("".join(str(_DIGITS[c]) for c in kanji))
    total = digit = 0
    for char in kanji:
        if char in _SMALL:
            total += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
