"""`make mission`: every line of docs/mission.md with the tests that prove it, and the lines that have none.

Tests name their lines: `@pytest.mark.mission("TRIP-2")` in Python, `// @mission TRIP-2, CRM-3` above a test in
TypeScript, `# @mission OPS-1` in Terraform. An id that is not in docs/mission.md is an error.
"""

import argparse
import contextlib
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINE = re.compile(r"^\| (?P<id>[A-Z]+-\d+) \| (?P<what>.+?) \|", re.MULTILINE)
ANNOTATION = re.compile(r"(?://|\*|#)\s*@mission\s+(?P<ids>[A-Z]+-\d+(?:[\s,]+[A-Z]+-\d+)*)")
ANNOTATED_TESTS = (
    "frontend/src/**/*.test.ts",
    "frontend/src/**/*.test.tsx",
    "frontend/e2e/**/*.ts",
    "terraform/*/tests/*.tftest.hcl",
)


class Collector:
    """A pytest plugin that notes which test carries which id."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            # The cases of a parametrised test are one proof.
            name = f"{item.path.relative_to(ROOT)}::{item.name.partition('[')[0]}"
            for mark in item.iter_markers("mission"):
                self.found.extend((str(each), name) for each in mark.args)


def python_tests() -> list[tuple[str, str]]:
    collector, output = Collector(), io.StringIO()
    config = str(ROOT / "backend" / "pyproject.toml")
    with contextlib.redirect_stdout(output):
        code = pytest.main(["-c", config, "--collect-only", "-q", str(ROOT / "tests")], plugins=[collector])
    if code != pytest.ExitCode.OK:
        sys.exit(f"pytest cannot collect the tests:\n{output.getvalue()}")
    return collector.found


def annotated_tests() -> Iterator[tuple[str, str]]:
    for pattern in ANNOTATED_TESTS:
        for file in sorted(ROOT.glob(pattern)):
            for match in ANNOTATION.finditer(file.read_text(encoding="utf-8")):
                for each in re.split(r"[\s,]+", match["ids"]):
                    yield each, str(file.relative_to(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(description="The lines of docs/mission.md and the tests that prove them.")
    parser.add_argument("--quiet", action="store_true", help="only the sum, and unknown ids")
    quiet = parser.parse_args().quiet
    text = (ROOT / "docs" / "mission.md").read_text(encoding="utf-8")
    lines = {match["id"]: match["what"] for match in LINE.finditer(text)}
    proofs: dict[str, set[str]] = defaultdict(set)
    for each, test in [*python_tests(), *annotated_tests()]:
        proofs[each].add(test)
    if not quiet:
        report(lines, proofs)
    proven = [each for each in lines if proofs.get(each)]
    print(f"mission: {len(proven)} of {len(lines)} lines have tests")
    unknown = {each: sorted(tests) for each, tests in proofs.items() if each not in lines}
    if unknown:
        sys.exit("".join(f"unknown mission id {each}: {', '.join(tests)}\n" for each, tests in unknown.items()))


def report(lines: dict[str, str], proofs: dict[str, set[str]]) -> None:
    for each, what in lines.items():
        tests = sorted(proofs.get(each, ()))
        short = what if len(what) <= 90 else what[:89] + "…"
        print(f"{each:<8} {len(tests) or '-':>3}  {short}")
        for test in tests:
            print(f"              {test}")
    print(f"\nWithout a test: {', '.join(each for each in lines if not proofs.get(each)) or 'none'}\n")


if __name__ == "__main__":
    main()
