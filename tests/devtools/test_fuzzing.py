"""The fuzzer's own checks notice what they are for."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from otomo.auth.policy import POLICY
from schemathesis.core.transport import Response

ROOT = Path(__file__).resolve().parents[2]
PROBLEM = {
    "type": "x", "title": "x", "status": 404, "code": "not-found", "detail": None, "instance": "/", "request_id": None,
    "errors": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def fuzzing() -> Any:
    """The fuzzer's modules, as its program finds them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "devtools")
        from fuzzing import callers, odd, samples, sending, totals  # noqa: PLC0415

        yield sys.modules["fuzzing"]
        del callers, odd, samples, sending, totals


def judged(
    fuzzing: Any, name: str, path: str, status: int, body: object, kind: str = "application/problem+json"
) -> Any:
    """What the checks say of an answer to GET."""
    document = json.loads((ROOT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8"))
    sender = fuzzing.sending.OddSender("http://otomo.test", document, fuzzing.totals.Totals())
    request = requests.Request("GET", "http://otomo.test").prepare()
    content = json.dumps(body).encode()
    response = Response(status, {"content-type": [kind]}, content, request, 0.0, verify=True, encoding="utf-8")
    caller = fuzzing.callers.Caller(name, "http://otomo.test")
    return set(sender._wrong(caller, fuzzing.odd.Odd("GET", path, path, "x"), response))


def test_a_good_answer_is_good(fuzzing: Any) -> None:
    assert judged(fuzzing, "rep", "/api/teams", 404, PROBLEM) == set()


def test_what_is_wrong_is_noticed(fuzzing: Any) -> None:
    assert judged(fuzzing, "rep", "/api/teams", 500, PROBLEM) == {"answers"}
    assert judged(fuzzing, "rep", "/api/teams", 404, {"oops": 1}) == {"as described"}
    assert judged(fuzzing, "rep", "/api/teams", 404, PROBLEM, "application/json") == {"as described"}
    assert judged(fuzzing, "rep", "/api/teams", 409, PROBLEM) == {"as described"}
    assert "no access without right" in judged(fuzzing, "rep", "/api/teams", 200, {"items": []}, "application/json")
    assert judged(fuzzing, "admin", "/api/teams", 202, {"items": []}, "application/json") == {"as described"}
    inside = PROBLEM | {"detail": "botocore.exceptions.ClientError"}
    assert judged(fuzzing, "rep", "/api/teams", 404, inside) == {"nothing of inside"}
    others = PROBLEM | {"detail": fuzzing.callers.CANARY}
    assert judged(fuzzing, "rep", "/api/teams", 404, others) == {"nothing of others"}
    assert judged(fuzzing, "admin", "/api/teams", 404, others) == set()


def test_callers_get_in_as_the_policy_says(fuzzing: Any) -> None:
    may = {name: fuzzing.callers.Caller(name, "").may for name in fuzzing.callers.CALLERS}
    assert [name for name in may if may[name](("POST", "/api/metrics"))] == ["device"]
    assert [name for name in may if may[name](("GET", "/api/audit"))] == ["admin"]
    assert [name for name in may if may[name](("GET", "/api/customers"))] == ["token", "rep", "admin"]
    assert [name for name in may if may[name](("GET", "/api/users/me"))] == ["rep", "admin"]
    assert all(may[name](("GET", "/health")) for name in may)
    assert sum(may["nobody"](operation) for operation in POLICY) < 15


def test_every_operation_gets_odd_requests(fuzzing: Any) -> None:
    document = json.loads((ROOT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8"))
    samples = fuzzing.samples.Samples(document, fuzzing.callers.Caller("nobody", ""))
    samples.ids = {}
    made = list(fuzzing.odd.odd_requests(document, samples))
    assert {(odd.method, odd.template) for odd in made} == {
        (method.upper(), path) for path, methods in document["paths"].items() for method in methods
    }
    assert len(made) > 20_000
    deleting = [odd.method == "DELETE" for odd in made]
    assert deleting == sorted(deleting)
