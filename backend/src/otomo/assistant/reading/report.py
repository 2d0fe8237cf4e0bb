"""What a rep's rough words about a contact say: how, when, what was promised, what money comes. Nothing is guessed:
what was not said stays empty."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from otomo.assistant.reading.clauses import clauses
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
    r"約束|再訪|再度|次回|までに|持参|用意|準備|送付|送る|送って|連絡|提案|説明|回答|返事|確認|訪問|伺う|伺い|検討|折り返し|宿題|電話|届け|"
    r"面談|お会い|打ち合わせ|会う|会いた|アポ|フォロー|相談|締切|期限|"
    r"\bpromis|\bcome back|\bfollow|\bcall\b|\bsend|\bbring|\bprepare|\bvisit|\bphone|\bdeadline|\bdue\b|"
    r"\bsee (?:him|her|them)|\bmeet|\bby\b|\breturn|\breply|\bcheck|\bremind|\bdiscuss|\bappointment|\bagain",
    re.I,
)
_OWED = re.compile(
    r"約束|までに|宿題|折り返し|次回|(?:送付|送る|送って|持参|用意|準備|連絡|返事|回答|確認|提案)(?:する|します|予定|すること|を(?:依頼|希望))|再訪(?:する|したい|予定)|"
    r"送ります|\bpromis|\bfollow(?:-| )?up\b|\bwill (?:send|call|bring|prepare|check|visit|come)|"
    r"\b(?:to|must|should) (?:send|call|bring|prepare|check)",
    re.I,
)
_NOT_OWED = re.compile(
    r"(?:不要|いらない|必要(?:は|も)?(?:ない|なし)|しない|しなくて|見送|中止|キャンセル|お断り|断られ|取りやめ|済み|済んだ|なし$|はない)|"
    r"\bno (?:need|follow)|\b(?:not|don't|doesn't|won't|never) (?:need|want|to|call|send|visit|come)|"
    r"\bcancell?ed\b|\balready\b",
    re.I,
)
_VISIT = re.compile(
    r"再訪|訪問|伺|お会い|面談|会う|会いた|アポ|\bvisit|\bcome back|\bmeet|\bsee (?:him|her|them)", re.I
)
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
    r"\bexpect(?:s|ed|ing)?\b|"
    r"\breceiv|\bcoming in|\bcomes? in|\binflow|\bbonus|\bwill get|\bgets\b|\binherit|\bpay(?:out|"
    r"ment)|\bproceeds",
    re.I,
)
_NO_INFLOW = re.compile(
    r"入金済|(?:入金|支給|着金|振り?込み?)(?:は|が)?(?:さ|ない|なし|無)|受け取った|受取済|入った|もらった|なくなった|見送|取りやめ|中止|"
    r"出金|引き出|払い出|支払|出ていく|"
    r"\bno (?:inflow|bonus|payment|money)|\balready\b|\breceived\b|\bgot\b|\bwas paid|\bnot (?:get|receiv|expect|com)|"
    r"\b(?:doesn't|won't|didn't) (?:get|receive|expect)|\bcancell?ed\b|\bwithdraw|\bpay out|\bneeds? to pay",
    re.I,
)
_PIECES = re.compile(r"[、，]\s*|,\s+|\s+\band\b\s+", re.IGNORECASE)
_RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something to come back to. `is_visit`: by going there."""

    on: date
    words: str
    is_visit: bool


@dataclass(frozen=True, slots=True)
class ExpectedMoney:
    """Money that is to come. `on`: None when no day was said; `vague`: a period was said, and `on` is its last day;
    `at_least`: a range was said, and `amount` is its lower end."""

    amount: Decimal
    currency: str
    on: date | None
    vague: bool
    at_least: bool
    confidence: Decimal | None
    source: InflowSource | None
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """A contact in parts; `body` is the words as given, without the command. `undated`: what is owed without a day."""

    body: str
    noted_on: date
    channel: Channel | None
    priority: Priority | None
    promises: tuple[Promise, ...]
    money: tuple[ExpectedMoney, ...]
    undated: tuple[str, ...] = ()


def read_report(said: str, today: date) -> Report:
    """The parts of `said`, its days as seen from `today`."""
    body = _COMMAND.sub("", said.strip()).strip() or said.strip()
    parts = [piece for part in clauses(body, today) for piece in _apart(part, today)]
    money = [m for part in parts if (m := _money(part, today)) is not None]
    rest = [part for part in parts if _money(part, today) is None]
    promises = [p for part in rest if (p := _promise(part, today)) is not None]
    told = [part for part in rest if _promise(part, today) is None]
    flat = plain(body)
    return Report(
        body=body,
        noted_on=_noted_on(told, today),
        channel=_channel("\n".join(told)),
        priority="high" if _HIGH.search(flat) else "low" if _LOW.search(flat) else None,
        promises=tuple(sorted(promises, key=lambda p: p.on)),
        money=tuple(money),
        undated=tuple(
            _words(p) for p in told if _OWED.search(p) and not _NOT_OWED.search(p) and not _is_past(p, today)
        ),
    )


def _apart(part: str, today: date) -> list[str]:
    """A promise with its day, and money in the same sentence: each for itself."""
    pieces = [p for p in _PIECES.split(part) if p.strip()]
    rich = [p for p in pieces if any(f.is_money for f in figures(p, [(s.at, s.to) for s in periods(p, today)]))]
    rest = ", ".join(p for p in pieces if p not in rich)
    return [rest, ", ".join(rich)] if rich and _promise(rest, today) is not None else [part]


def _channel(told: str) -> Channel | None:
    """How the contact was; what is yet to come says nothing about it."""
    return next((c for c, pattern in _CHANNELS.items() if re.search(pattern, told, re.I)), None)


def _noted_on(told: list[str], today: date) -> date:
    """The last day that was said and is just past; older ones belong to the story."""
    days = [p.start for part in told for p in periods(part, today) if p.exact]
    return max((d for d in days if today - _RECENT <= d <= today), default=today)


def _is_past(part: str, today: date) -> bool:
    return any(p.end <= today for p in periods(part, today))


def _words(part: str) -> str:
    return part.strip(" 。.、,")


def _promise(part: str, today: date) -> Promise | None:
    ahead = [p for p in periods(part, today) if p.end > today]
    if not ahead or not _PROMISE.search(part) or _NOT_OWED.search(part):
        return None
    return Promise(ahead[-1].end, _words(part), bool(_VISIT.search(part)) and ahead[-1].exact)


def _money(part: str, today: date) -> ExpectedMoney | None:
    spans = periods(part, today)
    found = figures(part, [(p.at, p.to) for p in spans])
    amount = next((f for f in found if f.is_money or f.step >= 1000), None)
    if amount is None or amount.value <= 0 or not _INFLOW.search(part) or _NO_INFLOW.search(part):
        return None
    ahead: Period | None = next((p for p in spans if p.end >= today), None)
    if ahead is None and spans:
        return None  # it has come
    return ExpectedMoney(
        amount=amount.value,
        currency=amount.unit or "JPY",
        on=ahead.end if ahead else None,
        vague=ahead is not None and not ahead.exact,
        at_least=amount.high is not None,
        confidence=_confidence(found),
        source=next((s for s, pattern in _SOURCES.items() if re.search(pattern, part, re.I)), None),
        words=_words(part),
    )


def _confidence(found: list[Figure]) -> Decimal | None:
    return next((f.value for f in found if f.unit == "ratio" and 0 <= f.value <= 1), None)
