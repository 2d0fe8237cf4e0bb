"""A trip as an iCalendar file (RFC 5545) that calendars accept: one event a visit."""

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, vGeo, vText

from otomo.clock import TOKYO
from otomo.rich import Locale, Segment
from otomo.trips.items import Trip, TripDay, VisitItem, visits_of


def calendar_of(trip: Trip, locale: Locale, public_url: str | None) -> bytes:
    """The trip's visits in Tokyo time. The same visit keeps its UID, so that importing again updates it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Otomo//Otomo//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", trip.title)
    calendar.add_component(Timezone.from_tzinfo(TOKYO, first_date=trip.first_date, last_date=trip.last_date))
    for day in trip.plan.days:
        for visit in visits_of(day):
            calendar.add_component(_event(trip, day, visit, locale, public_url))
    content: bytes = calendar.to_ical()
    return content


def _event(trip: Trip, day: TripDay, visit: VisitItem, locale: Locale, public_url: str | None) -> Event:
    event = Event()
    event.add("uid", f"{trip.trip_id}-{visit.customer_id}@otomo")
    event.add("dtstamp", trip.updated_at.astimezone(UTC))
    event.add("last-modified", trip.updated_at.astimezone(UTC))
    event.add("sequence", trip.version)
    event.add("dtstart", _at(day, visit.start_at))
    event.add("dtend", _at(day, visit.end_at))
    event.add("summary", f"{visit.customer_name}{'様 訪問' if locale == 'ja' else ' (visit)'}")
    if visit.city:
        event.add("location", vText(visit.city))
    event.add("geo", vGeo((visit.latitude, visit.longitude)))
    event.add("description", _description(visit, locale))
    event.add("status", "CONFIRMED" if trip.status != "draft" else "TENTATIVE")
    if public_url:
        event.add("url", f"{public_url.rstrip('/')}/trips/{trip.trip_id}")
    return event


def _at(day: TripDay, minutes: int) -> datetime:
    return datetime.combine(day.date, time(), TOKYO) + timedelta(minutes=minutes)


def _description(visit: VisitItem, locale: Locale) -> str:
    lines = [_plain(visit.reason.ja if locale == "ja" else visit.reason.en)] if visit.reason else []
    lines += [warning.ja if locale == "ja" else warning.en for warning in visit.warnings]
    return "\n".join(lines)


def _plain(segments: tuple[Segment, ...]) -> str:
    return "".join(segment.text for segment in segments)
