"""Tokens and what they cost."""

import msgspec

MICROS = 1_000_000


class Usage(msgspec.Struct, frozen=True):
    """Tokens in and out, and their cost in US dollars; all zero by rules."""

    input: int = 0
    output: int = 0
    cost: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.input + other.input, self.output + other.output, round(self.cost + other.cost, 6))

    def __sub__(self, other: "Usage") -> "Usage":
        """Never less than nothing."""
        return Usage(
            max(0, self.input - other.input),
            max(0, self.output - other.output),
            max(0.0, round(self.cost - other.cost, 6)),
        )


class MonthUsage(msgspec.Struct, frozen=True):
    """A user's counters of a month. `micros`: millionths of a US dollar; `runs`: answers that used a model."""

    user_id: str
    month: str
    input: int = 0
    output: int = 0
    micros: int = 0
    runs: int = 0

    @property
    def tokens(self) -> int:
        """In and out."""
        return self.input + self.output

    @property
    def cost(self) -> float:
        """US dollars."""
        return self.micros / MICROS
