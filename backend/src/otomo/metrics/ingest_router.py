"""`/api/metrics`, the way in: posts of devices.

They are called past the framework's routing (`web.shortcut`) and read the body themselves, past its models; what they
take and give is described by hand.
"""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from otomo.devices.keys import DeviceKeys, KeyGrant
from otomo.metrics.decode import inflate
from otomo.metrics.errors import ContentEncodingError, DeviceKeyError
from otomo.metrics.ingest import IngestService
from otomo.metrics.ingest_openapi import BATCH, ONE, AcceptedOut, ReportOut
from otomo.settings import Settings

_INFLATED_TIMES = 2  # of what a body may be as it comes: 10,000 readings as objects
_BEARER = "bearer "


router = APIRouter(prefix="/api/metrics", tags=["metrics"])


@router.post("", status_code=201, response_model=AcceptedOut, openapi_extra=ONE)
async def post_one(request: Request) -> Response:
    """Store one reading of a device. Answered when it is in the store; a repeated post changes nothing."""
    services = request.app.state.services
    grant = await _grant(request, services[DeviceKeys])
    content = await _content(request, services[Settings])
    report = await services[IngestService].post_one(grant, content)
    return _json({"accepted": report.accepted}, 201)


@router.post("/batch", response_model=ReportOut, openapi_extra=BATCH)
async def post_batch(request: Request) -> Response:
    """Store up to 10,000 readings of one or many devices. The good ones are stored and the others named; 503 names
    what was not written, everything else of the post is stored. A repeated post changes nothing."""
    services = request.app.state.services
    grant = await _grant(request, services[DeviceKeys])
    content = await _content(request, services[Settings])
    report = await services[IngestService].post_batch(grant, content)
    return _json(report, 200)


async def _grant(request: Request, keys: DeviceKeys) -> KeyGrant:
    authorization = request.headers.get("authorization", "")
    token = authorization[len(_BEARER) :].strip() if authorization[: len(_BEARER)].lower() == _BEARER else ""
    grant = await keys.verify(token)
    if grant is None:
        raise DeviceKeyError
    return grant


async def _content(request: Request, settings: Settings) -> bytes:
    content = await request.body()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return content
    if encoding != "gzip":
        raise ContentEncodingError
    return inflate(content, settings.max_body_bytes * _INFLATED_TIMES)


def _json(content: Any, status: int) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")
