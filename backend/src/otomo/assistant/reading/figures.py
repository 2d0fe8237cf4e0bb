"""Figures in a text: amounts, shares, counts, lengths of time, with how exactly they were said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Bound = Literal["least", "most"]

_SCALES = {
    "兆": 12, "億": 8, "千万": 7, "百万": 6, "万": 4, "千": 3,
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "trillion": 12,
}  # fmt: skip
_CURRENCIES = {
    "円": "JPY", "yen": "JPY", "jpy": "JPY", "¥": "JPY",
    "ドル": "USD", "米ドル": "USD", "dollar": "USD", "dollars": "USD",
    "usd": "USD", "$": "USD", "us$": "USD", "ユーロ": "EUR", "euro": "EUR", "euros": "EUR", "eur": "EUR", "€": "EUR",
    "豪ドル": "AUD", "aud": "AUD", "a$": "AUD", "ポンド": "GBP", "gbp": "GBP", "£": "GBP",
}  # fmt: skip
_UNITS = {
    "%": "ratio", "パーセント": "ratio", "percent": "ratio", "per cent": "ratio", "割": "tenth",
    "bp": "bp", "ベーシスポイント": "bp", "basis points": "bp",
    "日間": "days", "日": "days", "days": "days", "day": "days", "d": "days",
    "分": "minutes", "minutes": "minutes", "min": "minutes",
    "時間": "hours", "hours": "hours", "hour": "hours", "h": "hours",
    "点": "points", "points": "points", "point": "points", "pts": "points", "km": "km", "歳": "years",
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_JA_SCALE = r"兆|億|千万|百万|万|千"
_EN_SCALE = r"thousand|million|billion|trillion|mn|bn|[kmbt]"
_FIGURE = re.compile(
    rf"(?P<sign>マイナス|プラス|minus |[+\-]\s?)?(?P<cur>us\$|a\$|[¥$€£]|(?:jpy|usd|eur|aud|gbp)\s?)?(?P<sign2>-)?"
    rf"(?P<body>(?:{_NUMBER}\s?(?:{_JA_SCALE}))+(?:{_NUMBER})?|{_NUMBER}(?:\s?(?:{_EN_SCALE})(?![a-z]))?)"
    r"\s?(?P<unit>米ドル|豪ドル|ドル|ユーロ|ポンド|円|yen\b|dollars?\b|euros?\b|(?:jpy|usd|eur|aud|gbp)\b|%|"
    r"パーセント|per ?cent\b|"
    r"割|basis points\b|bp|ベーシスポイント|日間?(?!本|経|銀|曜)|days?\b|d\b|分(?!の|析|散|割)|時間|minutes?\b|"
    r"min\b|hours?\b|h\b|点|points?\b|pts\b|km|歳)?",
    re.IGNORECASE,
)
_PART = re.compile(rf"(?P<number>{_NUMBER})\s?(?P<scale>{_JA_SCALE}|{_EN_SCALE})?", re.IGNORECASE)
_APPROX_BEFORE = re.compile(
    r"(?:約|およそ|おおよそ|ざっと|about|around|roughly|approximately|nearly|almost|some|~)\s*$", re.I
)
_APPROX_AFTER = re.compile(r"\s*(?:ほど|程度|くらい|ぐらい|前後|強|弱|余り|or so)")
_LEAST_AFTER = re.compile(r"\s*(?:以上|超|を超え|を上回|より多|より大|or more|\+)")
_LEAST_BEFORE = re.compile(r"(?:more than|over|at least|above|exceed(?:s|ing)?|no less than)\s*$", re.I)
_MOST_AFTER = re.compile(r"\s*(?:以下|未満|以内|を下回|より少|より小|or less)")
_MOST_BEFORE = re.compile(r"(?:less than|under|at most|up to|below|no more than|within)\s*$", re.I)
_RANGE = re.compile(r"\s*(?:~|-|から|to)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as said. `unit`: a currency, `ratio`, `bp`, `days`, `minutes`, `points`, `km`, `years`, or None when
    nothing was said. `step`: the place of its last digit, in its own unit. `high`: the end of a range."""

    value: Decimal
    unit: str | None
    step: Decimal
    at: int
    to: int
    sign: int = 0
    approx: bool = False
    bound: Bound | None = None
    high: Decimal | None = None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit is not None and len(self.unit) == 3 and self.unit.isupper()


def figures(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The figures of `text` (as `plain` writes it) outside the spans `taken`, ranges joined."""
    found = [_read(m, text) for m in _FIGURE.finditer(text) if not _overlaps(m.span(), taken) and _stands(m, text)]
    out: list[Figure] = []
    for figure in found:
        last = out[-1] if out else None
        if last is not None and last.high is None and _RANGE.fullmatch(text[last.to : figure.at]):
            out[-1] = _range(last, figure)
        elif last is not None and _is_time(last, figure, text):
            out[-1] = replace(last, value=last.value + figure.value, step=figure.step, to=figure.to)
        elif last is not None and last.high is None and last.to == figure.at and figure.sign < 0 and last.unit is None:
            out[-1] = _range(last, replace(figure, sign=0, value=abs(figure.value)))  # 3,000-4,000: a dash, not a minus
        else:
            out.append(figure)
    return out


def _is_time(hours: Figure, minutes: Figure, text: str) -> bool:
    """3時間38分 is one figure."""
    both = hours.unit == minutes.unit == "minutes" and hours.step >= 60 > minutes.value
    return both and not text[hours.to : minutes.at].strip()


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in taken)


def _stands(match: re.Match[str], text: str) -> bool:
    """A digit inside a word or an id (C001, P-3) is no figure."""
    before = text[match.start("body") - 1 : match.start("body")] if match["body"] else ""
    return not (before.isascii() and (before.isalpha() or before == "_")) or match["cur"] is not None


def _read(match: re.Match[str], text: str) -> Figure:
    value, step = _amount(match["body"])
    unit = _unit(match)
    if unit in ("ratio", "tenth", "hours"):
        factor = {"ratio": Decimal("0.01"), "tenth": Decimal("0.1"), "hours": Decimal(60)}[unit]
        value, step = value * factor, step * factor
        unit = "minutes" if unit == "hours" else "ratio"
    marks = (match["sign"] or "").strip().lower(), match["sign2"] or ""
    sign = -1 if "-" in marks or marks[0] in ("マイナス", "minus") else 1 if marks[0] in ("+", "プラス") else 0
    before, after = text[: match.start()], text[match.end() :]
    return Figure(
        value=-value if sign < 0 else value,
        unit=unit,
        step=step,
        at=match.start(),
        to=match.end(),
        sign=sign,
        approx=bool(_APPROX_BEFORE.search(before) or _APPROX_AFTER.match(after)),
        bound=_bound(before, after),
    )


def _bound(before: str, after: str) -> Bound | None:
    if _LEAST_AFTER.match(after) or _LEAST_BEFORE.search(before):
        return "least"
    if _MOST_AFTER.match(after) or _MOST_BEFORE.search(before):
        return "most"
    return None


def _unit(match: re.Match[str]) -> str | None:
    said = (match["unit"] or match["cur"] or "").strip().lower()
    return _CURRENCIES.get(said) or _UNITS.get(said)


def _amount(body: str) -> tuple[Decimal, Decimal]:
    """1億2,000万 is 120,000,000, said to the 万."""
    total, step = Decimal(0), Decimal(1)
    for part in _PART.finditer(body):
        digits = part["number"].replace(",", "")
        scale = Decimal(10) ** _SCALES[part["scale"].lower()] if part["scale"] else Decimal(1)
        total += Decimal(digits) * scale
        step = scale * Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return total, step


def _range(low: Figure, high: Figure) -> Figure:
    unit = low.unit or high.unit
    value = low.value
    if low.unit is None and low.step == 1 and high.step >= 10_000:  # 3~4億
        value *= high.step
    if low.unit is None and high.unit == "ratio":
        value /= 100
    return replace(low, value=value, unit=unit, step=high.step, high=high.value, to=high.to)
