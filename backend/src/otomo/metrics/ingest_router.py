"""`/api/metrics`, the way in: posts of devices.

They are called past the framework's routing (`web.shortcut`) and read the body themselves, past its models; what they
take and give is described by hand.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from otomo.devices.keys import DeviceKeys, KeyGrant
from otomo.metrics.decode import inflate
from otomo.metrics.errors import ContentEncodingError, DeviceKeyError, UnreadableBodyError
from otomo.metrics.ingest import IngestService
from otomo.metrics.ingest_openapi import BATCH, ONE, AcceptedOut, ReportOut
from otomo.settings import Settings

_INFLATED_TIMES = 2  # of what a body may be as it comes: 10,000 readings as objects

Headers = Mapping[bytes, bytes]

router = APIRouter(prefix="/api/metrics", tags=["metrics"])


@router.post("", status_code=201, response_model=AcceptedOut, openapi_extra=ONE)
async def post_one(request: Request) -> Response:
    """Store one reading of a device. Answered when it is in the store; a repeated post changes nothing."""
    services = request.app.state.services
    headers = dict(request.scope["headers"])
    grant = await _grant(request, headers, services[DeviceKeys])
    content = await _content(request, headers, services[Settings])
    await services[IngestService].post_one(grant, content)
    return _ONE_ACCEPTED


@router.post("/batch", response_model=ReportOut, openapi_extra=BATCH)
async def post_batch(request: Request) -> Response:
    """Store up to 10,000 readings of one or many devices. The good ones are stored and the others named; 503 names
    what was not written, everything else of the post is stored. A repeated post changes nothing."""
    services = request.app.state.services
    headers = dict(request.scope["headers"])
    grant = await _grant(request, headers, services[DeviceKeys])
    content = await _content(request, headers, services[Settings])
    return _json(await services[IngestService].post_batch(grant, content), 200)


async def _grant(request: Request, headers: Headers, keys: DeviceKeys) -> KeyGrant:
    client = request.scope.get("client")
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    grant = await keys.verify(token.strip(), client[0] if client else "unknown") if scheme.lower() == "bearer" else None
    if grant is None:
        raise DeviceKeyError
    return grant


async def _content(request: Request, headers: Headers, settings: Settings) -> bytes:
    content = await _body(request)
    encoding = headers.get(b"content-encoding", b"identity").strip().lower()
    if encoding == b"identity":
        return content
    if encoding != b"gzip":
        raise ContentEncodingError
    return inflate(content, settings.max_body_bytes * _INFLATED_TIMES)


async def _body(request: Request) -> bytes:
    """The body, which nearly always comes in one piece."""
    parts: list[bytes] = []
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise UnreadableBodyError("The client went away")
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return parts[0] if len(parts) == 1 else b"".join(parts)


def _json(content: Any, status: int) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")


_ONE_ACCEPTED = _json({"accepted": 1}, 201)
