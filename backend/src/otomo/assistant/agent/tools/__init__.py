"""The tools as a model sees them: typed arguments, and results as cited lines."""

from langchain_core.tools import BaseTool

from otomo.assistant.agent.tools import customers, portfolio, proposals, trips, windows

TOOLS: dict[str, BaseTool] = {
    tool.name: tool
    for tool in (
        customers.find_customers,
        customers.customer_brief_facts,
        customers.compare_customers,
        customers.rank_visits,
        windows.list_maturities,
        windows.list_predicted_inflows,
        windows.list_follow_ups,
        windows.list_events,
        windows.list_device_alarms,
        portfolio.portfolio_facts,
        portfolio.event_exposure,
        portfolio.search_notes,
        trips.plan_trip,
        trips.propose_trip_save,
        proposals.propose_note,
        proposals.propose_task,
        proposals.propose_visit,
        proposals.propose_inflow,
    )
}
"""By name."""
