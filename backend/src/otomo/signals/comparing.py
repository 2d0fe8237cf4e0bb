"""Why one customer is ranked above another."""

from otomo.rich import Label, Ref, Rich
from otomo.signals.items import ComparedPart, Comparison, SignalKind
from otomo.signals.ranking import Standing, lead_of, rank
from otomo.wording import listed, name, sentence, written

KIND_NAMES: dict[SignalKind, Label] = {
    "maturity": Label("償還", "maturities"),
    "inflow": Label("入金", "inflows"),
    "event": Label("イベント", "events"),
    "follow_up": Label("フォロー", "follow-ups"),
    "device": Label("機器", "devices"),
    "no_contact": Label("接点の空白", "silence"),
}


def compare(a: Standing, b: Standing) -> Comparison:
    """The two in their order of ranking, with the points of each kind and the reason in one or two sentences."""
    above, below = rank([a, b])
    other = {part.kind: part.points for part in below.parts}
    parts = tuple(
        ComparedPart(p.kind, p.points, other[p.kind], p.points - other[p.kind])
        for p in above.parts
    )  # fmt: skip
    text = _because(above, below, parts) if above.score != below.score else _tie(above, below)
    return Comparison(above.view.digest.customer_id, below.view.digest.customer_id, parts, text)


def _because(above: Standing, below: Standing, parts: tuple[ComparedPart, ...]) -> Rich:
    more = sorted((p for p in parts if p.delta > 0), key=lambda p: -p.delta)
    less = sorted((p for p in parts if p.delta < 0), key=lambda p: p.delta)
    head = sentence(
        "{above}が{below}より上なのは、{more} 高いためです。",
        "{above} is above {below}: higher by {more}.",
        above=_named(above),
        below=_named(below),
        more=_differences(more, above),
    )
    if not less:
        return head
    tail = sentence("一方、{less} 低くなっています。", " It is lower by {less}.", less=_differences(less, below))
    return listed([head, tail], "", "")


def _differences(parts: list[ComparedPart], standing: Standing) -> Rich:
    ref = _customer(standing)
    return listed(
        sentence(
            f"{KIND_NAMES[p.kind].ja}で {{delta}}",
            f"{{delta}} on {KIND_NAMES[p.kind].en}",
            delta=written(f"{abs(p.delta)}点", str(abs(p.delta)), ref),
        )
        for p in parts
    )


def _tie(above: Standing, below: Standing) -> Rich:
    (day, size), (other_day, other_size) = lead_of(above), lead_of(below)
    if day != other_day:
        reason = Label("いちばん強い理由の期日が早い", "its strongest reason is due sooner")
    elif size != other_size:
        reason = Label("いちばん強い理由の金額が大きい", "its strongest reason is about more money")
    else:
        reason = Label("期日も金額も同じで、顧客IDの順に並べている", "day and amount are equal too, and ids decide")
    return sentence(
        f"{{above}}と{{below}}は同点です。{reason.ja}ため、前者が上です。",
        f"{{above}} and {{below}} have equal scores. The former is above because {reason.en}.",
        above=_named(above),
        below=_named(below),
    )


def _named(standing: Standing) -> Rich:
    ref = _customer(standing)
    return sentence(
        "{name}（{score}）",
        "{name} ({score})",
        name=name(standing.view.digest.name, ref),
        score=written(f"{standing.score}点", str(standing.score), ref),
    )


def _customer(standing: Standing) -> Ref:
    customer_id = standing.view.digest.customer_id
    return Ref("customer", customer_id, customer_id)
