"""Opaque, signed cursors: a client can hand one back, not make one."""

import base64
import binascii
import hmac
from hashlib import sha256
from typing import Any

import msgspec

from otomo.store.errors import InvalidCursorError

_TAG_BYTES = 16


class Cursors:
    """Signs positions in lists with the newest secret (the first) and takes what the older ones have signed. A cursor
    is only good for the list (`scope`) it came from."""

    def __init__(self, *secrets: str) -> None:
        self._keys = [sha256(b"otomo-cursor:" + secret.encode()).digest() for secret in secrets]

    def encode(self, scope: str, position: Any) -> str:
        """A URL-safe cursor for a JSON-able position."""
        body = msgspec.json.encode(position)
        return base64.urlsafe_b64encode(_tag(self._keys[0], scope, body) + body).rstrip(b"=").decode()

    def decode(self, scope: str, cursor: str) -> Any:
        """The position. Raises InvalidCursorError for anything we did not sign for this scope."""
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except (binascii.Error, ValueError):
            raise InvalidCursorError from None
        tag, body = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
        if not any(hmac.compare_digest(tag, _tag(key, scope, body)) for key in self._keys):
            raise InvalidCursorError
        return msgspec.json.decode(body)


def _tag(key: bytes, scope: str, body: bytes) -> bytes:
    return hmac.digest(key, scope.encode() + b"\x00" + body, "sha256")[:_TAG_BYTES]
