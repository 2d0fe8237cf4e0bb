"""A trip's title when the rep gave none: where it goes and for how long."""

from otomo.rich import Locale
from otomo.trips.items import TripPlan, visits_of

_MOST = 2


def title_of(plan: TripPlan, locale: Locale) -> str:
    """静岡市・浜松市 1日, Shizuoka · Hamamatsu 1 day: the cities of the visits, most valuable first."""
    worth: dict[str, int] = {}
    for day in plan.days:
        for visit in visits_of(day):
            place = _short(visit.city or visit.customer_name)
            worth[place] = worth.get(place, 0) + visit.score
    places = sorted(worth, key=lambda place: (-worth[place], place))[:_MOST] or [plan.days[0].start.name]
    days = len(plan.days)
    if locale == "ja":
        return f"{'・'.join(places)} {days}日"
    return f"{' · '.join(places)}, {days} day{'s' if days > 1 else ''}"


def _short(city: str) -> str:
    head, mark, _ = city.partition("市")
    return head + mark
