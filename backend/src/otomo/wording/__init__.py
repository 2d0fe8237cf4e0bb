"""Amounts, days, shares and sentences as people write them, in Japanese and English, by code alone."""

from otomo.wording.amounts import amount, exact_amount, signed_amount
from otomo.wording.days import day, days_left, relative_day, short_day, span
from otomo.wording.facts import ago_of, amount_of, day_of, name, percent_of, quote, span_of, written
from otomo.wording.numbers import basis_points, percent, plain
from otomo.wording.sentences import listed, sentence

__all__ = [
    "ago_of",
    "amount",
    "amount_of",
    "basis_points",
    "day",
    "day_of",
    "days_left",
    "exact_amount",
    "listed",
    "name",
    "percent",
    "percent_of",
    "plain",
    "quote",
    "relative_day",
    "sentence",
    "short_day",
    "signed_amount",
    "span",
    "span_of",
    "written",
]
