"""Customers in the order of visiting, each with the parts of the score.

What a ranking makes for every customer is declared without garbage collection (no cycles are possible in it): the
collector would otherwise walk a book of 10,000 again and again, a third of the time.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from otomo.rich import Rich
from otomo.signals.items import Finding, NextAction, Ranked, ScorePart, Signal
from otomo.signals.rules import RULES, Rule
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.wording import sentence

_FURTHER = 5
_NO_REASON = sentence("いま会う理由は見つかっていません。", "No reason to visit now was found.")


class Standing(msgspec.Struct, frozen=True, gc=False):
    """A customer with what was found, strongest first; ranking needs no more. `parts` sums to `score`."""

    view: CustomerView
    findings: tuple[Finding, ...]
    parts: tuple[ScorePart, ...]
    score: int


def assess(view: CustomerView, world: World, rules: Sequence[Rule] = RULES) -> Standing:
    """What the rules find for one customer, and the score: for each kind its strongest finding, a fifth of every
    further one, at most the kind's maximum."""
    found = [(rule, rule.find(view, world)) for rule in rules]
    parts = tuple(ScorePart(rule.kind, _kind_points(findings, rule), rule.max_points) for rule, findings in found)
    findings = [f for _, findings in found for f in findings]
    findings.sort(key=_strongest_first)
    return Standing(view, tuple(findings), parts, sum(part.points for part in parts))


def signals_of(view: CustomerView, world: World) -> tuple[Signal, ...]:
    """The customer's signals in words, strongest first."""
    return worded(assess(view, world))


def worded(standing: Standing) -> tuple[Signal, ...]:
    """The findings of `standing` in words, strongest first."""
    most = {part.kind: part.max_points for part in standing.parts}
    return tuple(_signal(finding, most[finding.kind]) for finding in standing.findings)


def rank(standings: Iterable[Standing]) -> list[Standing]:
    """By score, then the strongest finding's day, then its amount, then the id: a total order, whatever the order
    of the input."""
    return sorted(standings, key=_rank_key)


def ranked(standing: Standing, position: int) -> Ranked:
    """`standing` in words, at `position` (1 = first)."""
    signals = worded(standing)
    return Ranked(
        rank=position,
        score=standing.score,
        parts=standing.parts,
        customer=standing.view.digest,
        headline=signals[0].text if signals else _NO_REASON,
        signals=signals,
    )


def next_action(standing: Standing) -> NextAction | None:
    """What the strongest finding asks for; None when nothing was found."""
    if not standing.findings:
        return None
    lead = standing.findings[0]
    return NextAction(lead.kind, lead.due_on, headline(standing))


def headline(standing: Standing) -> Rich:
    """The strongest finding in one sentence."""
    return standing.findings[0].words().text if standing.findings else _NO_REASON


def lead_of(standing: Standing) -> tuple[date, Decimal]:
    """The day and amount (yen) of the strongest finding: what decides between equal scores."""
    lead = standing.findings[0] if standing.findings else None
    return (date.max, Decimal(0)) if lead is None else (lead.due_on or date.max, lead.size)


def _kind_points(findings: Sequence[Finding], rule: Rule) -> int:
    if not findings:
        return 0
    best, *further = sorted((f.points for f in findings), reverse=True)
    return min(rule.max_points, best + sum(p // _FURTHER for p in further))


def _strongest_first(finding: Finding) -> tuple[int, date, Decimal, str]:
    return (-finding.points, finding.due_on or date.max, -finding.size, finding.signal_id)


def _rank_key(standing: Standing) -> tuple[int, date, Decimal, str]:
    day, size = lead_of(standing)
    return (-standing.score, day, -size, standing.view.digest.customer_id)


def _signal(finding: Finding, most: int) -> Signal:
    words = finding.words()
    return Signal(
        signal_id=finding.signal_id,
        kind=finding.kind,
        customer_id=finding.customer_id,
        due_on=finding.due_on,
        days=finding.days,
        amount=finding.amount,
        points=finding.points,
        max_points=most,
        parts=finding.parts,
        tag=words.tag,
        text=words.text,
        evidence=words.evidence,
        readings=words.readings,
    )
