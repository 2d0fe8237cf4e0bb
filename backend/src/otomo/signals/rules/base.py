"""What a rule is."""

from typing import Protocol

from otomo.rich import Label
from otomo.signals.items import Finding, SignalKind
from otomo.signals.views import CustomerView
from otomo.signals.world import World

URGENCY = Label("近さ", "Urgency")
SIZE = Label("金額", "Size")


class Rule(Protocol):
    """Finds one kind of signal. Points of a finding are at most `max_points`; the same view and world give the same
    findings in the same order."""

    @property
    def kind(self) -> SignalKind:
        """The kind it finds."""

    @property
    def max_points(self) -> int:
        """The most its kind can add to a score."""

    def find(self, view: CustomerView, world: World) -> list[Finding]:
        """The findings for one customer, in a stable order."""
