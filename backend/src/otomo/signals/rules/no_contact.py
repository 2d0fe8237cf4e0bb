"""Nobody has spoken to the customer for long; how long is long depends on what they own."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from otomo.rich import Label, Ref
from otomo.signals.items import Finding, Part, SignalKind, Words
from otomo.signals.scales import points, size_of
from otomo.signals.views import CustomerView
from otomo.signals.world import World
from otomo.wording import day_of, sentence, span, span_of

_FULL_DAYS = 365
_SILENCE = 6
_MEANS = 2
_NEVER = 0.6
_SILENCE_NAME = Label("空白の長さ", "Length of silence")
_MEANS_NAME = Label("資産規模", "Means")
_THRESHOLDS = ((Decimal(100_000_000), 60), (Decimal(30_000_000), 90))
_THRESHOLD = 120


class NoContactRule:
    """At most one finding. Silence counts from 60 days for means of 100 million yen, 90 from 30 million, else 120."""

    kind: Final[SignalKind] = "no_contact"
    max_points: Final = _SILENCE + _MEANS

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        means = means_of(view, world)
        last = view.digest.last_contact_on
        if last is None:
            return [_finding(view, _NEVER, means, None, world)]
        threshold = threshold_for(means)
        silent = -world.days_to(last)
        if silent < threshold:
            return []
        share = min(1.0, 0.2 + 0.8 * (silent - threshold) / (_FULL_DAYS - threshold))
        return [_finding(view, share, means, last + timedelta(days=threshold), world)]


def means_of(view: CustomerView, world: World) -> Decimal:
    """The larger of the stated net worth and the assets with us, yen."""
    stated = view.digest.net_worth
    known = None if stated is None else world.in_base(stated, view.digest.currency)
    return max(known or Decimal(0), view.assets)


def threshold_for(means: Decimal) -> int:
    """Days of silence that are too many for a customer of these means (yen)."""
    return next((days for least, days in _THRESHOLDS if means >= least), _THRESHOLD)


def _finding(view: CustomerView, share: float, means: Decimal, due: date | None, world: World) -> Finding:
    customer_id = view.digest.customer_id
    parts = (
        Part(_SILENCE_NAME, points(_SILENCE, share)),
        Part(_MEANS_NAME, points(_MEANS, size_of(means))),
    )
    return Finding(
        kind="no_contact",
        customer_id=customer_id,
        record_id=customer_id,
        due_on=due,
        days=None if due is None else world.days_to(due),
        amount=None,
        size=Decimal(0),
        points=sum(p.points for p in parts),
        parts=parts,
        words=partial(_words, view, world),
    )


def _words(view: CustomerView, world: World) -> Words:
    ref = Ref("customer", view.digest.customer_id, view.digest.customer_id)
    last = view.digest.last_contact_on
    if last is None:
        text = sentence("接触の記録がまだありません。", "No contact has been recorded yet.")
        return Words(Label("接点の記録なし", "Never contacted"), text, (ref,))
    silent = -world.days_to(last)
    text = sentence(
        "最後の接触は {day} で、{span} 空いています。",
        "The last contact was on {day}, {span} ago.",
        day=day_of(last, ref, world.today),
        span=span_of(silent, ref),
    )
    return Words(Label(f"接点なし {span(silent, 'ja')}", f"No contact {silent} d"), text, (ref,))
