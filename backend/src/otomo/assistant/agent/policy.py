"""Which tools a run has: fixed from the user's own words before any record is read, so that nothing in a record can
bring in another."""

from otomo.assistant.planner.intents import Intent
from otomo.assistant.planner.understanding import Understood
from otomo.auth.principal import Principal

READ = frozenset({
    "find_customers", "customer_brief_facts", "compare_customers", "rank_visits", "list_maturities",
    "list_predicted_inflows", "list_follow_ups", "list_events", "list_device_alarms", "portfolio_facts",
    "event_exposure", "search_notes",
})  # fmt: skip
_PROPOSE: dict[Intent, frozenset[str]] = {
    "note": frozenset({"propose_note", "propose_task", "propose_visit", "propose_inflow"}),
    "plan": frozenset({"plan_trip", "propose_trip_save", "propose_visit"}),
}


def tools_for(asked: Understood, principal: Principal) -> frozenset[str]:
    """Reading always; planning and proposing only where the question itself speaks of it, and never for viewers."""
    if principal.role == "viewer":
        return READ
    wanted = (_PROPOSE.get(intent, frozenset()) for intent, score in asked.scores.items() if score > 0)
    return READ.union(*wanted)
