"""Japanese text made comparable: what people type against what is written in records."""

import re
import unicodedata

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_VARIANTS = {
    new: old
    for old, variants in {
        "高": "髙", "崎": "﨑嵜碕", "辺": "邊邉", "斎": "齋斉齊", "沢": "澤", "浜": "濱濵", "広": "廣", "桜": "櫻",
        "真": "眞", "国": "國", "島": "嶋嶌", "富": "冨", "渕": "淵", "竜": "龍", "滝": "瀧", "桧": "檜", "鯵": "鰺",
        "梼": "檮", "吉": "𠮷", "恵": "惠", "栄": "榮", "関": "關", "塩": "鹽", "蔵": "藏", "徳": "德", "条": "條",
        "実": "實", "学": "學", "円": "圓", "豊": "豐", "静": "靜", "鉄": "鐵", "会": "會", "万": "萬", "与": "與",
    }.items()
    for new in variants
}  # fmt: skip
_DROPPED = dict.fromkeys(" \t\n\r\u3000ー・･.,、。'’`-‐‑–—―−_", "")
_HIRAGANA = str.maketrans(_KATAKANA)
_ALIKE = str.maketrans({**_SMALL, **_VARIANTS, **_DROPPED})


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal: NFKC, lower case, hiragana, small kana as large, common
    kanji variants as one (髙橋 = 高橋, 龍ヶ崎 = 竜ケ崎), without spaces, hyphens, middle dots and long-vowel marks."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_HIRAGANA).translate(_ALIKE)


_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in {
        "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ",
        "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ",
        "p": "ぱぴぷぺぽ", "m": "まみむめも", "r": "らりるれろ",
    }.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {
    "し": "shi", "じ": "ji", "ち": "chi", "つ": "tsu", "ぢ": "ji", "づ": "zu", "ふ": "fu", "や": "ya", "ゆ": "yu",
    "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n", "ゔ": "vu", "ゎ": "wa", "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip
_GLIDES = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}


def romanise(kana: str) -> str:
    """Kana in Hepburn romaji, letter by letter: long vowels stay written out (とうきょう: toukyou). What is no kana
    stays as it is."""
    out: list[str] = []
    double = False
    for char in unicodedata.normalize("NFKC", kana).translate(_HIRAGANA):
        if char == "っ":
            double = True
        elif char in _GLIDES and out:
            out[-1] = _glide(out[-1], _GLIDES[char])
        elif char in _SMALL_VOWELS and out:
            out[-1] = out[-1][:-1] + _SMALL_VOWELS[char]
        elif char != "ー":
            letters = _SYLLABLES.get(char, char)
            out.append(("t" if letters.startswith("ch") else letters[0]) + letters if double else letters)
            double = False
    return "".join(out)


def _glide(syllable: str, vowel: str) -> str:
    """き + ゃ = kya, し + ゃ = sha."""
    stem = syllable.removesuffix("i")
    return stem + vowel if stem.endswith(("sh", "ch", "j")) else f"{stem}y{vowel}"


_SPELLINGS = (
    ("sy", "sh"), ("ty", "ch"), ("zy", "j"), ("jy", "j"), ("tch", "cch"),
    ("oh", "o"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("nn", "n"),
    ("ou", "o"), ("oo", "o"), ("uu", "u"),
)  # fmt: skip
_KUNREI = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu"}


def romaji_key(text: str) -> str:
    """The form in which spellings of one name in Latin letters are equal: Ōsaka = Oosaka = Osaka, Shimbashi =
    Shinbashi, Tukuba = Tsukuba. For comparing, not for showing."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    key = "".join(c for c in plain if c.isascii() and c.isalnum())
    for kunrei, hepburn in _KUNREI.items():
        key = _replace_syllable(key, kunrei, hepburn)
    for spelling, standard in _SPELLINGS:
        key = key.replace(spelling, standard)
    return key


def _replace_syllable(key: str, kunrei: str, hepburn: str) -> str:
    """`tu` but not the `tu` inside `stu`, `hu` but not in `shu`, `ti` but not in `sti`."""
    parts = key.split(kunrei)
    joined = parts[0]
    for part in parts[1:]:
        joined += (kunrei if joined.endswith(("s", "c", "t")) else hepburn) + part
    return joined


_LIST_MARK = re.compile(r"^(?:[・･•‣●○◦■□◆◇▪▶►]+\s*|[-–—－−]+(?!\d)\s*|\*+\s+|\(?\d{1,2}[.)](?!\d)\s*|[①-⑳]\s*)+")


def without_list_mark(line: str) -> str:
    """A line of a list as words of its own: 「・資料を持参」 is quoted as 資料を持参. A minus before a figure stays."""
    text = line.strip()
    return _LIST_MARK.sub("", text) or text


_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """A text for a CSV cell: one that a spreadsheet would run as a formula gets an apostrophe in front. `plain_cell`
    takes it away again."""
    return "'" + text if text.lstrip("'").startswith(_ACTS) else text


def plain_cell(cell: str) -> str:
    """The text in a cell that `safe_cell` wrote."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_ACTS) else cell
