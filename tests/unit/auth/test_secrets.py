"""Several secrets: the newest signs, all verify."""

import pytest
from otomo.settings import PLACEHOLDER_SECRET, Settings
from pydantic import SecretStr, ValidationError

NEW, OLD = "n" * 40, "o" * 40


def test_several_are_given_with_commas_and_the_newest_comes_first() -> None:
    assert Settings(session_secret=SecretStr(f"{NEW}, {OLD}")).session_secrets == [NEW, OLD]
    assert Settings(session_secret=SecretStr(NEW)).session_secrets == [NEW]


@pytest.mark.parametrize("given", [f"{NEW},short", f"{NEW},", f"{NEW},{PLACEHOLDER_SECRET}", PLACEHOLDER_SECRET])
def test_none_of_them_may_be_weak_in_production(given: str) -> None:
    with pytest.raises(ValidationError, match="OTOMO_SESSION_SECRET"):
        Settings(environment="production", session_secret=SecretStr(given))
