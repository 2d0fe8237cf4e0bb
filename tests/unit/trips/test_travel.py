"""The travel model against trips whose real length is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from otomo.trips.travel import RoadAndRail, great_circle_km

pytestmark = pytest.mark.mission("TRIP-2")

PLACES = {
    "Tokyo": (35.6812, 139.7671),
    "Shinjuku": (35.6896, 139.7006),
    "Yokohama": (35.4657, 139.6223),
    "Shizuoka": (34.9717, 138.3891),
    "Hamamatsu": (34.7038, 137.7350),
    "Toyohashi": (34.7628, 137.3818),
    "Nagoya": (35.1709, 136.8815),
    "Kyoto": (34.9858, 135.7588),
    "Osaka": (34.7335, 135.5003),
    "Hiroshima": (34.3975, 132.4757),
    "Fukuoka": (33.5898, 130.4207),
    "Sendai": (38.2601, 140.8824),
    "Kanazawa": (36.5780, 136.6480),
    "Sapporo": (43.0687, 141.3508),
    "Naha": (26.2124, 127.6809),
}


@pytest.mark.parametrize(
    ("start", "end", "mode", "minutes"),
    [  # a train takes its ride and 20 minutes at the stations, a flight its time in the air and two hours
        ("Tokyo", "Shinjuku", "car", 22),
        ("Tokyo", "Yokohama", "car", 47),
        ("Hamamatsu", "Toyohashi", "car", 45),
        ("Kyoto", "Osaka", "car", 60),
        ("Tokyo", "Shizuoka", "train", 60 + 20),
        ("Tokyo", "Nagoya", "train", 100 + 20),
        ("Tokyo", "Sendai", "train", 92 + 20),
        ("Tokyo", "Kanazawa", "train", 150 + 20),
        ("Tokyo", "Osaka", "train", 150 + 20),
        ("Nagoya", "Hiroshima", "train", 135 + 20),
        ("Tokyo", "Fukuoka", "air", 115 + 120),
        ("Tokyo", "Sapporo", "air", 95 + 120),
        ("Osaka", "Naha", "air", 125 + 120),
    ],
)
def test_is_within_a_quarter_of_the_real_trip(start: str, end: str, mode: str, minutes: int) -> None:
    leg = RoadAndRail().matrix([PLACES[start], PLACES[end]]).leg(0, 1)
    assert (leg.mode, leg.minutes) == (mode, pytest.approx(minutes, rel=0.25))


def test_knows_the_distance_between_two_cities() -> None:
    assert great_circle_km([PLACES["Tokyo"], PLACES["Osaka"]])[0, 1] == pytest.approx(401, abs=3)


def test_walks_around_the_corner_and_stays_at_no_cost() -> None:
    near = RoadAndRail().matrix([(35.0, 137.0), (35.002, 137.0), (35.0, 137.0)])
    assert near.leg(0, 1).mode == "walk" and near.leg(0, 1).minutes == 4
    assert near.leg(0, 2).minutes == near.leg(0, 2).km == 0


def test_no_places_give_an_empty_matrix() -> None:
    assert RoadAndRail().matrix([]).minutes.shape == (0, 0)


@settings(deadline=None)
@given(hnp.arrays(np.float64, (4, 2), elements=st.floats(0, 1)))
def test_is_symmetric_and_nearly_obeys_the_triangle_inequality(unit: np.ndarray) -> None:
    places = [(31 + 10 * a, 130 + 11 * b) for a, b in unit]
    minutes = RoadAndRail().matrix(places).minutes
    assert (minutes == minutes.T).all() and (np.diag(minutes) == 0).all() and (minutes >= 0).all()
    detours = minutes[:, :, None] + minutes[None, :, :]  # from i over j to k
    assert (minutes <= detours.min(axis=1) + 3).all()
