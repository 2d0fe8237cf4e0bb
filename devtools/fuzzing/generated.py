"""Requests that schemathesis makes from the API's description: examples, coverage, fuzzing, stateful."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import schemathesis
from schemathesis import Case
from schemathesis.config import HealthCheck, SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import ScenarioFinished
from schemathesis.engine.recorder import ScenarioRecorder

from fuzzing.callers import Caller
from fuzzing.checks import install
from fuzzing.totals import Totals

BUILT_IN = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
)
PHASES = ("examples", "coverage", "fuzzing", "stateful")
ENDS_SESSIONS = ("/api/auth/sign-out", "/api/auth/sessions", "/api/auth/password")


@dataclass
class Fuzzer:
    """Sends generated requests as one caller after the other."""

    url: str
    document: Mapping[str, Any]
    totals: Totals
    seed: int

    def __post_init__(self) -> None:
        self.caller: Caller
        self.checks = [*BUILT_IN, *install(lambda: self.caller)]

        @schemathesis.hook
        def before_call(context: object, case: Case[Any], kwargs: dict[str, Any]) -> None:  # noqa: ARG001
            self._before(case)

        @schemathesis.hook
        def after_call(context: object, case: Case[Any], response: Any) -> None:  # noqa: ARG001
            self._after(response.status_code)

    def run(self, caller: Caller, examples: int, phases: Collection[str]) -> None:
        """These phases as this caller, up to `examples` generated requests an operation and phase."""
        self.caller = caller
        config = SchemathesisConfig(seed=self.seed, suppress_health_check=[HealthCheck.all])
        schema = schemathesis.openapi.from_dict(dict(self.document), config=config)
        schema.config.update(base_url=self.url, request_timeout=30, continue_on_failure=True, workers=1)
        schema.config.generation.max_examples = examples
        schema.config.generation.no_shrink = True
        schema.config.generation.database = "none"
        schema.config.generation.with_security_parameters = False  # the callers bring their own
        schema.config.phases.update(phases=list(phases))
        schema.config.checks.update(included_check_names=self.checks)
        for event in from_schema(schema).execute():
            if isinstance(event, ScenarioFinished) and event.is_test_scenario:
                self._count(str(event.phase.value), event.recorder)

    def _before(self, case: Case[Any]) -> None:
        if self.caller.user_id and case.operation.path.startswith(ENDS_SESSIONS):
            self.caller.renew()  # what it ends is its own
        case.headers.update(self.caller.headers)
        if isinstance(case.path_parameters, dict) and case.path_parameters.get("user_id") == self.caller.user_id:
            case.path_parameters = {**case.path_parameters, "user_id": "somebody"}  # nobody saws off their own branch
        _plan_quickly(case)

    def _after(self, status: int) -> None:
        self.totals.answers[self.caller.name, status] += 1
        if status == 401 and self.caller.user_id:
            self.caller.renew()

    def _count(self, phase: str, recorder: ScenarioRecorder) -> None:
        name = self.caller.name
        self.totals.cases[name, phase] += sum(i.response is not None for i in recorder.interactions.values())
        for case_id, checks in recorder.checks.items():
            for check in checks:
                self.totals.checks[name, check.name] += 1
                if check.status is not Status.SUCCESS:
                    operation = recorder.cases[case_id].value.operation.label if case_id in recorder.cases else "?"
                    self.totals.fail(name, operation, check.name, _shown(check.failure_info))


def _plan_quickly(case: Case[Any]) -> None:
    """A plan takes as long as it is allowed to."""
    if not case.operation.path.startswith("/api/trips") or not isinstance(case.body, dict):
        return
    for wishes in (case.body, case.body.get("request")):
        if isinstance(wishes, dict) and isinstance(wishes.get("seconds", 2.0), int | float):
            wishes["seconds"] = 0.05


def _shown(info: Any) -> str:
    return "" if info is None else f"{info.failure.title}: {info.failure.message}\n{info.code_sample}"
