"""Facts: everything an answer may say, each with its record. Words come after facts, and cite them as `[f:ID]`."""

import re
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from otomo.assistant.reading.days import periods
from otomo.assistant.reading.figures import figures
from otomo.assistant.reading.numerals import plain
from otomo.money import Money
from otomo.rich import Label, Locale, Ref, Rich, Segment
from otomo.wording import amount, percent, relative_day, short_day, signed_amount, span

Trust = Literal["record", "computed", "quoted"]
"""Read from a record; computed by a tool; a person's words, which may say anything."""

MOST_FACTS = 60
MARK = re.compile(r"\[f:(\d+)\]")
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTED = 160

NOUNS: dict[str, Label] = {
    "customer": Label("顧客", "Customer"), "holding": Label("保有", "Holding"), "product": Label("商品", "Product"),
    "note": Label("メモ", "Note"), "inflow": Label("入金", "Inflow"), "event": Label("イベント", "Event"),
    "trip": Label("旅程", "Trip"), "device": Label("機器", "Device"), "alarm": Label("アラーム", "Alarm"),
}  # fmt: skip
WHATS: dict[str, Label] = {
    "amount": Label("金額", "amount"), "date": Label("日付", "date"), "days": Label("日数", "days"),
    "ratio": Label("割合", "share"), "bp": Label("金利の変化", "shift of rates"), "name": Label("名称", "name"),
    "quote": Label("記録の言葉", "words on record"),
    "count": Label("件数", "number"), "points": Label("点数", "points"),
    "minutes": Label("分", "minutes"), "text": Label("内容", "content"), "time": Label("時刻", "time"),
    "level": Label("リスク許容度", "risk level"), "effect": Label("影響の概算", "estimated effect"),
    "exposed": Label("影響を受ける保有", "exposed holdings"), "gain": Label("評価損益", "gain"),
    "priced": Label("価格の日", "day of the price"),
    "expected": Label("確度で重みづけた額", "amount weighted by confidence"),
    "customers": Label("顧客数", "number of customers"),
}  # fmt: skip


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is known.

    `kind` is `<record>.<what>`; `value` a decimal number (`unit` a currency, `ratio`, `days`, `points`, `count`,
    `minutes`, `bp`, `level`), an ISO day (`date`) or a text (`text`); `display` how it is shown in the answer.
    """

    id: str
    kind: str
    subject_id: str
    label: Label
    value: str
    unit: str
    display: str
    as_of: date
    source_ref: Ref
    trust: Trust = "record"

    @property
    def number(self) -> Decimal | None:
        """The value as a number, None for days and texts."""
        return None if self.unit in ("date", "text") else Decimal(self.value)

    @property
    def day(self) -> date | None:
        """The value as a day."""
        return date.fromisoformat(self.value) if self.unit == "date" else None

    @property
    def cited(self) -> str:
        """As it stands in a text."""
        return f"{self.display}[f:{self.id}]"


class Missing(msgspec.Struct, frozen=True):
    """What an answer should have said and the records do not hold."""

    what: Label
    why: Label
    source_ref: Ref | None = None


def clean(text: str, most: int = _QUOTED) -> str:
    """A person's words made harmless: no hidden or direction characters, no marks of ours, one line, at most `most`
    characters."""
    line = " ".join(MARK.sub("", _HIDDEN.sub("", text)).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


class Registry:
    """The facts of one turn, each once, numbered in the order they were found."""

    def __init__(self, locale: Locale, today: date) -> None:
        self.locale = locale
        self.today = today
        self.missing: list[Missing] = []
        self._facts: dict[str, Fact] = {}
        self._ids: dict[tuple[str, str, str, str], str] = {}

    @property
    def all(self) -> tuple[Fact, ...]:
        """In the order they were found."""
        return tuple(self._facts.values())

    def get(self, fact_id: str) -> Fact | None:
        """A fact by id."""
        return self._facts.get(fact_id)

    def money(
        self,
        kind: str,
        money: Money,
        ref: Ref,
        *,
        signed: bool = False,
        trust: Trust = "record",
        as_of: date | None = None,
    ) -> Fact:
        """An amount; `as_of`: the day of the price it rests on, today where it rests on none."""
        write = signed_amount if signed else amount
        return self._add(kind, format(money.amount, "f"), money.currency, write(money, self.locale), ref, trust, as_of)

    def day(self, kind: str, on: date, ref: Ref, *, trust: Trust = "record") -> Fact:
        """A day."""
        return self._add(kind, on.isoformat(), "date", short_day(on, self.locale, self.today), ref, trust)

    def days_to(self, kind: str, on: date, ref: Ref) -> Fact:
        """Days from today to `on`."""
        days = (on - self.today).days
        return self._add(kind, str(days), "days", relative_day(days, self.locale), ref, "computed")

    def length(self, kind: str, days: int, ref: Ref) -> Fact:
        """A length in days."""
        return self._add(kind, str(days), "days", span(days, self.locale), ref, "computed")

    def ratio(self, kind: str, ratio: Decimal, ref: Ref, *, digits: int = 0, trust: Trust = "record") -> Fact:
        """A share."""
        return self._add(kind, format(ratio, "f"), "ratio", percent(ratio, digits=digits), ref, trust)

    def points(self, kind: str, points: int, ref: Ref) -> Fact:
        """Points of a score."""
        shown = f"{points}点" if self.locale == "ja" else f"{points} point{'' if points == 1 else 's'}"
        return self._add(kind, str(points), "points", shown, ref, "computed")

    def count(self, kind: str, count: int, ref: Ref, ja: str = "件", en: str = "") -> Fact:
        """How many; `en` is a singular noun."""
        plural = {"": "", "company": " companies"}.get(en, f" {en}s") if count != 1 else f" {en}".rstrip()
        shown = f"{count}{ja}" if self.locale == "ja" else f"{count}{plural}"
        return self._add(kind, str(count), "count", shown, ref, "computed")

    def minutes(self, kind: str, minutes: int, ref: Ref) -> Fact:
        """A duration."""
        hours, rest = divmod(minutes, 60)
        ja = f"{hours}時間{f'{rest}分' if rest else ''}" if hours else f"{rest}分"
        en = f"{hours} h{f' {rest} min' if rest else ''}" if hours else f"{rest} min"
        return self._add(kind, str(minutes), "minutes", ja if self.locale == "ja" else en, ref, "computed")

    def level(self, kind: str, level: int, ref: Ref) -> Fact:
        """A risk level, 1 to 5."""
        return self._add(kind, str(level), "level", str(level), ref, "record")

    def text(self, kind: str, text: str, ref: Ref, *, trust: Trust = "record") -> Fact:
        """A name or a word of the records."""
        return self._add(kind, clean(text), "text", clean(text), ref, trust)

    def quote(self, text: str, ref: Ref, most: int = _QUOTED) -> Fact:
        """What somebody wrote."""
        return self._add(f"{ref.kind}.quote", clean(text, most), "text", clean(text, most), ref, "quoted")

    def again(self, fact: Fact) -> Fact:
        """A fact of an earlier turn, as a fact of this one."""
        return self._add(fact.kind, fact.value, fact.unit, fact.display, fact.source_ref, fact.trust, fact.as_of)

    def lift(self, rich: Rich) -> str:
        """A sentence of the product in the turn's language, its figures and names as facts."""
        segments = rich.ja if self.locale == "ja" else rich.en
        return "".join(s.text if s.ref is None else self._lifted(s, s.ref).cited for s in segments)

    def _lifted(self, segment: Segment, ref: Ref) -> Fact:
        if not segment.strong:
            return self.quote(segment.text, ref)
        what, value, unit = _typed(segment.text, self.today)
        if what == "name" and ref.kind == "customer":
            what = "text"
        return self._add(f"{ref.kind}.{what}", value, unit, segment.text, ref, "record")

    def _add(
        self, kind: str, value: str, unit: str, display: str, ref: Ref, trust: Trust, as_of: date | None = None
    ) -> Fact:
        key = (kind, ref.id, value, display)
        if (known := self._ids.get(key)) is not None:
            return self._facts[known]
        fact = Fact(
            id=str(len(self._facts) + 1),
            kind=kind,
            subject_id=ref.customer_id or ref.id,
            label=_label(kind),
            value=value,
            unit=unit,
            display=display,
            as_of=as_of or self.today,
            source_ref=ref,
            trust=trust,
        )
        self._ids[key] = fact.id
        self._facts[fact.id] = fact
        return fact


def _label(kind: str) -> Label:
    noun, _, what = kind.partition(".")
    a, b = NOUNS.get(noun, Label(noun, noun)), WHATS.get(what, Label(what, what))
    return Label(f"{a.ja}の{b.ja}", f"{a.en}: {b.en}")


def _typed(text: str, today: date) -> tuple[str, str, str]:
    """What a strong segment holds, its value and unit: a day, a figure, else a name."""
    flat = plain(text)
    spans = periods(flat, today)
    if len(spans) == 1 and spans[0].exact and (spans[0].at, spans[0].to) == (0, len(flat)):
        if _is_relative(flat):
            return "days", str((spans[0].start - today).days), "days"
        return "date", spans[0].start.isoformat(), "date"
    found = figures(flat)
    if len(found) == 1 and found[0].at == 0 and len(flat) - found[0].to <= 1 + flat.count(" ") * 12:
        figure = found[0]
        unit = figure.unit or "count"
        what = "amount" if figure.is_money else {"years": "text"}.get(unit, unit)
        return what, format(figure.value, "f"), "count" if unit == "years" else unit
    return "name", text, "text"


def _is_relative(flat: str) -> bool:
    return bool(re.search(r"後$|前$|ago$|^in |今日|明日|昨日|today|tomorrow|yesterday", flat))
