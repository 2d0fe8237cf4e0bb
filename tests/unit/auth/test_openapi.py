"""The API's description says of every route who gets in, and says what the policy does."""

from typing import Any

import pytest
from otomo.app import create_app
from otomo.auth.cookies import cookie_name
from otomo.auth.openapi import SCHEMES
from otomo.auth.policy import POLICY, ROLES, Operation
from otomo.settings import Settings

pytestmark = pytest.mark.mission("ID-5")

DOCUMENT: dict[str, Any] = create_app(Settings()).openapi()
OPERATIONS: dict[Operation, dict[str, Any]] = {
    (method.upper(), path): operation
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}


def test_the_schemes_are_those_that_get_in() -> None:
    assert DOCUMENT["components"]["securitySchemes"] == SCHEMES
    assert SCHEMES["session"]["name"] == cookie_name(Settings(public_url="https://otomo.example.com"))
    assert {name for o in OPERATIONS.values() for each in o["security"] for name in each} == set(SCHEMES)


@pytest.mark.parametrize("operation", POLICY, ids=" ".join)
def test_an_operation_requires_what_the_policy_does(operation: Operation) -> None:
    """Read the other way round than it was written: from the description to the rule."""
    rule, described = POLICY[operation], OPERATIONS[operation]
    ways = {name: scopes for each in described["security"] for name, scopes in each.items()}
    assert all(len(each) == 1 for each in described["security"]), "each way opens it alone"
    assert ("session" in ways) == (not rule.is_open)
    assert frozenset(ways.get("apiToken", ())) == rule.scopes
    assert ("deviceKey" in ways) == (rule.access == "device keys")
    assert (ways == {}) == (rule.access == "everybody")
    assert frozenset(described.get("x-roles", ROLES if ways == {} else ())) == rule.roles


def test_a_way_in_is_described_once() -> None:
    """OpenAPI has readers ignore a parameter `Authorization`, and a cookie is the scheme's."""
    named = {(p["in"], p["name"].lower()) for o in OPERATIONS.values() for p in o.get("parameters", ())}
    assert not [place for place in named if place[0] == "cookie" or place == ("header", "authorization")]
