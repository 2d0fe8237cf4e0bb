"""Questions in nothing but kana: the words that cues look for, as they are written."""

import re
from dataclasses import dataclass
from importlib.resources import files

_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)})


@dataclass(frozen=True, slots=True)
class Readings:
    """How words sound and how they are written."""

    words: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, rows: str) -> "Readings":
        """From lines of a reading and a word."""
        words = dict(line.split("\t") for line in rows.splitlines())
        longest_first = "|".join(sorted(words, key=len, reverse=True))
        return cls(words, re.compile(longest_first))

    def written(self, text: str) -> str:
        """A text in kana with the words that are known."""
        return self.pattern.sub(lambda m: self.words[m[0]], text.translate(_HIRAGANA))


READINGS = Readings.of(files(__package__).joinpath("readings.tsv").read_text(encoding="utf-8"))
