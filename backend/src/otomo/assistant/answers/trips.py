"""Answers about trips and events: plan, move or drop a stop; what an event means for the book."""

import re

from msgspec.structs import replace

from otomo.assistant.answers.stops import nearest, stop_said, time_said
from otomo.assistant.planner.names import NameIndex
from otomo.assistant.proposals.items import StopsDraft, TripDraft
from otomo.assistant.tools.context import honoured, of_customer
from otomo.assistant.tools.events import event_exposure, find_events, next_event
from otomo.assistant.tools.trips import Order, Planned, arrange, clock, order_of, plan_trip, travel_days, unsaved
from otomo.assistant.tools.visits import chosen
from otomo.assistant.turn import Turn
from otomo.errors import ProblemError
from otomo.rich import Label
from otomo.trips.errors import NoCandidatesError, PlannerBusyError
from otomo.trips.items import Trip
from otomo.trips.schemas import TripPlanBody

_AVOID = re.compile(r"以外|除いて|抜きで|を外して|\bexcept\b|\bwithout\b|\bavoid", re.IGNORECASE)
_DAY = re.compile(r"(\d)日目|\bday (\d)\b", re.IGNORECASE)
_FIRST = re.compile(r"最初|先頭|一番目|1番目|朝一|\bfirst\b|\bto the (?:start|top|beginning)\b", re.IGNORECASE)
_LAST = re.compile(r"最後|末尾|\blast\b|\bto the end\b", re.IGNORECASE)
_ADD = re.compile(r"追加|寄り|寄れ|加え|入れて|足し|\badd\b|\binclude\b", re.IGNORECASE)
_BEFORE = re.compile(r"の前|より前|より先|\bbefore\b|\bearlier\b", re.IGNORECASE)
_OUT = re.compile(
    r"外|はず|抜|除|削|消|落と|飛ば|キャンセル|取り消|\bdrop\b|\bremove\b|\bskip\b|\b(?:take|leave|cut)\b.{0,40}\bout\b|\bcut\b",
    re.I,
)

_OUT_ONLY = re.compile(r"外して|はずして|抜いて|除いて|落として|\bdrop\b|\bremove\b|\bskip\b", re.IGNORECASE)


async def plan(turn: Turn) -> None:
    """A trip, not kept until approved."""
    context, slots = turn.context, turn.asked.slots
    days = travel_days(turn.asked.text, slots.period, context.today)
    if days[0] < context.today:
        turn.say("過ぎた日の旅程は立てられません。", "A day in the past cannot be planned.")
        return
    avoids = bool(_AVOID.search(turn.asked.text))
    named = slots.customers
    try:
        with turn.tool(
            "plan_trip", days=[d.isoformat() for d in days], areas=[a.said for a in slots.areas], customers=named
        ):
            found = await plan_trip(context, days, slots.areas, () if avoids else named, named if avoids else ())
    except NoCandidatesError:
        turn.say("その条件で訪問できる顧客は見つかりません。地域を広げるか、お名前を挙げてください。",
                 "Nobody to visit was found under these wishes; widen the area or name customers.")  # fmt: skip
        return
    except PlannerBusyError:
        turn.say(
            "計画の計算が混み合っています。少し後でもう一度お試しください。",
            "All planners are at work; try again shortly.",
        )
        return
    await _show(turn, found, TripDraft(request=found.request, plan=found.plan))


async def move(turn: Turn) -> None:
    """The open plan of the chat, or the trip of the screen, with a stop moved, added or taken out."""
    trip, draft = await _current(turn)
    if trip is None:
        turn.say("動かす旅程がありません。先に旅程を作るか、旅程の画面を開いてください。",
                 "There is no plan to change. Make one first, or open a trip.")  # fmt: skip
        return
    before = order_of(trip.plan)
    counted, text = stop_said(before, turn.asked.text)
    named = _in_order(turn) or ([counted] if counted else [])
    if not named:
        turn.say("どなたの訪問かを、お名前か順番で教えてください。", "Say whose visit, by name or by its place.")
        return
    order = _changed(before, named, text)
    if order is None:
        name = honoured(turn.context, turn.context.name(named[0]))
        turn.say("{name}はこの旅程に入っていません。", "{name} is not in this plan.", name=name)
        return
    try:
        if (at := time_said(text)) is not None and any(named[0] in day for day in order):
            order = await _timed(turn, trip, order, named[0], at)
            if order == before:
                return
        with turn.tool("plan_trip", trip=trip.trip_id, order=order):
            found = await arrange(turn.context, trip, order)
    except ProblemError as refused:
        turn.say("その順番にはできません。", "The plan cannot be put in this order.")
        turn.context.missing("並べ替え", "the new order", _why(refused))
        return
    if isinstance(draft, TripDraft):
        await _show(turn, found, TripDraft(request=draft.request, plan=found.plan, title=draft.title))
    else:
        await _show(turn, found, StopsDraft(trip_id=trip.trip_id, version=trip.version, order=order))


async def _timed(turn: Turn, trip: Trip, order: Order, who: str, at: int) -> Order:
    """`order` with the visit as near to `at` as travel and the other visits allow, which is said."""
    found = await nearest(turn.context, trip, order, who, at)
    name = honoured(turn.context, turn.context.name(who))
    starts = turn.context.facts.text("trip.time", clock(found.begins), of_customer(who))
    if found.order == order_of(trip.plan):
        turn.say("いまの順番がその時刻にいちばん近く、{name}は {a} からです。",
                 "The plan as it is comes nearest: {name} begins at {a}.", name=name, a=starts)  # fmt: skip
        return found.order
    if found.begins != at:
        turn.say("移動とほかの訪問があるため、{name}はその時刻にいちばん近い {a} からにします。",
                 "With travel and the other visits, the nearest for {name} is {a}.", name=name, a=starts)  # fmt: skip
    if found.warnings:
        turn.say("ただし、お客様の面談できる時間などの希望から外れる訪問があります。予定表の印をご確認ください。",
                 "Some visits then miss the hours they are wished at; the timetable marks them.")  # fmt: skip
    return found.order


def _why(refused: ProblemError) -> Label:
    return Label(refused.title, refused.title)


async def _current(turn: Turn) -> tuple[Trip | None, TripDraft | StopsDraft | None]:
    """The plan that is meant: the chat's open one, the screen's trip, the next trip."""
    context, trips = turn.context, turn.context.sources.trips
    draft = turn.past.plan[1] if turn.past.plan else None
    if isinstance(draft, TripDraft):
        return unsaved(context, draft.request, draft.plan, turn.now), draft
    if draft is not None:
        kept = await trips.get(context.principal, draft.trip_id)
        return replace(kept, plan=await trips.arranged(context.principal, kept, draft.order)), draft
    if turn.screen.trip_id is not None:
        return await trips.get(context.principal, turn.screen.trip_id), None
    return await trips.next(context.principal), None


def _in_order(turn: Turn) -> list[str]:
    """The customers as the sentence names them."""
    names: NameIndex = turn.context.names
    found = sorted(names.find(turn.asked.text), key=lambda n: n.at)
    return list(dict.fromkeys(n.customer_ids[0] for n in found if len(n.customer_ids) == 1))


def _changed(order: Order, named: list[str], text: str) -> Order | None:
    """`order` with the first named customer taken out, added or moved; None when a stop that should move is not
    there."""
    who, other = named[0], named[1] if len(named) > 1 else None
    days = [list(day) for day in order]
    home = next((k for k, day in enumerate(days) if who in day), None)
    adds = bool(_ADD.search(text))
    if home is None and not adds:
        return None
    if home is not None:
        days[home].remove(who)
    if adds or _moves(text, other):
        day, place = _place(days, home, other, text)
        days[day].insert(place, who)
    return tuple(map(tuple, days))


def _moves(text: str, other: str | None) -> bool:
    """Taking out is what remains when no new place is said."""
    has_place = any(p.search(text) for p in (_FIRST, _LAST, _DAY)) or (other is not None and not _OUT_ONLY.search(text))
    return has_place or not _OUT.search(text)


def _place(days: list[list[str]], home: int | None, other: str | None, text: str) -> tuple[int, int]:
    """The day and position a stop goes to: beside another stop, on a named day, first or last; last where nothing
    tells."""
    beside = next((k for k, day in enumerate(days) if other in day), None) if other else None
    if beside is not None and other is not None:
        return beside, days[beside].index(other) + (0 if _BEFORE.search(text) else 1)
    said = _DAY.search(text)
    day = min(int(said[1] or said[2]), len(days)) - 1 if said else home
    if day is None or day < 0:
        day = min(range(len(days)), key=lambda k: len(days[k]))
    return day, 0 if _FIRST.search(text) else len(days[day])


async def _show(turn: Turn, found: Planned, draft: TripDraft | StopsDraft) -> None:
    """The plan in words, as a card, and as a proposal in place of the one before."""
    turn.say("{n} の訪問、移動は合計 {t}、点数の合計は {v} です。", "{n}, {t} of travel, {v} in all.",
             n=found.visits, t=found.travel, v=found.value)  # fmt: skip
    for day, lines in found.days:
        turn.say("【{day}】", "{day}", day=day)
        for line in lines:
            turn.line(f"・{line}")
    for title, lines in (
        (("入らなかった方", "Left out"), found.dropped),
        (("両立しない希望", "Cannot be met"), found.conflicts),
    ):
        if lines:
            turn.say(f"{title[0]}：", f"{title[1]}:")
            for line in lines:
                turn.line(f"・{line}")
    await offer(turn, found, draft)
    turn.say("承認すると旅程として保存します。", "Approve it to keep it as a trip.")
    turn.customers = tuple(c for day in found.order for c in day)


async def offer(turn: Turn, found: Planned, draft: TripDraft | StopsDraft) -> None:
    """The plan as a card and a proposal, in place of the one before."""
    body = TripPlanBody.model_validate(found.plan).model_dump(mode="json")
    if turn.past.plan is not None:
        await turn.replace_plan(turn.past.plan[0])
    proposal = await turn.propose(draft)
    turn.card("route", plan=body, proposal_id=proposal.proposal_id)


async def event(turn: Turn) -> None:
    """What an event means for the book."""
    context = turn.context
    named = find_events(context, turn.asked.text)
    chosen_event = named[0] if named else next_event(context)
    if chosen_event is None:
        turn.say("影響する経済イベントは記録にありません。", "No economic event that matters is on record.")
        return
    with turn.tool("event_exposure", event_id=chosen_event.event_id, customers=turn.customers):
        found = event_exposure(context, chosen_event, chosen(context, turn.asked.slots.areas, turn.customers))
    turn.say("{title}（{day}、{days}）", "{title} ({day}, {days})", title=found.title, day=found.day, days=found.days)
    if found.shocks:
        shocks = context.fill("、", ", ").join(found.shocks)
        turn.say("想定：{s}。", "Assumed: {s}.", s=shocks)
    if found.count is None:
        turn.say("影響を受ける保有は記録にありません。", "No holding on record is touched.")
        return
    turn.say("影響を受けるのは {n}、対象の評価額は {x} です。", "It touches {n}, with {x} exposed.",
             n=found.count, x=found.touched.sums["exposed"])  # fmt: skip
    if "effect" in found.touched.sums:
        turn.say("概算の影響は合計 {e} です。", "The estimated effect is {e} in all.", e=found.touched.sums["effect"])
    turn.rows(found.touched.rows, 6)
    turn.table(context.fill("影響を受ける顧客", "Customers touched"), found.touched.rows)
    turn.customers = tuple(r.customer_id for r in found.touched.rows if r.customer_id)
