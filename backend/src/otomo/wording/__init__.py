"""Amounts, days, shares and sentences as people write them, in Japanese and English, by code alone."""

from otomo.wording.amounts import amount, exact_amount, signed_amount
from otomo.wording.days import day, days_left, relative_day, short_day, span
from otomo.wording.numbers import basis_points, percent, plain
from otomo.wording.sentences import joined, sentence

__all__ = [
    "amount",
    "basis_points",
    "day",
    "days_left",
    "exact_amount",
    "joined",
    "percent",
    "plain",
    "relative_day",
    "sentence",
    "short_day",
    "signed_amount",
    "span",
]
