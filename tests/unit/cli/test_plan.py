"""`otomo plan` as its user runs it: JSON in, JSON out, one clear line and exit code 2 for anything malformed."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from otomo.cli.main import app
from typer.testing import CliRunner

pytestmark = pytest.mark.mission("TRIP-2")
PROBLEM: dict[str, Any] = {
    "travel": [[0, 10, 20], [12, 0, 15], [20, 15, 0]],
    "days": [{"id": "mon", "start": 0, "end": 0, "opens": 0, "closes": 100}],
    "visits": [
        {"id": "a", "location": 1, "value": 5, "service": 5, "windows": [[0, 5], [30, 40]]},
        {"id": 7, "location": 2, "value": 9, "service": 10, "windows": [], "required": True, "days": ["mon"]},
        {"id": "far", "location": 2, "value": 9, "service": 90, "windows": [[0, 100]], "required": False, "days": None},
        {"id": "never", "location": 2, "value": 9, "service": 10, "windows": [[0, 9]], "required": True},
    ],
}


def run(text: str | bytes, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["plan", "-", *options], input=text)
    return result.exit_code, result.stdout, result.stderr


def test_answers_with_json_and_nothing_else() -> None:
    code, out, err = run(json.dumps(PROBLEM))
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert (answer["value"], answer["travel"]) == (14, 45)
    assert answer["days"] == [
        {
            "id": "mon",
            "stops": [
                {"id": "a", "arrive": 10, "start": 30, "leave": 35},
                {"id": 7, "arrive": 50, "start": 50, "leave": 60},
            ],
        }
    ]
    reasons = {drop["id"]: drop["reason"] for drop in answer["dropped"]}
    assert reasons["far"].startswith("too_far: ")
    assert reasons["never"].startswith("outside_windows: ") and "windows were 11 wider" in reasons["never"]


def test_arrives_as_early_as_the_day_allows_and_waits() -> None:
    problem = {**PROBLEM, "visits": [{"id": "a", "location": 1, "value": 1, "service": 5, "windows": [[30, 40]]}]}
    _, out, _ = run(json.dumps(problem))
    assert json.loads(out)["days"][0]["stops"] == [{"id": "a", "arrive": 10, "start": 30, "leave": 35}]


def test_same_seed_same_plan(tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(PROBLEM))
    answers = {CliRunner().invoke(app, ["plan", str(file), "--seed", "3"]).stdout for _ in range(3)}
    assert len(answers) == 1


def test_no_visits_is_an_empty_plan() -> None:
    code, out, _ = run(json.dumps({**PROBLEM, "visits": []}))
    assert code == 0
    assert json.loads(out) == {"value": 0, "travel": 0, "days": [{"id": "mon", "stops": []}], "dropped": []}


def put(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(problem: dict[str, Any]) -> None:
        at: Any = problem
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(problem: dict[str, Any]) -> None:
        at: Any = problem
        for key in path[:-1]:
            at = at[key]
        del at[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (drop("travel"), "the problem: Object missing required field `travel`"),
        (put("travel", value=[]), "travel: is empty"),
        (put("travel", 1, value=[0, 1]), "travel[1]: has 2 entries, but the matrix has 3 rows; it must be square"),
        (put("travel", 0, 1, value=-1), "travel[0][1]: Expected `int` >= 0"),
        (put("travel", 0, 1, value=1.5), "travel[0][1]: Expected `int`, got `float`"),
        (put("travel", 0, 1, value="9"), "travel[0][1]: Expected `int`, got `str`"),
        (put("travel", 0, 1, value=True), "travel[0][1]: Expected `int`, got `bool`"),
        (put("travel", 0, 1, value=None), "travel[0][1]: Expected `int`, got `null`"),
        (put("travel", 0, 1, value=10**12), "travel[0][1]: Expected `int` <= 10000000"),
        (put("days", value=[]), "days: there must be at least one"),
        (put("days", value={}), "days: Expected `array`, got `object`"),
        (put("days", 0, "start", value=3), "days[0].start: 3 is outside the travel matrix of 3 places"),
        (put("days", 0, "end", value=-1), "days[0].end: Expected `int` >= 0"),
        (put("days", 0, "opens", value=101), "days[0]: opens at 101, after it closes at 100"),
        (drop("days", 0, "closes"), "days[0]: Object missing required field `closes`"),
        (put("days", value=PROBLEM["days"] * 2), "days[1].id: 'mon' is used twice"),
        (put("visits", 1, "id", value="a"), "visits[1].id: 'a' is used twice"),
        (put("visits", 0, "id", value=None), "visits[0].id: Expected `int | str`, got `null`"),
        (put("visits", 0, "location", value=9), "visits[0].location: 9 is outside the travel matrix of 3 places"),
        (put("visits", 0, "value", value=-5), "visits[0].value: Expected `int` >= 0"),
        (put("visits", 0, "service", value=-5), "visits[0].service: Expected `int` >= 0"),
        (put("visits", 0, "windows", 1, value=[40, 30]), "visits[0].windows[1]: begins at 40, after its end at 30"),
        (put("visits", 0, "windows", 0, value=[1]), "visits[0].windows[0]: Expected `array` of length 2"),
        (put("visits", 0, "windows", 0, value=[-1, 5]), "visits[0].windows[0][0]: Expected `int` >= 0"),
        (drop("visits", 0, "windows"), "visits[0]: Object missing required field `windows`"),
        (put("visits", 1, "days", value=["tue"]), "visits[1].days[0]: there is no day 'tue'"),
        (put("visits", 1, "required", value="yes"), "visits[1].required: Expected `bool`, got `str`"),
        (put("visits", 0, "vlaue", value=1), "visits[0]: Object contains unknown field `vlaue`"),
        (put("extra", value=1), "the problem: Object contains unknown field `extra`"),
    ],
)
def test_malformed_problem_exits_2_with_one_line_that_names_the_place(
    change: Callable[[dict[str, Any]], None], line: str
) -> None:
    problem = copy.deepcopy(PROBLEM)
    change(problem)
    assert run(json.dumps(problem)) == (2, "", f"otomo plan: {line}\n")


@pytest.mark.parametrize("text", [b"", b"{", b"[1, 2", b'{"travel": [[NaN]]}', b"\xff\xfe", b"[]", b"null", b"7"])
def test_what_is_no_problem_at_all_exits_2_with_one_line(text: bytes) -> None:
    code, out, err = run(text)
    assert (code, out) == (2, "") and err.startswith("otomo plan: ") and err.count("\n") == 1


def test_a_missing_file_or_a_folder_exits_2_with_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        result = CliRunner().invoke(app, ["plan", str(path)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert str(path) in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("options", [["--seconds", "0"], ["--seconds", "nan"], ["--seed", "-1"], ["--seed", "x"]])
def test_bad_options_exit_2(options: list[str]) -> None:
    code, out, err = run(json.dumps(PROBLEM), *options)
    assert (code, out) == (2, "") and err
