"""A question understood: its intent with a confidence, and the slots."""

import re
from dataclasses import dataclass, field
from datetime import date

from otomo.assistant.planner.areas import Area, areas
from otomo.assistant.planner.intents import CUES, EXAMPLES, REFUSALS, Intent, Refusal
from otomo.assistant.planner.names import Named, NameIndex
from otomo.assistant.planner.readings import READINGS
from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import Figure, figures
from otomo.assistant.reading.numerals import plain
from otomo.assistant.reading.spans import Period
from otomo.rich import Locale
from otomo.text import fold

CONFIDENT = 0.5
_UNSURE = 0.6  # what an empty question weighs against the best intent
_NAME_ONLY = 1.2
_CUSTOMER_FITS = 0.4
_WANTS_CUSTOMER: frozenset[Intent] = frozenset({"brief", "changed", "note", "explain", "portfolio"})
_JAPANESE = re.compile(r"[ぁ-んァ-ヴ一-龥]")
_KANJI = re.compile(r"[一-龥]")
_SEAM = re.compile(r"(?<=[A-Za-z])(?=[ぁ-んァ-ヴー一-龥])|(?<=[ぁ-んァ-ヴー一-龥])(?=[A-Za-z])")
_HIRAGANA = re.compile(r"[ぁ-ん]")
_ENGLISH_WORD = re.compile(r"\b[A-Za-z][a-z]+\b")
_THIS = re.compile(
    r"(?:この|その|当該|同)(?:顧客|お客|方|人|社|会社|先)|同社|同氏|彼女?(?:の|は|に|を|が|と)|"
    r"\b(?:this|that|the) (?:customer|client|company)\b|\b(?:him|her|his|them|they)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"全体|全員|全顧客|全て|すべて|みんな|ブック全体|担当全|\b(?:all|everyone|whole book|my book|overall|total)\b", re.I
)
_OR = re.compile(r"か[、,\s]?.{1,16}(?:か|先|なら|どちら|どっち)|\bor\b", re.IGNORECASE)
_WHEN = re.compile(r"いつ|何日|日程|\bwhen\b|\bwhat (?:day|date)\b", re.IGNORECASE)
_FILLER = re.compile(
    r"さま|様|さん|氏|先生|は|の|を|に|について|教えて|ください|[\s?？。、!！.,]|\b(?:mr|ms|mrs|dr)\b|please|about",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Slots:
    """What a question names. `customers`: one id each; `unsure`: names that several customers have; `stranger`: a name
    that nobody of the book has. `this`: it speaks of the customer on the screen. `everybody`: of the whole
    book. `said`: the names as they stand there."""

    customers: tuple[str, ...] = ()
    unsure: tuple[Named, ...] = ()
    stranger: str | None = None
    areas: tuple[Area, ...] = ()
    periods: tuple[Period, ...] = ()
    figures: tuple[Figure, ...] = ()
    this: bool = False
    everybody: bool = False
    said: tuple[str, ...] = ()

    @property
    def period(self) -> Period | None:
        """The first period named."""
        return self.periods[0] if self.periods else None


@dataclass(frozen=True, slots=True)
class Understood:
    """`closest`: other intents it might have meant, best first. `refusal` belongs to the intent `refuse`."""

    text: str
    locale: Locale
    intent: Intent
    confidence: float
    slots: Slots
    closest: tuple[Intent, ...] = ()
    refusal: Refusal | None = None
    scores: dict[Intent, float] = field(default_factory=dict)


def understand(said: str, names: NameIndex, today: date, locale: Locale | None = None) -> Understood:
    """What `said` asks for. Below CONFIDENT the intent is `unclear`: nothing is guessed."""
    text = plain(said)
    language = locale or language_of(text)
    slots = slots_of(text, names, today)
    scores = _scores(text, slots)
    ranked = sorted(scores, key=lambda i: -scores[i])
    closest = tuple(ranked[:3]) if scores else ()
    refusal = _refusal(text) if scores.get("note", 0) < 2 else None
    if refusal:
        return Understood(text, language, "refuse", 1.0, slots, closest, refusal, scores)
    best = scores[ranked[0]] if ranked else 0.0
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    confidence = round(best / (best + second + _UNSURE), 3) if best else 0.0
    intent: Intent = ranked[0] if confidence >= CONFIDENT else "unclear"
    return Understood(text, language, intent, confidence, slots, _three(closest, slots), None, scores)


def language_of(text: str) -> Locale:
    """Japanese where there is any kana or kanji; English around names that are written in them."""
    is_english = not _HIRAGANA.search(text) and len(_ENGLISH_WORD.findall(text)) > 1
    return "ja" if _JAPANESE.search(text) and not is_english else "en"


def slots_of(text: str, names: NameIndex, today: date) -> Slots:
    """The slots of `text` (as `plain` writes it)."""
    named = names.find(text)
    apart = _SEAM.sub(" ", text)  # next monthの
    spans = periods(apart, today)
    clear = tuple(dict.fromkeys(n.customer_ids[0] for n in named if len(n.customer_ids) == 1))
    return Slots(
        customers=clear,
        unsure=tuple(n for n in named if len(n.customer_ids) > 1),
        stranger=names.unknown(text),
        areas=tuple(areas(text, [n.said for n in named])),
        periods=tuple(spans),
        figures=tuple(figures(apart, [(p.at, p.to) for p in spans])),
        this=bool(_THIS.search(text)),
        everybody=bool(_EVERYBODY.search(text)),
        said=tuple(n.said for n in named),
    )


def _scores(text: str, slots: Slots) -> dict[Intent, float]:
    scores: dict[Intent, float] = {}
    forms = _forms(text)
    for intent, cues in CUES.items():
        score = sum(weight for weight, pattern in cues if any(pattern.search(form) for form in forms))
        if score:
            scores[intent] = score
    is_named = bool(slots.customers or slots.unsure or slots.this or slots.stranger)
    for intent in scores.keys() & _WANTS_CUSTOMER if is_named else ():
        scores[intent] += _CUSTOMER_FITS
    if len(slots.customers) > 1 and ("compare" in scores or _OR.search(text)):
        scores["compare"] = scores.get("compare", 0) + (2.5 if _OR.search(text) else 1)
    if is_named and not scores and len(_FILLER.sub("", _without(text, slots.said))) <= 2:
        scores["brief"] = _NAME_ONLY
    return _settled(scores, slots, text)


def _forms(text: str) -> tuple[str, ...]:
    """A text as it is, with Latin words apart from Japanese ones, and where it is all kana with the signs that words of
    questions are written with."""
    apart = _SEAM.sub(" ", text)
    if _KANJI.search(text) or not _JAPANESE.search(text):
        return (text,) if apart == text else (text, apart)
    return text, apart, READINGS.written(text)


def _without(text: str, names: tuple[str, ...]) -> str:
    rest = fold(text)
    for name in names:
        rest = rest.replace(fold(name), "")
    return rest


def _settled(scores: dict[Intent, float], slots: Slots, text: str) -> dict[Intent, float]:
    """Where two intents share their words, the one that says more wins."""
    if "events" in scores and "event" in scores and _WHEN.search(text):
        scores["event"] *= 0.3
    for winner, losers in _PREFERRED.items():
        if scores.get(winner, 0) >= 2:
            for loser in losers:
                if loser in scores:
                    scores[loser] *= 0.4
    if "plan" in scores and len(slots.customers) < 2 and "visits" in scores and scores["plan"] >= scores["visits"]:
        scores["visits"] *= 0.5
    if "maturities" in scores and "portfolio" in scores:
        scores["portfolio"] *= 0.4
    if "follow_ups" in scores and "note" in scores and scores["note"] >= 2:
        scores["follow_ups"] *= 0.3
    if "explain" in scores and re.search(r"点|スコア|順位|score|rank|point", text, re.I) and len(slots.customers) < 2:
        scores["explain"] += 0.6
    return scores


_PREFERRED: dict[Intent, tuple[Intent, ...]] = {
    "note": (
        "maturities", "inflows", "portfolio", "event", "changed", "brief", "visits", "plan", "move", "search",
        "explain",
        "alarms", "events", "follow_ups", "compare",
    ),
    "search": (
        "maturities", "inflows", "portfolio", "alarms", "event", "events", "brief", "visits", "note", "follow_ups",
    ),
    "event": ("events", "explain", "portfolio", "visits", "brief", "maturities"),
    "move": ("plan", "visits", "brief"),
    "compare": ("move", "explain", "portfolio", "visits", "brief", "maturities", "inflows"),
    "changed": ("brief", "visits"),
    "explain": ("portfolio", "brief", "inflows", "maturities"),
    "brief": ("visits",),
    "visits": ("brief",),
}  # fmt: skip


def _refusal(text: str) -> Refusal | None:
    forms = _forms(text)
    return next((name for name, pattern in REFUSALS.items() if any(pattern.search(form) for form in forms)), None)


def _three(closest: tuple[Intent, ...], slots: Slots) -> tuple[Intent, ...]:
    """Three that could be meant: by their words, else by what the question names."""
    likely: tuple[Intent, ...] = ("brief", "changed", "portfolio") if slots.customers or slots.this else (
        ("visits", "plan", "maturities") if slots.areas or slots.periods else ("visits", "brief", "follow_ups")
    )  # fmt: skip
    return tuple(dict.fromkeys(i for i in (*closest, *likely) if i in EXAMPLES))[:3]
