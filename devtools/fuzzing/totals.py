"""What was sent and what came of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Totals:
    """Cases by caller and phase, checks by caller and name, answers by status, and every failure once."""

    cases: Counter[tuple[str, str]] = field(default_factory=Counter)
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def fail(self, caller: str, operation: str, check: str, what: str) -> None:
        """Notes a failure; the first of a kind is shown, at once."""
        kind = f"{caller}: {operation}: {check}"
        if kind not in self.failures:
            self.failures[kind] = what
            print(f"FAILED {kind}\n{what}\n", flush=True)

    def of(self, caller: str) -> int:
        """Cases of a caller."""
        return sum(number for (name, _), number in self.cases.items() if name == caller)

    def lines(self) -> Iterator[str]:
        """A summary as Markdown."""
        yield from _table("cases", self.cases)
        yield from _table("checks", self.checks)
        yield from _table("answers", self.answers)


def _table(title: str, counts: Counter[tuple[str, str]] | Counter[tuple[str, int]]) -> Iterator[str]:
    columns = list(dict.fromkeys(column for column, _ in counts))
    rows = sorted({str(row) for _, row in counts})
    by_text = {(column, str(row)): number for (column, row), number in counts.items()}
    yield f"| {title} | {' | '.join(columns)} | all |"
    yield f"| --- |{' ---: |' * (len(columns) + 1)}"
    for row in [*rows, "all"]:
        numbers = [sum(n for (c, r), n in by_text.items() if c == column and row in (r, "all")) for column in columns]
        yield f"| {row} | {' | '.join(f'{n:,}' for n in [*numbers, sum(numbers)])} |"
    yield ""
