"""problem+json (RFC 9457) for every failure: ours, a validation error, a wrong path, the unknown."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from otomo.errors import PROBLEM_TYPE, FieldError, InvalidError, ProblemError
from otomo.web.description import extend_description


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str
    code: str


class Problem(BaseModel):
    """RFC 9457, with a stable `code`, the request's id and the fields at fault."""

    type: str
    title: str
    status: int
    code: str
    detail: str | None
    instance: str
    request_id: str | None
    errors: list[FieldProblem]


PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Problem, "description": "A problem (RFC 9457)"},
    "5XX": {"model": Problem, "description": "A problem (RFC 9457)"},
}
"""What every route may answer besides its own, for the API's description."""


def problem_response(request: Request, error: ProblemError) -> JSONResponse:
    """The answer to an expected failure, which the application's `on_problem` hears of."""
    if (app := request.scope.get("app")) is not None and (told := getattr(app.state, "on_problem", None)) is not None:
        told(request.scope, error)
    problem = Problem(
        type=PROBLEM_TYPE + error.code,
        title=error.title,
        status=error.status,
        code=error.code,
        detail=error.detail,
        instance=request.url.path,
        request_id=request.scope.get("request_id"),
        errors=[FieldProblem(field=e.field, message=e.message, code=e.code) for e in error.errors],
    )
    return JSONResponse(
        problem.model_dump(), error.status, headers=error.headers, media_type="application/problem+json"
    )


def field_errors(errors: Iterable[Any]) -> list[FieldError]:
    """pydantic's errors with dotted paths, the place (`body`, `query`) left out."""
    return [
        FieldError(_printable(".".join(str(part) for part in e["loc"][1:]) or str(e["loc"][0])), e["msg"], e["type"])
        for e in errors
    ]


def _printable(text: str) -> str:
    """A client may name a field with half a surrogate pair, which no answer can hold."""
    return text.encode(errors="replace").decode()


def install_problem_handlers(app: FastAPI) -> None:
    """One handler each for ours, malformed requests and routing. The unknown ends in the RequestContext."""

    @app.exception_handler(ProblemError)
    async def _ours(request: Request, error: ProblemError) -> JSONResponse:
        return problem_response(request, error)

    @app.exception_handler(RequestValidationError)
    async def _malformed(request: Request, error: RequestValidationError) -> JSONResponse:
        return problem_response(request, InvalidError(errors=field_errors(error.errors())))

    @app.exception_handler(HTTPException)
    async def _routing(request: Request, error: HTTPException) -> JSONResponse:
        return problem_response(request, _from_http(error))

    extend_description(app, _as_problem_json)


_ROUTING_CODES = {400: "bad-request", 404: "not-found", 405: "method-not-allowed"}


def _as_problem_json(document: dict[str, Any]) -> None:
    """FastAPI describes every answer under the media type of the good one."""
    for path in document["paths"].values():
        for operation in path.values():
            for status in PROBLEM_RESPONSES:
                content = operation["responses"][status]["content"]
                content["application/problem+json"] = content.pop(next(iter(content)))


def _from_http(error: HTTPException) -> ProblemError:
    if isinstance(error.__cause__, ProblemError):  # FastAPI wraps what reading the body raises
        return error.__cause__
    if isinstance(error.__cause__, ValueError | RecursionError):
        return InvalidError("The body is not JSON that can be read")
    status = error.status_code
    problem = type(
        "RoutingError",
        (ProblemError,),
        {"status": status, "code": _ROUTING_CODES.get(status, "http-error"), "title": error.detail},
    )
    made: ProblemError = problem(headers=error.headers)
    return made
