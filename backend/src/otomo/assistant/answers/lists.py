"""Answers that are lists: whom to visit, what matures, what comes in, what was promised, what happens."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from otomo.assistant.reading.spans import Period
from otomo.assistant.tools.alarms import list_device_alarms
from otomo.assistant.tools.context import Rows, honoured
from otomo.assistant.tools.visits import VisitRow, Visits, chosen, rank_visits
from otomo.assistant.tools.windows import (
    BOOK,
    list_events,
    list_follow_ups,
    list_maturities,
    list_predicted_inflows,
)
from otomo.assistant.turn import Turn
from otomo.rich import Label
from otomo.signals.ranking import Standing

_DAYS = 90
_EVENT_DAYS = 45
_PROMISE_DAYS = 7


async def visits(turn: Turn) -> None:
    """Whom to visit, and why."""
    slots, context = turn.asked.slots, turn.context
    said = "・".join(a.said for a in slots.areas)
    with turn.tool("rank_visits", areas=said, period=_shown(slots.period)):
        found = rank_visits(context, slots.areas, slots.period)
    where = context.fill(f"{said}で", f" in {', '.join(a.said for a in slots.areas)}") if said else ""
    if not found.rows:
        turn.say(
            f"{where}いま会う理由のある顧客は見つかりません。",
            f"No customer with a reason to visit now was found{where}.",
        )
        return
    count = context.facts.count("customer.count", found.total, BOOK, "名", "customer")
    turn.say(f"{where}いま会う理由のある顧客は {{n}} です。点数の高い順に：",
             f"{{n}} with a reason to visit now{where}. By score:", n=count)  # fmt: skip
    for row in found.rows:
        _say_visit(turn, row)
    visit_card(turn, found)
    if found.closed:
        names = "、".join(honoured(context, n) for n in found.closed)
        turn.say(
            "この期間に面談できる曜日がない方：{names}。",
            "Without visiting hours in this period: {names}.",
            names=names,
        )
    turn.customers = tuple(r.customer_id for r in found.rows)


def visit_card(turn: Turn, found: Visits) -> None:
    """Customers worth a visit as a card."""
    turn.card("visit_list", rows=[
        {"customer_id": r.customer_id, "name": r.name.display, "score": r.score.value, "reasons": r.reasons}
        for r in found.rows
    ])  # fmt: skip


def _say_visit(turn: Turn, row: VisitRow) -> None:
    name = honoured(turn.context, row.name)
    turn.say("・{name}（{score}）：{why}", "・{name} ({score}): {why}", name=name, score=row.score, why=row.reasons[0])
    if len(row.reasons) > 1:
        turn.say("　ほかに：{why}", "  Also: {why}", why=row.reasons[1])


async def maturities(turn: Turn) -> None:
    """What matures in a period."""
    start, end = window(turn, _DAYS)
    with turn.tool("list_maturities", start=start.isoformat(), end=end.isoformat(), customers=turn.customers):
        found = list_maturities(turn.context, subjects(turn), start, end, least(turn))
    _listed(
        turn, found, (start, end), Label("償還", "maturities"), Label("合計 {sum}（円換算）", "{sum} in all, in yen")
    )


async def inflows(turn: Turn) -> None:
    """What is expected to come in."""
    start, end = window(turn, _DAYS)
    with turn.tool("list_predicted_inflows", start=start.isoformat(), end=end.isoformat(), customers=turn.customers):
        found = list_predicted_inflows(turn.context, subjects(turn), start, end, least(turn))
    sums = Label("合計 {sum}、確度を掛けた期待額 {expected}", "{sum} in all, {expected} weighted by confidence")
    _listed(turn, found, (start, end), Label("入金予定", "expected inflows"), sums)


async def follow_ups(turn: Turn) -> None:
    """Promises that are due."""
    period = turn.asked.slots.period
    start = period.start if period else None
    end = period.end if period else turn.context.today + timedelta(days=_PROMISE_DAYS)
    with turn.tool("list_follow_ups", end=end.isoformat(), customers=turn.customers):
        found = list_follow_ups(turn.context, subjects(turn), start, end)
    _listed(turn, found, (start, end), Label("フォロー", "follow-ups"), None)


async def alarms(turn: Turn) -> None:
    """What is wrong at the customers' sites."""
    period = turn.asked.slots.period
    with turn.tool("list_device_alarms", period=_shown(period), customers=turn.customers):
        found = await list_device_alarms(turn.context, subjects(turn), period)
    if not found.rows:
        turn.say("未解消の機器アラームは、記録にありません。", "No open device alarm is on record.")
        return
    count = turn.context.facts.count("alarm.count", found.total, BOOK)
    turn.say("機器アラームは {n} です。新しい順に：", "Device alarms: {n}, newest first:", n=count)
    turn.rows(found.rows, 8)
    turn.table(turn.context.fill("機器アラーム", "Device alarms"), found.rows)
    turn.customers = tuple(dict.fromkeys(r.customer_id for r in found.rows if r.customer_id))


async def events(turn: Turn) -> None:
    """What happens in the world."""
    start, end = window(turn, _EVENT_DAYS)
    with turn.tool("list_events", start=start.isoformat(), end=end.isoformat()):
        found = list_events(turn.context, start, end)
    _listed(turn, found, (start, end), Label("経済イベント", "economic events"), None)


def _listed(turn: Turn, found: Rows, span: tuple[date | None, date], what: Label, sums: Label | None) -> None:
    context = turn.context
    period = spanned(turn, *span)
    whose = "、".join(honoured(context, context.name(c)) for c in turn.customers)
    who = context.fill(f"{whose}の", f" of {whose}") if whose else ""
    if not found.total:
        turn.say("{period}の{who}" + what.ja + "は、記録にありません。", f"No {what.en}{{who}} on record {{period}}.",
                 period=period, who=who)  # fmt: skip
        return
    count = context.facts.count("customer.count", found.total, BOOK)
    total = context.fill("。" + sums.ja, ": " + sums.en, **found.sums) if sums and found.sums else ""
    turn.say("{period}の{who}" + what.ja + "は {n}{total}。", f"{{n}} {what.en}{{who}} {{period}}{{total}}.",
             period=period, who=who, n=count, total=total)  # fmt: skip
    turn.rows(found.rows, 8)
    turn.table(context.fill(what.ja, what.en), found.rows)
    if not turn.customers:
        turn.customers = tuple(dict.fromkeys(r.customer_id for r in found.rows if r.customer_id))


def window(turn: Turn, days: int) -> tuple[date, date]:
    """The period asked for; `days` from today when none was."""
    today, period = turn.context.today, turn.asked.slots.period
    if period is None:
        return today, today + timedelta(days=days)
    if period.edge == "from":
        return period.start, max(period.start, today) + timedelta(days=days)
    return period.start, period.end


def spanned(turn: Turn, start: date | None, end: date) -> str:
    """A period in words, its days cited."""
    facts = turn.context.facts
    last = facts.day("trip.date", end, BOOK)
    if start is None or start == end:
        by = ("{b}まで", "by {b}") if start is None else ("{b}", "on {b}")
        return turn.context.fill(*by, b=last)
    return turn.context.fill("{a}〜{b}", "from {a} to {b}", a=facts.day("trip.date", start, BOOK), b=last)


def subjects(turn: Turn) -> list[Standing]:
    """The standings a list is about."""
    return chosen(turn.context, turn.asked.slots.areas, turn.customers)


def least(turn: Turn) -> Decimal:
    """The amount asked for with 以上 or over, yen."""
    said: Sequence[Decimal] = [f.value for f in turn.asked.slots.figures if f.is_money and f.bound == "least"]
    return said[0] if said else Decimal(0)


def _shown(period: Period | None) -> str | None:
    return f"{period.start} – {period.end}" if period else None
