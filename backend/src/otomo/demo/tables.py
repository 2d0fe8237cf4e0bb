"""The word lists and product tables the generator draws from, read once (see data/README.md)."""

import random
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

Named = tuple[str, str]
"""A name and its kana."""


class Weighted(Generic[T]):
    """A choice among values with weights, prepared once."""

    def __init__(self, values: Sequence[T], weights: Sequence[float]) -> None:
        self._values = values
        self._cumulative = list(accumulate(weights))

    def pick(self, rng: random.Random) -> T:
        """One value."""
        return rng.choices(self._values, cum_weights=self._cumulative)[0]


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/<name>.tsv`."""
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines())


@cache
def named(name: str) -> tuple[Named, ...]:
    """The names in `data/<name>.tsv`."""
    return tuple((row[0], row[1]) for row in table(name))
