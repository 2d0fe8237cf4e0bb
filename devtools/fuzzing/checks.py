"""What must hold of every answer, beside what the API's description says."""

import re
from collections.abc import Callable
from typing import Any

import schemathesis
from otomo.auth.policy import POLICY
from schemathesis import Case

from fuzzing.callers import CANARY, Caller

INSIDE = re.compile(rb'Traceback|File \\?"|site-packages|botocore|aiodynamo|pydantic_core|ValidationException')
"""Words of our own inside that no stranger needs."""
Answer = Any


def install(current: Callable[[], Caller]) -> list[str]:
    """Registers the checks for whoever is calling at the moment; their names."""

    @schemathesis.check
    def no_access_without_right(ctx: Any, response: Answer, case: Case[Any]) -> None:  # noqa: ARG001
        operation = (case.operation.method.upper(), case.operation.path)
        if case.method.upper() != operation[0] or operation not in POLICY:
            return
        if not current().may(operation):
            refused = 400 <= response.status_code < 500
            assert refused, f"{current().name} got {response.status_code}"

    @schemathesis.check
    def nothing_of_others(ctx: Any, response: Answer, case: Case[Any]) -> None:  # noqa: ARG001
        asked = CANARY in f"{case.path_parameters}{case.query}{case.body!r}"
        if current().name != "admin" and not asked:
            assert CANARY.encode() not in response.content, "a record of somebody else"

    @schemathesis.check
    def nothing_of_inside(ctx: Any, response: Answer, case: Case[Any]) -> None:  # noqa: ARG001
        if response.status_code >= 400:
            assert not INSIDE.search(response.content), "an error that tells of the inside"
        assert "server" not in response.headers, "the server's name"
        assert response.headers.get("x-content-type-options") == ["nosniff"], "no nosniff"

    return [check.__name__ for check in (no_access_without_right, nothing_of_others, nothing_of_inside)]
