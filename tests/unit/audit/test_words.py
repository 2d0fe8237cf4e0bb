"""The log's screen has words for everything an entry may be called."""

import re

import pytest
from launched import ROOT
from otomo.audit.actions import ACTIONS

pytestmark = pytest.mark.mission("ID-6")

WORDS = (ROOT / "frontend" / "src" / "features" / "audit" / "words.ts").read_text(encoding="utf-8")


def keys(name: str) -> set[str]:
    """Of one of the tables: `name: msg` or `"na-me": msg`."""
    table = WORDS.split(f"const {name}:")[1].split("};")[0]
    return {one.strip('"') for one in re.findall(r'("[\w.-]+"|\w+): msg`', table)}


def test_no_action_is_shown_by_its_name_in_the_code() -> None:
    kinds, verbs, whole = keys("KINDS"), keys("VERBS"), keys("ACTIONS")
    told = {*whole, *(f"{kind}.{verb}" for kind in kinds for verb in verbs)}
    assert set(ACTIONS) - told == set()
