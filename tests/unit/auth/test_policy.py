"""The policy: a line for every route and no other, the same in the signatures of the routes and in the docs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from otomo.app import ROUTERS, create_app
from otomo.auth import deps
from otomo.auth.gate import GatedRoute, gated
from otomo.auth.policy import POLICY, ROLES, SCOPES
from otomo.cli.access import access_document
from otomo.settings import Settings

pytestmark = pytest.mark.mission("ID-5")

ROOT = Path(__file__).parents[3]
ROUTES = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
LOCKS = {
    "signed in": {deps._admitted},
    "writers": {deps._admitted, deps._writer},
    "managers": {deps._admitted, deps._manager},
    "admins": {deps._admitted, deps._admin},
    "everybody": set[Any](),
    "device keys": set[Any](),
}


def test_the_docs_show_the_policy() -> None:
    written = (ROOT / "docs/access.md").read_text(encoding="utf-8")
    assert written == access_document(), "run `otomo access docs/access.md`"


def test_there_is_a_line_for_every_route_and_no_other() -> None:
    described = create_app(Settings()).openapi()["paths"]
    routes = {(m.upper(), path) for path, methods in described.items() for m in methods}
    assert routes == set(POLICY)


def test_every_route_stands_behind_the_gate() -> None:
    served = gated(ROUTERS).routes
    assert len(served) == len(ROUTES)
    assert {type(route) for route in served} == {GatedRoute}


def test_a_route_without_a_line_is_refused() -> None:
    router = APIRouter()
    router.get("/api/secret")(lambda: None)
    with pytest.raises(ValueError, match=r'"GET", "/api/secret"\) has no line'):
        gated([router])
    router = APIRouter()
    router.mount("/files", lambda *_: None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no route that the gate"):
        gated([router])


def _calls(dependant: Any) -> Iterator[Any]:
    yield dependant.call
    for below in dependant.dependencies:
        yield from _calls(below)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{min(route.methods)} {route.path}")
def test_the_signature_of_a_route_says_the_same(route: APIRoute) -> None:
    used = set(_calls(route.dependant))
    for method in route.methods or ():
        rule = POLICY[method, route.path]
        locks = {deps._admitted, deps._writer, deps._manager, deps._admin} & used
        assert locks == LOCKS[rule.access], rule


def test_tokens_reach_nothing_of_accounts_and_change_nothing_by_reading() -> None:
    closed = ("/api/auth", "/api/users", "/api/teams", "/api/tokens", "/api/audit", "/api/jobs", "/api/setup")
    for (method, path), rule in POLICY.items():
        if path.startswith(closed) or rule.access in ("admins", "managers", "device keys", "everybody"):
            assert not rule.scopes, path
        else:
            assert rule.scopes, path
        reading_only = all(scope.endswith(":read") for scope in rule.scopes)
        assert not (rule.scopes and reading_only and rule.access == "writers"), path
        if method == "GET":
            assert not any(scope.endswith(":write") for scope in rule.scopes), path
    assert {scope for rule in POLICY.values() for scope in rule.scopes} == set(SCOPES)
    assert len(ROLES) == 4
