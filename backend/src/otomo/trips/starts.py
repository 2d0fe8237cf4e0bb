"""Where a new trip begins when nothing else is said."""

from collections.abc import Sequence
from statistics import median

from otomo.places import Place, search, stations
from otomo.signals.ranking import Standing
from otomo.trips.items import Trip, TripPlace
from otomo.trips.travel import great_circle_km

_STRONGEST = 20


def start_of(trips: Sequence[Trip], standings: Sequence[Standing]) -> TripPlace:
    """Where the trip that was planned last begins; else the station nearest to the middle of the customers with the
    strongest reasons; else the first of the principal stations."""
    if trips:
        return max(trips, key=lambda trip: (trip.created_at, trip.trip_id)).request.days[0].start
    strongest = (s.view.digest for s in standings[:_STRONGEST])
    known = [(d.latitude, d.longitude) for d in strongest if d.latitude is not None and d.longitude is not None]
    return _place(_nearest(median(p[0] for p in known), median(p[1] for p in known)) if known else search("", 1)[0])


def _nearest(latitude: float, longitude: float) -> Place:
    found = stations()
    distances = great_circle_km([(latitude, longitude), *((s.latitude, s.longitude) for s in found)])[0][1:]
    return found[int(distances.argmin())]


def _place(place: Place) -> TripPlace:
    return TripPlace(place.name, place.latitude, place.longitude, place.prefecture)
