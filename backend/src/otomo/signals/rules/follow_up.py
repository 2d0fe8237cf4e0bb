"""Something was promised by a day that is near or past."""

from decimal import Decimal
from functools import partial
from typing import Final

from otomo.crm.book.items import FollowUp
from otomo.crm.notes.items import Priority
from otomo.rich import Label, Ref
from otomo.signals.items import Finding, Part, SignalKind, Words
from otomo.signals.rules.base import URGENCY
from otomo.signals.scales import nearness, points
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.text import without_list_mark
from otomo.wording import day_of, days_left, quote, sentence

AHEAD = 14
_PRIORITY = 10
_URGENCY = 7
_WEIGHT: dict[Priority | None, float] = {"high": 1.0, "medium": 0.7, None: 0.5, "low": 0.4}
_PRIORITY_NAME = Label("優先度", "Priority")
_QUOTE = 40


class FollowUpRule:
    """One finding for each open promise that is due within two weeks or overdue."""

    kind: Final[SignalKind] = "follow_up"
    max_points: Final = _PRIORITY + _URGENCY

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        customer_id = view.digest.customer_id
        return [
            _finding(customer_id, promise, world)
            for promise in view.digest.follow_ups
            if world.days_to(promise.follow_up_on) <= AHEAD
        ]


def quoted(text: str, most: int = _QUOTE) -> str:
    """The first line of `text` without a list mark, at most `most` characters, an ellipsis where it was cut."""
    line = without_list_mark(text.strip().partition("\n")[0])
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _finding(customer_id: str, promise: FollowUp, world: World) -> Finding:
    days = world.days_to(promise.follow_up_on)
    near = nearness(days, full=0, until=AHEAD, least=0.15)
    parts = (
        Part(_PRIORITY_NAME, points(_PRIORITY, _WEIGHT[promise.priority])),
        Part(URGENCY, points(_URGENCY, near)),
    )
    return Finding(
        kind="follow_up",
        customer_id=customer_id,
        record_id=promise.note_id,
        due_on=promise.follow_up_on,
        days=days,
        amount=None,
        size=Decimal(0),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, customer_id, promise, days, world),
    )


def _words(customer_id: str, promise: FollowUp, days: int, world: World) -> Words:
    ref = Ref("note", promise.note_id, customer_id)
    end_ja, is_en = ("でした", "was") if days < 0 else ("です", "is")
    text = sentence(
        f"{{noted}} のメモ「{{quote}}」の対応期限が {{day}} {end_ja}。",
        f"The follow-up to the note of {{noted}} (“{{quote}}”) {is_en} due on {{day}}.",
        noted=day_of(promise.noted_on, ref, world.today),
        quote=quote(quoted(promise.excerpt), ref),
        day=day_of(promise.follow_up_on, ref, world.today),
    )
    tag = Label(
        f"フォロー期限 {days_left(days, 'ja')}",
        f"Follow-up {'was due' if days < 0 else 'due'} {days_left(days, 'en')}",
    )
    return Words(tag, text, (ref,))
