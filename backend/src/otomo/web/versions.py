"""Versions on the wire: ETag on what is read, If-Match on what is changed."""

import re
from typing import Annotated

from fastapi import Depends, Header, Response

from otomo.errors import InvalidError, PreconditionRequiredError

_TAG = re.compile(r'(W/)?(?P<quote>"?)(?P<version>[0-9]{1,15})(?P=quote)')


def _expected_version(if_match: Annotated[str | None, Header()] = None) -> int:
    if if_match is None:
        raise PreconditionRequiredError
    tag = _TAG.fullmatch(if_match.strip())
    if tag is None:
        raise InvalidError(f"If-Match must be an ETag we sent, not {if_match[:40]}")
    return int(tag["version"])


ExpectedVersion = Annotated[int, Depends(_expected_version)]


def set_etag(response: Response, version: int) -> None:
    """Says which version the answer is."""
    response.headers["ETag"] = f'"{version}"'
