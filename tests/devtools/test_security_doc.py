"""docs/security.md names tests and rules that exist, and what it says of the workflow is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", TEXT)))
pytestmark = pytest.mark.mission("ID-5")


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda part: part.rpartition("/")[2])
def test_every_named_test_exists(path: str, name: str) -> None:
    file = ROOT / path
    assert file.exists(), f"{path} is not there"
    assert re.search(rf"^(async )?def {name}\(", file.read_text(encoding="utf-8"), re.MULTILINE), (
        f"{path} has no {name}"
    )


def test_every_named_rule_exists() -> None:
    rules = {path.stem for path in (ROOT / "devtools" / "rules").glob("*.yml")}
    named = {rule for text in re.findall(r"\(rules? ([^)]*)\)", TEXT) for rule in re.findall(r"`([\w-]+)`", text)}
    assert named
    assert named <= rules


def test_every_line_of_the_lists_is_there() -> None:
    wanted = [f"| API{n} " for n in range(1, 11)] + [f"| LLM{n:02} " for n in range(1, 11)]
    chapters = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16)
    assert [line for line in [*wanted, *(f"| V{n}." for n in chapters)] if line not in TEXT] == []


def test_a_line_without_a_test_says_why() -> None:
    without = [line for line in TEXT.splitlines() if re.match(r"\| (API|LLM|V)\d", line) and "`tests/" not in line]
    assert all("**Open**" in line or "there are none" in line for line in without)


def test_the_workflow_asks_for_advisories() -> None:
    steps = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.search(r"pip-audit\b.*--strict", steps)
    assert re.search(r"npm audit\b", steps)
