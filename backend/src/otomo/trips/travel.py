"""How long it takes to get from one place to another.

The default model needs no network and no key: distance and a few speeds. A source of real travel times (a routing
server, a timetable) replaces it by implementing `TravelModel`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Mode = Literal["walk", "car", "train", "air"]
MODES: tuple[Mode, ...] = ("walk", "car", "train", "air")
Coordinates = tuple[float, float]
EARTH_KM = 6371.0088  # mean radius, IUGG

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Leg:
    """A journey: whole minutes from door to door, kilometres along the way, and the main means of transport."""

    minutes: int
    km: float
    mode: Mode


@dataclass(frozen=True, slots=True)
class TravelMatrix:
    """Journeys between n places: n x n arrays of minutes, kilometres and positions in MODES."""

    minutes: npt.NDArray[np.int64]
    km: Floats
    modes: npt.NDArray[np.int64]

    def leg(self, start: int, end: int) -> Leg:
        mode = MODES[int(self.modes[start, end])]
        return Leg(int(self.minutes[start, end]), round(float(self.km[start, end]), 1), mode)


class TravelModel(Protocol):
    def matrix(self, places: Sequence[Coordinates]) -> TravelMatrix:
        """Journeys between all `places`, each (latitude, longitude) in degrees; the diagonal is zero."""
        ...


def great_circle_km(places: Sequence[Coordinates]) -> Floats:
    """Distances on the sphere between all places in km (haversine formula)."""
    degrees = np.asarray(places, dtype=np.float64).reshape(-1, 2)
    latitude, longitude = np.radians(degrees).T
    across = np.sin((latitude[:, None] - latitude) / 2) ** 2
    along = np.cos(latitude)[:, None] * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(across + along, 0, 1))), dtype=np.float64)


class RoadAndRail:
    """The quickest of four simple models of travel in Japan; symmetric, deterministic, door to door.

    walk   at 4.8 km/h.
    car    3 minutes to set off and park, then by band of road distance: 22 km/h up to 5 km, 38 up to 12 km, 65 up to
           60 km, 75 beyond (expressways). Road distance is 1.25 x the great circle.
    train  215 km/h along 1.2 x the great circle (shinkansen or limited express) and 30 minutes to reach the train and
           leave it; below 150 km stations are farther than the train is quick: up to 70 minutes at 30 km and less.
    air    720 km/h and 150 minutes for both airports, from 300 km.

    Calibrated on a dozen trips (see its test), within a quarter. It knows no timetable, no sea and no traffic: a ferry
    island or a branch line at the hour is slower than it says.
    """

    _road_factor = 1.25
    _bands = ((0.0, 22.0), (5.0, 38.0), (12.0, 65.0), (60.0, 75.0))  # from km, at km/h
    _rail_factor = 1.2

    def matrix(self, places: Sequence[Coordinates]) -> TravelMatrix:
        straight = great_circle_km(places)
        road = straight * self._road_factor
        minutes = np.stack([road / 4.8 * 60, self._car(road), self._train(straight), self._air(straight)])
        modes = minutes.argmin(axis=0)
        km = np.take_along_axis(np.stack([road, road, straight * self._rail_factor, straight]), modes[None], axis=0)[0]
        quickest = np.ceil(np.round(minutes.min(axis=0), 6)).astype(np.int64)
        return TravelMatrix(quickest, km, modes.astype(np.int64))

    def _car(self, road: Floats) -> Floats:
        ends = [start for start, _ in self._bands[1:]] + [np.inf]
        driving = sum(
            np.clip(road - start, 0, end - start) / speed * 60
            for (start, speed), end in zip(self._bands, ends, strict=True)
        )
        return np.asarray(3 + driving, dtype=np.float64)

    def _train(self, straight: Floats) -> Floats:
        access = np.interp(straight, [30, 150], [70, 30])
        return np.asarray(access + straight * self._rail_factor / 215 * 60, dtype=np.float64)

    def _air(self, straight: Floats) -> Floats:
        return np.where(straight < 300, np.inf, 150 + straight / 720 * 60)
