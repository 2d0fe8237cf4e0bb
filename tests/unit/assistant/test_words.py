"""A model's words against the lines it cites: what it may say, and what it may not though each word is harmless."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from otomo.assistant.agent import claims
from otomo.assistant.agent.wording import Wording
from otomo.assistant.facts import Registry
from otomo.assistant.planner.names import NameIndex
from otomo.assistant.planner.understanding import understand
from otomo.crm.book.items import CustomerDigest
from otomo.money import Money
from otomo.rich import Ref

pytestmark = pytest.mark.mission("AI-5", "AI-6")

TODAY = date(2026, 11, 20)
NAMES = NameIndex(
    CustomerDigest(customer_id=i, name=name, kana=kana, risk_level=2, kind=kind)
    for i, name, kana, kind in (
        ("C001", "佐久間 恒一", "さくま こういち", "individual"),
        ("C002", "三好精工株式会社（本社）", "みよしせいこう", "corporate"),
    )
)


@dataclass
class Told:
    """What tools told: two bonds with their days, and a note that is overdue."""

    facts: Registry
    names: NameIndex
    lines: Sequence[str]

    @classmethod
    def of_a_turn(cls) -> "Told":
        facts = Registry("ja", TODAY)
        one, other, note = Ref("holding", "h1", "C001"), Ref("holding", "h2", "C002"), Ref("note", "n1", "C001")
        name = facts.text("customer.name", "佐久間 恒一", Ref("customer", "C001", "C001"))
        big = facts.money("holding.amount", Money(Decimal(30_000_000), "JPY"), one)
        small = facts.money("holding.amount", Money(Decimal(10_000_000), "JPY"), other)
        soon, later = (
            facts.day("product.date", date(2026, 12, 8), one),
            facts.day("product.date", date(2027, 1, 20), other),
        )
        due = facts.day("note.date", date(2026, 11, 6), note)
        quote = facts.quote("解約の手続きは終わっています", note)
        lines = [
            f"{soon.cited} {name.cited}様：{big.cited} が償還", f"{later.cited} {small.cited} が償還",
            f"対応期限 {due.cited}：「{quote.cited}」", "他社に預けている資産の記録はありません。",
        ]  # fmt: skip
        return cls(facts, NAMES, lines)

    def problems(self, said: str) -> list[str]:
        """Of a sentence in which `{1}` is the mark of the first fact."""
        text = said
        for fact in self.facts.all:
            text = text.replace(f"{{{fact.id}}}", f"[f:{fact.id}]")
        told = "\n".join(line.replace("解約の手続きは終わっています", " ") for line in self.lines)
        wording = Wording.of(["3か月以内の償還"], [f"\n{told}"], self.lines, ["1", "7"])
        return [p.said for p in claims.words(self, text, wording)]


TOLD = Told.of_a_turn()


@pytest.mark.parametrize(
    "said",
    [
        "佐久間 恒一{1}様の 3,000万円{2} が 12月8日{4} に償還を迎えるので、早めにご連絡ください。",
        "一番大きいのは 3,000万円{2} です。",
        "最も早いのは 12月8日{4} です。",
        "期限の 11月6日{6} を過ぎています。",
        "メモには「解約の手続きは終わっています」{7} とあります。",
        "他社に預けている資産については記録がありません。",
    ],
)
def test_what_the_cited_lines_say_may_be_said_in_other_words(said: str) -> None:
    assert TOLD.problems(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "一番大きいのは 1,000万円{3} です。",
        "最も早いのは 2027年1月20日{5} です。",
        "この 3,000万円{2} の期限は過ぎています。",
        "解約の手続きは終わっています{7}。",
        "佐久間 恒一{1}様は資金を他社に向ける意向です。",
        "預けている資産はありません。",
        "佐久間 恒一{1}様のリスクは高めです。",
        "メモに確認しました{6}。",
        "佐久間 恒一{1}様はこの内容でよいとのことです。",
        "Sakuma will call you soon {1}.",
        "고객이 사망했습니다{1}。",
    ],
)
def test_what_they_do_not_say_may_not(said: str) -> None:
    assert TOLD.problems(said)


@pytest.mark.parametrize(
    ("said", "intent", "customers"),
    [
        ("さくまさまのほゆうは", "portfolio", ("C001",)),
        ("サクマサマノヨウテン", "brief", ("C001",)),
        ("入金 佐久間", "inflows", ("C001",)),
        ("三好精工 警報", "alarms", ("C002",)),
        ("Sakuma-sanのportfolio見せて", "portfolio", ("C001",)),
        ("next monthのmaturityある？", "maturities", ()),
        ("Who should I see first in Shizuoka?", "visits", ()),
        ("差し支えなければ佐久間様のお持ちの商品を", "portfolio", ("C001",)),
        ("佐久間様の株、売っといて", "refuse", ("C001",)),
    ],
)
@pytest.mark.mission("AI-2")
def test_odd_wordings_are_understood(said: str, intent: str, customers: tuple[str, ...]) -> None:
    asked = understand(said, NAMES, TODAY)
    assert (asked.intent, asked.slots.customers) == (intent, customers)
