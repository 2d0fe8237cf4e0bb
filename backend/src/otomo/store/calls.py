"""One signed call to DynamoDB with a body that is JSON already.

The client encodes, signs and decodes a call in more time than a batch of readings takes to arrive; this does the same
with the signing key kept for the day. Credentials, errors and connections are the client's own.

Signature: AWS Signature Version 4, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

import hmac
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from aiodynamo.credentials import Key
from aiodynamo.errors import ExpiredToken, NoCredentialsFound, exception_from_response
from aiodynamo.http.aiohttp import AIOHTTP
from aiodynamo.sign import make_default_endpoint

from otomo.store.client import Store

_OK = 200
_CONTENT_TYPE = "application/x-amz-json-1.0"
_ALGORITHM = "AWS4-HMAC-SHA256"
_API = "DynamoDB_20120810"
_SIGNED = "content-type;host;x-amz-date;x-amz-target"


async def call(store: Store, action: str, body: bytes) -> bytes:
    """The body of the answer. Raises what the client raises: its errors, aiohttp's, TimeoutError."""
    client = store.client
    key = await client.credentials.get_key(client.http)
    if key is None:
        raise NoCredentialsFound
    url = client.endpoint or make_default_endpoint(client.region)
    headers = _signed(key, client.region, url.host_port_subcomponent or "", f"{_API}.{action}", body)
    http = client.http
    if not isinstance(http, AIOHTTP):
        raise TypeError("the store speaks through aiohttp")
    async with http.session.post(url, data=body, headers=headers) as response:
        content = await response.read()
    if response.status == _OK:
        return content
    failure = exception_from_response(response.status, content)
    if isinstance(failure, ExpiredToken):
        client.credentials.invalidate()
    raise failure


def _signed(key: Key, region: str, host: str, target: str, body: bytes) -> dict[str, str]:
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{at[:8]}/{region}/dynamodb/aws4_request"
    request = (
        f"POST\n/\n\ncontent-type:{_CONTENT_TYPE}\nhost:{host}\nx-amz-date:{at}\nx-amz-target:{target}\n\n"
        f"{_SIGNED}\n{sha256(body).hexdigest()}"
    )
    to_sign = f"{_ALGORITHM}\n{at}\n{scope}\n{sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(_signing_key(key.secret, scope), to_sign.encode(), "sha256").hex()
    headers = {
        "Content-Type": _CONTENT_TYPE,
        "X-Amz-Date": at,
        "X-Amz-Target": target,
        "Authorization": f"{_ALGORITHM} Credential={key.id}/{scope}, SignedHeaders={_SIGNED}, Signature={signature}",
    }
    if key.token:
        headers["X-Amz-Security-Token"] = key.token
    return headers


@lru_cache(maxsize=4)
def _signing_key(secret: str, scope: str) -> bytes:
    made = b"AWS4" + secret.encode()
    for step in scope.split("/"):
        made = hmac.digest(made, step.encode(), "sha256")
    return made
