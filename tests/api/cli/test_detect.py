"""`otomo detect`: a line per row, by that row and those before it alone, the same as the library says."""

import json
import math
from pathlib import Path

import pytest
from otomo.cli.main import app
from otomo.detection import Detector
from typer.testing import CliRunner, Result

pytestmark = pytest.mark.mission("IOT-4")

VALUES = [20.0 + 3.0 * math.sin(i / 144 * math.tau) + (25.0 if i == 400 else 0.0) for i in range(500)]


def detect(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["detect", *arguments, "--timestamp", "time", "--value", "celsius"], input=stdin)


def table(count: int) -> str:
    return "time,celsius\n" + "".join(f"{1_767_323_040 + 600 * i},{VALUES[i]!r}\n" for i in range(count))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "series.csv"
    path.write_text(table(len(VALUES)), encoding="utf-8")
    return path


def test_the_command_says_what_the_library_says(file: Path) -> None:
    detector = Detector()
    expected = [detector.update(1_767_323_040 + 600 * i, value) for i, value in enumerate(VALUES)]

    found = [json.loads(line) for line in detect(str(file), "--json").stdout.splitlines()]

    assert [(one["score"], one["alarm"], one.get("fault")) for one in found] == expected
    assert [one["value"] for one in found] == VALUES
    assert any(one["alarm"] for one in found)


@pytest.mark.parametrize("count", [1, 399, 401])
def test_later_rows_change_no_line(file: Path, count: int) -> None:
    whole = detect(str(file)).stdout.splitlines()

    assert detect("-", stdin=table(count)).stdout.splitlines() == whole[:count]


def test_bad_rows_keep_their_line() -> None:
    done = detect("-", "--json", stdin="time,celsius\n1767323040,\nsoon,21.5\n")

    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"timestamp": "1767323040", "value": None, "score": 0.0, "alarm": False, "fault": "dropout"},
        {"timestamp": "soon", "value": 21.5, "score": 0.0, "alarm": False},
    ]
    assert "line 3: 'soon' is not a time" in done.stderr
    assert done.exit_code == 0


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n"])
def test_a_file_that_cannot_be_used_is_one_line_and_code_2(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")

    for name in (path, tmp_path / "none.csv", tmp_path):
        done = detect(str(name))
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
