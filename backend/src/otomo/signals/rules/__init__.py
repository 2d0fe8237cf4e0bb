"""The rules in the order their kinds are shown. A further rule (drift, price_move) is one more line here; the
most points of all kinds stay 100 together (docs/adr/0005-signal-scores.md)."""

from otomo.signals.rules.base import Rule
from otomo.signals.rules.device import DeviceRule
from otomo.signals.rules.event import EventRule
from otomo.signals.rules.follow_up import FollowUpRule
from otomo.signals.rules.inflow import InflowRule
from otomo.signals.rules.maturity import MaturityRule
from otomo.signals.rules.no_contact import NoContactRule

RULES: tuple[Rule, ...] = (
    MaturityRule(), InflowRule(), EventRule(), FollowUpRule(), DeviceRule(), NoContactRule()
)  # fmt: skip

__all__ = ["RULES", "Rule"]
