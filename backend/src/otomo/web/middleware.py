"""Plain ASGI middleware: request id and log line, deadline, body limit, origin check, baseline headers."""

import re
import secrets
import time
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

import structlog
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from otomo.caller import Caller, begin, end
from otomo.errors import ForbiddenError, InvalidError, PayloadTooLargeError, ProblemError
from otomo.settings import Settings, is_loopback
from otomo.store.deadline import deadline_in
from otomo.web.halves import check_text
from otomo.web.problems import problem_response

log = structlog.get_logger(__name__)

Header = tuple[bytes, bytes]
Given = Mapping[str, str]

_CHANGES = {"POST", "PUT", "PATCH", "DELETE"}  # no route has another that changes anything
_QUIET = {"/health", "/health/ready"}
_UPLOADS = "/api/imports"
_UPLOAD_SECONDS = 300.0
_BASELINE = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_NOTHING_RUNS = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
_OVER_HTTPS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
_DOCS = "/api/docs"  # a page with scripts, in development only
_MOST_HEADER_BYTES = 32_768
_LONGEST_ADDRESS = 8_192
_LENGTH = re.compile("[0-9]{1,18}")


class CrossOriginError(ForbiddenError):
    """A change asked for by a page of another origin."""

    code, title = "cross-origin", "Changes are only accepted from Otomo's own pages"


class HeadersTooLargeError(ProblemError):
    """More headers than any client of ours sends."""

    status, code, title = 431, "headers-too-large", "The headers are too large"


class AddressTooLongError(ProblemError):
    """A longer address than any page of ours has."""

    status, code, title = 414, "address-too-long", "The address is too long"


class RequestContext:
    """Gives every request an id, a deadline, one log line, and its answer the headers that all have."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.seconds = settings.request_seconds
        self.on_docs = (*_BASELINE, _OVER_HTTPS) if settings.secure_cookies else _BASELINE
        self.baseline = (*self.on_docs, _NOTHING_RUNS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, within its context."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope["request_id"] = request_id
        status = 500
        started_answer = False

        async def send_with_id(message: Message) -> None:
            nonlocal status, started_answer
            if message["type"] == "http.response.start":
                status = message["status"]
                started_answer = True
                baseline = self.on_docs if scope["path"].startswith(_DOCS) else self.baseline
                message["headers"] = _with(baseline, message["headers"], request_id)
                if standing := scope.get("standing"):
                    message["headers"] += [(name.lower().encode(), v.encode()) for name, v in standing.headers.items()]
            await send(message)

        started = time.perf_counter()
        seconds = _UPLOAD_SECONDS if _is_upload(scope) else self.seconds
        bound = structlog.contextvars.bind_contextvars(request_id=request_id)
        caller = begin(Caller(request_id=request_id, headers=scope["headers"], client=scope.get("client")))
        with deadline_in(seconds):
            try:
                await self.app(scope, receive, send_with_id)
            except Exception as error:
                log.exception("request.failed")
                if started_answer:
                    raise  # the client sees a cut connection, not a whole answer
                await problem_response(Request(scope), _unknown(error))(scope, receive, send_with_id)
            finally:
                if scope["path"] not in _QUIET:
                    _log(scope, status, time.perf_counter() - started)
                structlog.contextvars.reset_contextvars(**bound)
                end(caller)


def _unknown(cause: Exception) -> ProblemError:
    problem = ProblemError("Quote the request id when you report this.")
    problem.__cause__ = cause
    return problem


def _is_upload(scope: MutableMapping[str, Any]) -> bool:
    return bool(scope["method"] in _CHANGES and scope["path"].startswith(_UPLOADS))


def _with(baseline: Iterable[Header], headers: Iterable[Header], request_id: str) -> list[Header]:
    given = list(headers)
    names = {name for name, _ in given}
    return [
        *given,
        (b"x-request-id", request_id.encode()),
        *(header for header in baseline if header[0] not in names),
    ]


def _log(scope: Scope, status: int, seconds: float) -> None:
    route = scope.get("route")
    log.info(
        "request.done",
        method=scope["method"],
        route=getattr(route, "path", None),
        status=status,
        ms=round(seconds * 1000, 1),
        user_id=scope.get("user_id"),
    )


def _headers(scope: Scope) -> Given:
    """The headers by name, of several with one name the first. Looked up seven times for each post of a device."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(scope["headers"])}


class RequestGuard:
    """Refuses changes from foreign origins, other content types than expected, and what is too large."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on unless it must be refused."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            _check_sizes(scope)
            checked = receive if scope["method"] not in _CHANGES else self._checked(scope, receive)
        except ProblemError as refused:
            await problem_response(Request(scope), refused)(scope, receive, send)
            return
        await self.app(scope, checked, send)

    def _checked(self, scope: Scope, receive: Receive) -> Receive:
        headers = _headers(scope)
        limit = self.settings.max_upload_bytes if _is_upload(scope) else self.settings.max_body_bytes
        if headers.get("authorization", "")[:7].lower() != "bearer ":  # a foreign page cannot send one
            self._check_origin(headers)
        _check_content(headers, is_upload=_is_upload(scope))
        _check_declared(headers, limit)
        return _checked(_limited(receive, limit), headers)

    def _check_origin(self, headers: Given) -> None:
        if headers.get("sec-fetch-site") == "cross-site":
            raise CrossOriginError
        origin = headers.get("origin")
        if origin is None:
            return
        try:
            is_ours = self._is_ours(urlsplit(origin), headers)
        except ValueError as unreadable:
            raise CrossOriginError from unreadable
        if not is_ours:
            raise CrossOriginError

    def _is_ours(self, asking: SplitResult, headers: Given) -> bool:
        if self.settings.public_url is None:
            return asking.netloc in (headers.get("host"), headers.get("x-forwarded-host"))
        ours = urlsplit(str(self.settings.public_url))
        one_machine = is_loopback(asking.hostname) and is_loopback(ours.hostname)  # by whichever of its names
        return asking[0] == ours[0] and asking.port == ours.port and (one_machine or asking.hostname == ours.hostname)


def _check_sizes(scope: Scope) -> None:
    if len(scope["raw_path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
        raise AddressTooLongError
    size = 0
    for name, value in scope["headers"]:
        size += len(name) + len(value)
    if size > _MOST_HEADER_BYTES:
        raise HeadersTooLargeError(f"The limit is {_MOST_HEADER_BYTES} bytes")


def _check_content(headers: Given, *, is_upload: bool) -> None:
    if headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers:
        return
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    expected = "multipart/form-data" if is_upload else "application/json"
    if kind != expected:
        raise InvalidError(f"Content-Type must be {expected}, not {kind or 'missing'}")


def _check_declared(headers: Given, limit: int) -> None:
    declared = headers.get("content-length", "0")
    if not _LENGTH.fullmatch(declared) or int(declared) > limit:
        raise PayloadTooLargeError(f"The limit is {limit} bytes")


def _limited(receive: Receive, limit: int) -> Receive:
    """Counts what really streams in: a declared length can lie or be missing."""
    total = 0

    async def limited() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            raise PayloadTooLargeError(f"The limit is {limit} bytes")
        return message

    return limited


def _checked(receive: Receive, headers: Given) -> Receive:
    """Looks through what is JSON, when it is whole."""
    if "json" not in headers.get("content-type", "").lower():
        return receive
    parts: list[bytes] = []

    async def checked() -> Message:
        message = await receive()
        parts.append(message.get("body", b""))
        if message["type"] == "http.request" and not message.get("more_body", False):
            check_text(b"".join(parts))
        return message

    return checked
