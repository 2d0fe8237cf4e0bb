"""The intents and the words that point to them (`cues.tsv`: intent, weight, pattern). A cue counts once; a question's
intent is the one with the most."""

import re
from importlib.resources import files
from typing import Literal, get_args

from otomo.rich import Label

Intent = Literal[
    "visits", "brief", "changed", "maturities", "inflows", "alarms", "events", "follow_ups", "event", "plan", "move",
    "note", "search", "explain", "compare", "portfolio", "help", "refuse", "unclear",
]  # fmt: skip
INTENTS: tuple[Intent, ...] = get_args(Intent)

ANALYSES: frozenset[Intent] = frozenset({"portfolio", "event", "compare"})
"""What weighs whole portfolios, and may take longer."""

Refusal = Literal["secrets", "others", "send", "trade", "erase", "predict", "web", "advice"]

EXAMPLES: dict[Intent, Label] = {
    "visits": Label("今週、静岡で誰を訪問すべき？", "Whom should I visit in Shizuoka this week?"),
    "brief": Label("佐久間様のブリーフィング", "Brief me on Sakuma"),
    "changed": Label("佐久間様、前回から何が変わった？", "What changed at Sakuma since my last visit?"),
    "maturities": Label("3か月以内の償還", "Maturities within 3 months"),
    "inflows": Label("今月末までの入金予定", "Inflows expected by the end of the month"),
    "alarms": Label("機器のアラームは？", "Any device alarms?"),
    "events": Label("今後30日の経済イベント", "Economic events in the next 30 days"),
    "follow_ups": Label("期限の来ているフォロー", "Follow-ups that are due"),
    "event": Label("日銀会合は担当顧客にどう影響する？", "What does the BOJ meeting mean for my book?"),
    "plan": Label("来週水曜に静岡を回る旅程を作って", "Plan a trip in Shizuoka next Wednesday"),
    "move": Label("旅程から大石様を外して", "Drop Oishi from the plan"),
    "note": Label(
        "メモ：佐久間様を訪問。12月8日に再訪を約束", "Note: visited Sakuma, promised to come back on 8 December"
    ),
    "search": Label("メモで「留学」を検索", "Search notes for “studying abroad”"),
    "explain": Label("佐久間様の点数の内訳は？", "Explain Sakuma's score"),
    "compare": Label("佐久間様と遠山様を比較", "Compare Sakuma and Toyama"),
    "portfolio": Label("佐久間様の保有", "Sakuma's holdings"),
    "help": Label("何ができる？", "What can you do?"),
}


def _cues() -> dict[Intent, tuple[tuple[float, re.Pattern[str]], ...]]:
    cues: dict[Intent, list[tuple[float, re.Pattern[str]]]] = {}
    for intent, weight, pattern in _rows("cues.tsv"):
        cues.setdefault(_intent(intent), []).append((float(weight), re.compile(pattern, re.IGNORECASE)))
    return {intent: tuple(found) for intent, found in cues.items()}


def _intent(name: str) -> Intent:
    return next(intent for intent in INTENTS if intent == name)


def _refusals() -> dict[Refusal, re.Pattern[str]]:
    patterns = dict(_rows("refusals.tsv"))
    return {name: re.compile(patterns[name], re.IGNORECASE) for name in get_args(Refusal)}


def _rows(name: str) -> list[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


CUES = _cues()
"""Per intent: weights and patterns over text as `plain` writes it."""
REFUSALS = _refusals()
"""What is refused, in the order it is looked for."""
