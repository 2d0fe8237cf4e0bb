"""What a rep's rough words about a contact say: how, when, what was promised, what money comes. Nothing is guessed:
what was not said stays empty."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import Figure, figures
from otomo.assistant.reading.numerals import plain
from otomo.assistant.reading.spans import Period
from otomo.crm.inflows.items import InflowSource
from otomo.crm.notes.items import Channel, Priority

_COMMAND = re.compile(
    r"^\s*(?:(?:次の内容(?:を|で))?(?:メモ|議事録|訪問記録|面談記録|記録)(?:して|を(?:書いて|作って|残して|下書きして)|にして)?(?:ください)?|"
    r"(?:please )?(?:draft|write|take|make|add|create|save)(?: me)?(?: a| the)? notes?(?: (?:that|for|about|"
    r"on) )?|note(?: that)?|memo|log|"
    r"(?:log|record) (?:my |the |a |this )?(?:visit|call|meeting))\s*[:：、,-]\s*",
    re.IGNORECASE,
)
_CHANNELS: dict[Channel, str] = {
    "online": r"オンライン|zoom|teams|ビデオ|web面談|\bonline\b|\bvideo call",
    "phone": r"電話|架電|\bphoned?\b|\bcalled\b|\bcall with\b|\bspoke\b",
    "mail": r"メール|\be-?mail",
    "visit": r"訪問|面談|お会い|会って|伺っ|来店|\bvisit(?:ed)?\b|\bmet\b|\bmeeting\b|\bsaw\b",
}
_HIGH = re.compile(r"至急|緊急|最優先|重要|急ぎ|\burgent|\bimportant|\basap\b|\bhigh priority", re.I)
_LOW = re.compile(r"急がない|優先度は?低|\blow priority|\bno hurry", re.I)
_PROMISE = re.compile(
    r"約束|再訪|再度|次回|までに|持参|用意|準備|送付|送る|連絡|提案|説明|回答|返事|確認|訪問(?:予定|する|したい)|伺う|検討|折り返し|宿題|"
    r"\bpromis|\bcome back|\bfollow|\bcall (?:back|again|him|her|them)|\bsend|\bbring|\bprepare|\bvisit|"
    r"\bsee (?:him|her|them)|\bmeet|\bby\b|\breturn|\breply|\bcheck",
    re.I,
)
_VISIT = re.compile(r"再訪|訪問|伺|お会い|面談|\bvisit|\bcome back|\bmeet|\bsee (?:him|her|them)", re.I)
_SOURCES: dict[InflowSource, str] = {
    "retirement": r"退職|\bretire",
    "bonus": r"賞与|ボーナス|\bbonus",
    "insurance": r"保険|\binsurance",
    "inheritance": r"相続|遺産|\binherit",
    "property": r"不動産|マンション|土地|売却|\bproperty|\bapartment|\bcondo|\bland\b|\bhouse",
    "redemption": r"償還|満期金|\bredemption|\bmatur",
}  # fmt: skip
_INFLOW = re.compile(
    r"入金|入る|入り|入って|受け取|振り込|振込|着金|支給|退職金|賞与|ボーナス|保険金|売却代金|遺産|"
    r"\bexpects?\b|\breceiv|\bcoming in|\bcomes? in|\binflow|\bbonus|\bwill get|\bgets\b|\binherit|\bpay(?:out|"
    r"ment)|\bproceeds",
    re.I,
)
_SENTENCE = re.compile(r"[^。\n!?]+?(?:[。\n!?]|\.(?=\s|$)|$)")


@dataclass(frozen=True, slots=True)
class Promise:
    """Something to come back to. `is_visit`: by going there."""

    on: date
    words: str
    is_visit: bool


@dataclass(frozen=True, slots=True)
class ExpectedMoney:
    """Money that is to come. `on`: None when no day was said; `vague`: a period was said, and `on` is its last day."""

    amount: Decimal
    currency: str
    on: date | None
    vague: bool
    confidence: Decimal | None
    source: InflowSource | None
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """A contact in parts; `body` is the words as given, without the command."""

    body: str
    noted_on: date
    channel: Channel | None
    priority: Priority | None
    promises: tuple[Promise, ...]
    money: tuple[ExpectedMoney, ...]


def read_report(said: str, today: date) -> Report:
    """The parts of `said`."""
    body = _COMMAND.sub("", said.strip()).strip() or said.strip()
    parts = [plain(m[0]) for m in _SENTENCE.finditer(body) if m[0].strip()]
    flat = plain(body)
    past = [p.start for p in periods(flat, today) if p.exact and p.start <= today]
    money = [m for part in parts if (m := _money(part, today)) is not None]
    promises = [p for part in parts if _money(part, today) is None and (p := _promise(part, today)) is not None]
    return Report(
        body=body,
        noted_on=max(past, default=today),
        channel=next((c for c, pattern in _CHANNELS.items() if re.search(pattern, flat, re.I)), None),
        priority="high" if _HIGH.search(flat) else "low" if _LOW.search(flat) else None,
        promises=tuple(sorted(promises, key=lambda p: p.on)),
        money=tuple(money),
    )


def _promise(part: str, today: date) -> Promise | None:
    ahead = [p for p in periods(part, today) if p.end > today]
    if not ahead or not _PROMISE.search(part):
        return None
    return Promise(ahead[-1].end, part.strip(" 。."), bool(_VISIT.search(part)) and ahead[-1].exact)


def _money(part: str, today: date) -> ExpectedMoney | None:
    spans = periods(part, today)
    found = figures(part, [(p.at, p.to) for p in spans])
    amount = next((f for f in found if f.is_money or f.step >= 1000), None)
    if amount is None or not _INFLOW.search(part):
        return None
    ahead: Period | None = next((p for p in spans if p.end >= today), None)
    return ExpectedMoney(
        amount=amount.value,
        currency=amount.unit or "JPY",
        on=ahead.end if ahead else None,
        vague=ahead is not None and not ahead.exact,
        confidence=_confidence(found),
        source=next((s for s, pattern in _SOURCES.items() if re.search(pattern, part, re.I)), None),
        words=part.strip(" 。."),
    )


def _confidence(found: list[Figure]) -> Decimal | None:
    return next((f.value for f in found if f.unit == "ratio" and 0 <= f.value <= 1), None)
