"""A mechanical stand-in for a model, behind the OpenAI-compatible server: it reads what it is sent over HTTP, chooses
among the tools it is offered by keywords of the question, and repeats their cited lines.

It knows neither the tasks' expectations nor the product's planner. What a run with it measures is the harness: which
tools a question is allowed, what they tell, what the check lets through, when rules take over; not how good a model is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from model_server import Asked, Call, Reply

_TOOLS: tuple[tuple[str, str], ...] = (
    (
        "plan_trip",
        r"旅程|ルート|行程|出張|日程を組|回る.*(?:作|組|計画)|回りたい|\b(?:plan|itinerary|route|schedule|trip|tour)\b",
    ),
    (
        "propose_note",
        r"^(?:メモ|議事録|記録|面談記録|訪問記録)|メモして|記録して|下書き|(?:の|を)メモ：|書き留め|(?:会った|電話(?:した|しました)?|訪問した|しました)。|"
        r"^(?:note|log|record|minutes|met|called|visited)\b|please note|^draft",
    ),
    ("search_notes", r"検索|メモ(?:で|を|に)|触れ|言及|話をして|言って|\b(?:mention|search|notes?|said|talked)"),
    ("compare_customers", r"比較|比べ|違い|どちら|どっち|対比|\b(?:compare|versus|vs|difference|rather)\b"),
    (
        "event_exposure",
        r"影響|日銀|fomc|利上げ|利下げ|選挙|雇用統計|物価|\b(?:boj|affect|hurt|mean for|exposed|cpi|payroll)",
    ),
    ("list_maturities", r"償還|満期|\b(?:matur|redem)"),
    ("list_predicted_inflows", r"入金|着金|入って|資金の予定|\b(?:inflow|money|cash coming|expect)"),
    ("list_follow_ups", r"フォロー|約束|宿題|期限|\b(?:follow-?ups?|promise|overdue|due|owe)\b"),
    ("list_device_alarms", r"アラーム|警報|機器|センサー|温度|\b(?:alarm|device|sensor)"),
    ("list_events", r"イベント|予定の指標|経済|会合|\b(?:events?|calendar)\b"),
    (
        "portfolio_facts",
        r"保有|資産|残高|構成|損益|持って|ポートフォリオ|\b(?:holding|portfolio|assets?|own|hold|worth|gain)",
    ),
    (
        "rank_visits",
        r"訪問(?:す|先|の優)|会(?:う|い)|回(?:る|れ)|優先|誰を|面談できる|\b(?:visit|see|call on|priorit|top \d)",
    ),
    ("customer_brief_facts", r""),
)
_WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_AREAS = re.compile(
    r"北海道|静岡|浜松|掛川|愛知|名古屋|東京|神奈川|横浜|関東|東海|大阪|福岡|"
    r"\b(?:Shizuoka|Hamamatsu|Kakegawa|Aichi|Nagoya|Tokyo|Kanagawa|Yokohama|Kanto|Hokkaido|Osaka)\b"
)
_JAPANESE_NAME = re.compile(
    r"((?!お?客)[一-龥々]{1,4}(?:[ 　]?[一-龥々]{1,3})?|[ァ-ヴー]{2,8}|[ぁ-ん]{3,6})(?:様|さま|さん|先生|氏|社長)"
)
_COMPANY = re.compile(r"(?:株式会社)?[一-龥ぁ-んァ-ヴ]{2,6}(?:精工|設計|工業|商店|製作所)")
_NO_NAMES = (
    "Who Whom Whose What Which When Why How Where Brief Prepare Tell Summary Show List Compare Any Anything The Plan "
    "Note Log Find Explain Is Are Does Do Did Should My Mr Ms Dr FOMC BOJ CPI Please Give Customers Maturities Inflows "
    "Follow Economic Total Next Refresh Can Met Called Visited Map Make Search Drop Move Add I If"
)
_ENGLISH_NAME = re.compile(rf"\b(?!(?:{_NO_NAMES.replace(' ', '|')})\b)[A-Z][a-z]{{3,}}(?: Seiko| Kogyo)?")
_QUOTED = re.compile(r"[「“\"]([^」”\"]+)[」”\"]")


@dataclass
class Mechanical:
    """Chooses and repeats. `refused`: what tools said that held no fact, with the question."""

    refused: list[str] = field(default_factory=list)

    def reply(self, asked: Asked) -> Reply:
        """Tools first, then their lines."""
        messages = asked["messages"]
        question = _Question.of(messages)
        told = [m for m in messages if m["role"] == "tool"]
        offered = {t["function"]["name"] for t in asked.get("tools", ())}
        if not told and offered:
            calls = list(_calls(question, offered))
            return Reply(calls=calls) if calls else Reply(text=question.say("記録にありません。", "Not on record."))
        if (
            offered
            and told
            and "propose_trip_save" in offered
            and _called(messages) == {"plan_trip"}
            and _has_facts(told)
        ):
            return Reply(calls=[Call("propose_trip_save", {})])
        self.refused += [f"{question.text}: {m['content']}" for m in told if not _has_facts([m])]
        return Reply(text=_written(question, told))


@dataclass(frozen=True)
class _Question:
    text: str
    today: date
    here: str | None

    @classmethod
    def of(cls, messages: list[dict[str, Any]]) -> "_Question":
        system = messages[0]["content"]
        today = re.search(r"Today is \w+, (\d{4}-\d\d-\d\d)", system)
        here = re.search(r"the customer with the id (\S+?)\.", system)
        said = [
            m["content"]
            for m in messages
            if m["role"] == "user" and "the facts shown by the tools do not" not in m["content"]
        ]
        return cls(said[-1], date.fromisoformat(today[1]) if today else date.min, here[1] if here else None)

    @property
    def is_japanese(self) -> bool:
        return bool(re.search("[ぁ-んァ-ヴ一-龥]", self.text))

    def say(self, ja: str, en: str) -> str:
        return ja if self.is_japanese else en

    @property
    def names(self) -> list[str]:
        ids = re.findall(r"(?<![A-Za-z])C\d{3}(?!\d)", self.text)
        found = [*ids, *_JAPANESE_NAME.findall(self.text), *_COMPANY.findall(self.text)]
        if not found:
            found = [
                n
                for n in _ENGLISH_NAME.findall(self.text)
                if not _AREAS.fullmatch(n) and n.lower() not in (*_MONTHS, *_ENGLISH_DAYS)
            ]
        return list(dict.fromkeys(found)) or ([self.here] if self.here else [])

    @property
    def names_of_people(self) -> bool:
        return bool(_JAPANESE_NAME.search(self.text) or self.here)

    @property
    def area(self) -> str | None:
        found = _AREAS.search(self.text)
        return found[0] if found else None

    @property
    def days(self) -> list[date]:
        """Days the question names, by a handful of rules."""
        found = [_ahead(self.today, int(m), int(d)) for m, d in re.findall(r"(\d{1,2})月(\d{1,2})日", self.text)]
        lower = self.text.lower()
        for number, month in enumerate(_MONTHS, 1):
            for d in re.findall(rf"(\d{{1,2}}) {month}|{month} (\d{{1,2}})", lower):
                found.append(_ahead(self.today, number, int(d[0] or d[1])))
        monday = self.today - timedelta(days=self.today.weekday())
        for week, day in re.findall(rf"(今週|来週|再来週)の?([{_WEEKDAYS}])曜?", self.text):
            found.append(monday + timedelta(weeks=["今週", "来週", "再来週"].index(week), days=_WEEKDAYS.index(day)))
        for day in re.findall(rf"next ({'|'.join(_ENGLISH_DAYS)})", lower):
            found.append(monday + timedelta(weeks=1, days=_ENGLISH_DAYS.index(day)))
        if re.search("明日|tomorrow", lower):
            found.append(self.today + timedelta(days=1))
        return found

    @property
    def span(self) -> tuple[date, date] | None:
        """The period the question names."""
        lower, today = self.text.lower(), self.today
        monday = today - timedelta(days=today.weekday())
        if m := re.search(r"(\d+) ?(?:か月|ヶ月|カ月|months?)", lower):
            return today, today + timedelta(days=30 * int(m[1]) + 2)
        if (m := re.search(r"(\d+) ?(?:日|days?)(?:以内|間)?", lower)) and not self.days:
            return today, today + timedelta(days=int(m[1]))
        if re.search("今週|this week", lower):
            return today, monday + timedelta(days=6)
        if re.search("来週|next week", lower):
            return monday + timedelta(days=7), monday + timedelta(days=13)
        if re.search("今月|this month|end of the month", lower):
            return today, _month_end(today.year, today.month)
        if re.search("来月|next month", lower):
            year, month = (today.year + today.month // 12, today.month % 12 + 1)
            return date(year, month, 1), _month_end(year, month)
        if re.search("年内|年末|this year", lower):
            return today, date(today.year, 12, 31)
        if m := re.search(r"(\d{1,2})月(?!\d*日)", self.text):
            first = _ahead(today, int(m[1]), 28).replace(day=1)
            return first, _month_end(first.year, first.month)
        for number, name in enumerate(_MONTHS, 1):
            if re.search(rf"\b(?:in|by|until|of) {name}", lower):
                first = _ahead(today, number, 28).replace(day=1)
                return first, _month_end(first.year, first.month)
        return (min(self.days), max(self.days)) if self.days else None


def _ahead(today: date, month: int, day: int) -> date:
    found = date(today.year, month, min(day, 28) if month == 2 else day)
    return found if found >= today - timedelta(days=60) else found.replace(year=today.year + 1)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _calls(q: _Question, offered: set[str]) -> Iterator[Call]:
    name = next(n for n, words in _TOOLS if n in offered and re.search(words, q.text, re.IGNORECASE))
    if name == "customer_brief_facts" and not q.names:
        return  # small talk
    if name == "propose_note":
        yield from _note(q)
        return
    if name == "search_notes":
        words = (
            _QUOTED.findall(q.text)
            or re.findall(r"[一-龥ァ-ヴー]{2,}", re.sub("メモ|検索|記録|顧客|お客様|言及", " ", q.text))[:1]
        )
        if not words:
            words = [
                w
                for w in re.findall(r"[a-z]{5,}", q.text.lower())
                if w not in ("notes", "search", "mentioned", "about", "which", "talked")
            ][-1:]
        yield Call(name, {"words": words or ["相談"]})
        return
    if name == "compare_customers" and len(q.names) < 2:
        name = "customer_brief_facts"
    yield from _reading(name, q)


def _reading(name: str, q: _Question) -> Iterator[Call]:
    names, where = q.names, {"area": q.area} if q.area else {}
    when = {"start": q.span[0].isoformat(), "end": q.span[1].isoformat()} if q.span else {}
    about = {"customer": names[0]} if names else {}
    match name:
        case "plan_trip":
            days = q.days or [q.today + timedelta(days=5)]
            yield Call(name, {"days": [d.isoformat() for d in days], **where, "must_visit": names})
        case "compare_customers":
            yield Call(name, {"one": names[0], "other": names[1]})
        case "event_exposure":
            event = re.search(r"日銀|FOMC|選挙|雇用統計|消費者物価|BOJ|CPI|payrolls?|election", q.text, re.IGNORECASE)
            yield Call(name, {"event": event[0] if event else q.text[:100], **about, **where})
        case "list_events":
            yield Call(name, when)
        case "portfolio_facts":
            holders = re.search(r"(?:own|hold|holds) ([A-Z][\w ]+)|([^、。]+?)を(?:保有して|持って)いる", q.text)
            product = holders and (holders[1] or holders[2])
            yield Call(name, {"product": product} if product and not q.names_of_people else {**about, **where})
        case "rank_visits":
            yield Call(name, {**where, **when})
        case "customer_brief_facts":
            yield from (Call(name, {"customer": n}) for n in names[:2]) if names else (Call("rank_visits", where),)
        case "list_maturities" | "list_predicted_inflows":
            least = re.search(r"([\d,]+)万円以上", q.text) or re.search(r"(?:over|above) (\d+) million", q.text)
            yen = int(least[1].replace(",", "")) * (10_000 if "万" in least[0] else 1_000_000) if least else 0
            yield Call(name, {**about, **where, **when, "least_yen": yen})
        case _:
            yield Call(name, {**about, **where, **when})


def _note(q: _Question) -> Iterator[Call]:
    if not q.names:
        return
    customer, words, ahead = q.names[0], q.text, [d for d in q.days if d > q.today]
    follow = {"follow_up_on": ahead[0].isoformat()} if ahead else {}
    yield Call("propose_note", {"customer": customer, "words": words, **follow})
    amount = re.search(r"([\d,]+)万円", q.text)
    if amount and ahead and re.search("入金|入る|賞与|保険金|退職金", q.text):
        yen = int(amount[1].replace(",", "")) * 10_000
        yield Call(
            "propose_inflow",
            {"customer": customer, "amount": yen, "expected_on": ahead[-1].isoformat(), "words": words},
        )
    if ahead and re.search(r"再訪|また(?:訪問|伺)|次回訪問|come back|visit again", q.text):
        yield Call("propose_visit", {"customer": customer, "on": ahead[0].isoformat()})


def _called(messages: list[dict[str, Any]]) -> set[str]:
    return {c["function"]["name"] for m in messages for c in m.get("tool_calls") or ()}


def _has_facts(told: list[dict[str, Any]]) -> bool:
    return any("[f:" in m["content"] for m in told)


def _written(q: _Question, told: list[dict[str, Any]]) -> str:
    """The cited lines of the tools, those with the most about a customer first in their order."""
    lines = [line for m in told for line in m["content"].splitlines() if "[f:" in line]
    proposed = [line for line in lines if line.startswith("Proposed")]
    plain = [re.sub(r"</?q-\w+>", "", line) for line in lines if line not in proposed][:12]
    said = [f"・{line}" for line in plain]
    said += [q.say("提案：", "Proposed: ") + re.sub(r"</?q-\w+>", "", p.partition("cite: ")[2]) for p in proposed]
    if not said:
        return q.say("記録が見つかりませんでした。", "No records were found.")
    return "\n".join(said)
