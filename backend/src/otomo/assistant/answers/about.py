"""Answers about customers: briefing, what changed, holdings, comparison, an explained figure."""

import re
from collections.abc import Sequence

import msgspec

from otomo.assistant.facts import Fact, Trust
from otomo.assistant.reading.figures import Figure
from otomo.assistant.tools.briefs import Brief, compare_customers, customer_brief_facts
from otomo.assistant.tools.context import honoured, of_customer
from otomo.assistant.tools.portfolio import find_products, holders_of, portfolio_facts
from otomo.assistant.tools.visits import chosen
from otomo.assistant.turn import Turn
from otomo.rich import Label, Ref, Rich
from otomo.signals.comparing import KIND_NAMES
from otomo.wording import written

_SHOWN = {"changed": 4, "why_now": 2, "talk": 3, "who": 2, "unknown": 2}


async def brief(turn: Turn) -> None:
    """One page about a customer, what changed first."""
    found = await _brief(turn)
    turn.say("{name}のブリーフィング（前回の接触からの変化を先に）", "Briefing on {name}, what changed first",
             name=honoured(turn.context, found.name))  # fmt: skip
    for kind in ("changed", "why_now", "talk", "who", "unknown"):
        _section(turn, found, kind, _SHOWN[kind])
    brief_card(turn, found)


async def changed(turn: Turn) -> None:
    """What happened since the last contact, or since the day that was named."""
    found = await _brief(turn)
    name = honoured(turn.context, found.name)
    if found.since is None:
        turn.say(
            "{name}との接触の記録がまだありません。直近の変化：",
            "No contact with {name} is on record yet. Recent changes:",
            name=name,
        )
    else:
        turn.say("{name}：{day} からの変化", "{name}, since {day}:", name=name, day=found.since)
    for line in found.lines("changed"):
        turn.line(f"・{line}")
    brief_card(turn, found)


async def _brief(turn: Turn) -> Brief:
    customer_id = turn.customers[0]
    period = turn.asked.slots.period
    is_past = period is not None and period.start <= turn.context.today and turn.asked.intent == "changed"
    since = period.start if period is not None and is_past else None
    with turn.tool("customer_brief_facts", customer_id=customer_id, since=since and since.isoformat()):
        return await customer_brief_facts(turn.context, customer_id, since)


def _section(turn: Turn, found: Brief, kind: str, most: int) -> None:
    section = next(s for s in found.sections if s.kind == kind)
    turn.line(turn.context.fill(f"【{section.title.ja}】", f"{section.title.en}"))
    for line in section.lines[:most]:
        turn.line(f"・{line}")


def brief_card(turn: Turn, found: Brief) -> None:
    """A briefing as a card."""
    turn.card(
        "brief",
        customer_id=found.customer_id,
        name=found.name.display,
        sections=[{"kind": s.kind, "title": msgspec.to_builtins(s.title), "lines": s.lines} for s in found.sections],
    )


async def portfolio(turn: Turn) -> None:
    """What a customer, some area or the book holds; or who holds a product."""
    context, slots = turn.context, turn.asked.slots
    standings = chosen(context, slots.areas, turn.customers)
    products = find_products(context, turn.asked.text)
    if products and not turn.customers:
        with turn.tool("portfolio_facts", product=products[0].product_id):
            held = holders_of(context, products[0], standings)
            name = context.facts.lift(_product_name(products[0].name, products[0].product_id))
        if not held.rows:
            turn.say("「{p}」を保有する顧客は記録にありません。", "No customer on record holds {p}.", p=name)
            return
        turn.say("「{p}」の保有者（評価額の合計 {sum}）：", "Who holds {p} ({sum} in all):", p=name, **held.sums)
        turn.rows(held.rows, 10)
        turn.table(context.fill("保有者", "Holders"), held.rows)
        return
    with turn.tool("portfolio_facts", customers=turn.customers):
        found = portfolio_facts(context, standings)
    whose = (
        honoured(context, context.name(turn.customers[0])) if turn.customers else context.fill("担当全体", "The book")
    )
    who = f"（{found.customers.cited}）" if found.customers and context.is_japanese else ""
    turn.say(f"{{whose}}{who}の預り資産は {{assets}}（保有 {{n}}、取得額との差 {{gain}}）です。",
             "{whose}: assets {assets} ({n}, against cost {gain}).",
             whose=whose, assets=found.assets, n=found.holdings, gain=found.gain)  # fmt: skip
    parts = [context.fill(f"{k.ja} {{a}}（{{r}}）", f"{k.en} {{a}} ({{r}})", a=a, r=r) for k, a, r in found.classes]
    if parts:
        turn.say("内訳：{parts}。", "Of which: {parts}.", parts=context.fill("、", ", ").join(parts))
    turn.rows(found.rows.rows, 8)
    turn.table(context.fill("保有", "Holdings"), found.rows.rows)


def _product_name(name: str, product_id: str) -> Rich:
    return written(name, name, Ref("product", product_id))


async def compare(turn: Turn) -> None:
    """Two customers side by side."""
    if len(turn.customers) < 2:
        turn.say("比べるおふたりのお名前を教えてください。", "Name the two customers to compare.")
        return
    a, b = turn.customers[:2]
    with turn.tool("compare_customers", a=a, b=b):
        found = compare_customers(turn.context, a, b)
    turn.line(found.text)
    turn.rows(found.rows)
    turn.table(turn.context.fill("比較", "Comparison"), found.rows)


async def explain(turn: Turn) -> None:
    """Where a figure comes from: one of the last answer, else a customer's score."""
    shown = _meant(turn.asked.slots.figures, turn.past.facts)
    if shown is not None and not re.search(r"点|スコア|順位|score|rank", turn.asked.text, re.IGNORECASE):
        await _source(turn, shown)
        return
    if not turn.customers:
        turn.say("どの数字か、またはどのお客様の点数かを教えてください。", "Say which figure, or whose score.")
        return
    await _score(turn, turn.customers[0])


def _meant(said: Sequence[Figure], facts: Sequence[Fact]) -> Fact | None:
    """The fact of the last answer that a figure means; the first amount when only "this number" is said."""
    for figure in said:
        for fact in facts:
            if fact.number is not None and abs(fact.number - figure.value) <= figure.step / 2:
                return fact
    amounts = [f for f in facts if len(f.unit) == 3 and f.unit.isupper()]
    return amounts[0] if amounts and not said else None


_HOW: dict[Trust, Label] = {
    "record": Label("記録の値", "as recorded"),
    "computed": Label("記録から計算した値", "computed from the records"),
    "quoted": Label("人の書いた言葉", "somebody's words"),
}


async def _source(turn: Turn, shown: Fact) -> None:
    ref = shown.source_ref
    customer_id = ref.customer_id
    with turn.tool("explain_fact", fact=shown.kind, record=ref.id):
        fact = turn.context.facts.again(shown)
        name = turn.context.name(customer_id) if customer_id in turn.context.book.position and customer_id else None
    how = _HOW[shown.trust]
    whose = honoured(turn.context, name) if name else turn.context.fill("担当全体", "the whole book")
    turn.say(f"{{fact}} は {{whose}} の「{shown.label.ja}」で、{how.ja}です。",
             f"{{fact}} is “{shown.label.en}” of {{whose}}, {how.en}.", fact=fact, whose=whose)  # fmt: skip
    turn.customers = (customer_id,) if customer_id and name else turn.customers


async def _score(turn: Turn, customer_id: str) -> None:
    context = turn.context
    standing, ref = context.book.get(customer_id), of_customer(customer_id)
    with turn.tool("rank_visits", customer_id=customer_id):
        total = context.facts.points("customer.points", standing.score, ref)
        parts = [(p, context.facts.points(f"customer.{p.kind}", p.points, ref)) for p in standing.parts if p.points]
        most = {p.kind: context.facts.points(f"customer.{p.kind}_max", p.max_points, ref) for p, _ in parts}
        reasons = [context.facts.lift(f.words().text) for f in standing.findings[:4]]
    name = honoured(context, context.name(customer_id))
    turn.say(
        "{name}の点数は {total} で、理由の種類ごとの点の合計です。",
        "{name} scores {total}, the sum of the kinds of reasons.",
        name=name,
        total=total,
    )
    for part, points in parts:
        kind = KIND_NAMES[part.kind]
        turn.say(
            f"・{kind.ja}：{{p}}（最大 {{m}}）", f"・{kind.en}: {{p}} of at most {{m}}", p=points, m=most[part.kind]
        )
    for reason in reasons:
        turn.line(f"・{reason}")
