"""Trips: planned, and proposed to be kept."""

from datetime import date
from typing import Annotated

from langchain_core.tools import tool
from pydantic import Field

from otomo.assistant.agent.run import UnclearError
from otomo.assistant.agent.tools.arguments import AnyArea, live, one_customer, places
from otomo.assistant.answers.trips import offer
from otomo.assistant.proposals.items import TripDraft
from otomo.assistant.tools import trips

Names = Annotated[list[str], Field(max_length=20, description="Names or ids of customers.")]


@tool
async def plan_trip(
    days: Annotated[list[date], Field(min_length=1, max_length=trips.MOST_DAYS, description="ISO days.")],
    area: AnyArea = None,
    must_visit: Names = [],  # noqa: B006 - the schema's default; never changed
    avoid: Names = [],  # noqa: B006
) -> str:
    """A timetable of the most valuable visits of some days with travel by road. Nothing is kept."""
    run = live()
    context = run.turn.context
    if min(days) < context.today:
        raise UnclearError("A trip cannot be planned for a day that is over.")
    with run.turn.tool("plan_trip", days=[d.isoformat() for d in days], areas=area):
        wanted = [one_customer(run, name) for name in must_visit]
        unwanted = [one_customer(run, name) for name in avoid]
        run.plan = found = await trips.plan_trip(context, sorted(set(days)), places(area), wanted, unwanted)
    lines = [f"{day} {line}" for day, visits in found.days for line in visits]
    left = [f"not possible: {line}" for line in (*found.dropped, *found.conflicts)]
    return run.told([*lines, *left], f"{found.visits.cited}; travel {found.travel.cited}; score {found.value.cited}")


@tool
async def propose_trip_save(
    title: Annotated[str | None, Field(max_length=80, description="A name for the trip.")] = None,
) -> str:
    """Shows the timetable planned last to the user, to be kept as a trip if approved."""
    run = live()
    if run.plan is None:
        raise UnclearError("Plan a trip first.")
    with run.turn.tool("propose_trip_save", title=title):
        await offer(run.turn, run.plan, TripDraft(request=run.plan.request, plan=run.plan.plan, title=title))
    return "Proposed; it waits for the user's approval."
