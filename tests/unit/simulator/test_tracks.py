"""Series as they are found in files, and the faults that are put into them."""

import os
from pathlib import Path

import numpy as np
import pytest
from otomo.simulator.faults import inject
from otomo.simulator.replay import SimulatedDevice, _posts, ending_at
from otomo.simulator.tracks import Columns, UnreadableFileError, made_track, read_tracks

pytestmark = pytest.mark.mission("IOT-6")

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "iot"


def file(folder: Path, text: str) -> Path:
    path = folder / "series.csv"
    path.write_text(text)
    return path


def test_a_header_with_one_name_fewer_than_the_rows_have_fields(tmp_path: Path) -> None:
    rows = '"1","2015-02-04 17:51:00",23.18,27.272\n"2","2015-02-04 17:51:59",23.15,27.3\n'
    text = '"date","Temperature","Humidity"\n' + rows
    (track,) = read_tracks(file(tmp_path, text), Columns())
    assert np.diff(track.readings.timestamps).tolist() == [59_000]
    assert track.readings.temperature.tolist() == [23.18, 23.15]
    assert track.readings.humidity.tolist() == [27.272, 27.3]


def test_a_column_that_tells_devices_apart(tmp_path: Path) -> None:
    text = "mote_no,slot_30min,temperature_c,humidity_pct\n1,0,18.3,44.0\n2,0,19.0,\n1,1,18.2,44.4\n"
    one, two = read_tracks(file(tmp_path, text), Columns())
    assert (one.name, two.name) == ("series-1", "series-2")
    assert one.readings.timestamps.tolist() == [0, 1_800_000]
    assert np.isnan(two.readings.humidity[0])


def test_a_pair_of_columns_for_each_room(tmp_path: Path) -> None:
    text = '"date","T1","RH_1","T2","RH_2"\n"2016-01-11 17:30:00"," 6.43","44","19.2","45.5"\n'
    one, two = read_tracks(file(tmp_path, text), Columns())
    assert (one.readings.temperature[0], two.readings.humidity[0]) == (6.43, 45.5)


def test_values_alone_in_fahrenheit_unordered_and_repeated(tmp_path: Path) -> None:
    text = "timestamp,value\n2013-07-04 01:00:00,212\n2013-07-04 00:00:00,32\n2013-07-04 01:00:00,212\n,50\n"
    (track,) = read_tracks(file(tmp_path, text), Columns(fahrenheit=True))
    assert track.readings.temperature.tolist() == [0.0, 100.0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no rows"),
        ("a,b\n1,2\n", "--timestamp"),
        ("time,b\n1,2\n", "--temperature"),
        ("time,temp\nx,y\n", "no row"),
    ],
)
def test_a_file_without_series_is_said(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UnreadableFileError, match=says):
        read_tracks(file(tmp_path, text), Columns())
    with pytest.raises(UnreadableFileError):
        read_tracks(tmp_path / "missing.csv", Columns())


@pytest.mark.skipif(not SHARED.exists(), reason="the real series are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "tracks", "readings"),
    [
        ("occupancy/datatraining.txt", 1, 8_143),
        ("intel_lab/intel_lab_50motes_train_long.csv", 50, 7_200),
        ("nab/ambient_temperature_system_failure.csv", 1, 7_267),
        ("appliances_9rooms/testing.csv", 9, 9 * 4_932),
    ],
)
def test_real_series_are_read_whole(name: str, tracks: int, readings: int) -> None:
    found = read_tracks(SHARED / os.fspath(name), Columns())
    assert len(found) == tracks
    assert sum(len(track.readings) for track in found) == readings


def test_faults_begin_where_they_are_told_to() -> None:
    sound = made_track("room", 1, 1000).readings
    stuck, spike, drift = (inject(sound, fault, 0.5) for fault in ("stuck", "spike", "drift"))  # type: ignore[arg-type]
    for faulty in (stuck, spike, drift):
        assert np.array_equal(faulty.temperature[:500], sound.temperature[:500])
        assert np.array_equal(faulty.humidity, sound.humidity)
    assert len(np.unique(stuck.temperature[500:])) == 1
    assert np.count_nonzero(spike.temperature != sound.temperature) == 13
    assert drift.temperature[-1] - sound.temperature[-1] == pytest.approx(0.05 * 499)
    assert np.isnan(inject(sound, "dropout", 0.9).temperature[900:]).all()
    assert len(inject(sound, "offline", 0.4)) == 800


def test_history_ends_when_it_is_told_to_and_posts_stay_short() -> None:
    sparse = made_track("room", 1, 500, step_ms=3_600_000)
    devices = ending_at([SimulatedDevice("a", "k", sparse), SimulatedDevice("b", "k", made_track("x", 2, 10))], 10**12)
    assert int(devices[0].readings.timestamps[-1]) == 10**12
    posts = list(_posts(devices, 100))
    assert sum(map(len, posts)) == 510
    spans = [int(p.parts[0][1].timestamps[-1] - p.parts[0][1].timestamps[0]) for p in posts]
    assert max(spans) < 48 * 3_600_000
