"""Idempotency-Key on the wire."""

from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header, Request

from otomo.store.idempotency import Once


def once_of(request: Request, body: bytes, user_id: str, key: str | None) -> Once | None:
    """The key scoped to user and route, with the body's fingerprint; None when the client sent none."""
    if key is None:
        return None
    scope = sha256(f"{user_id}\n{request.method} {request.url.path}\n{key}".encode()).hexdigest()
    return Once(f"once#{scope}", sha256(body).hexdigest())


IdempotencyKey = Annotated[str | None, Header(alias="Idempotency-Key", min_length=8, max_length=128)]


async def _body(request: Request) -> bytes:
    return await request.body()


RawBody = Annotated[bytes, Depends(_body)]
