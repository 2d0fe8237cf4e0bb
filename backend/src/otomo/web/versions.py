"""Versions on the wire: ETag on what is read, If-Match on what is changed."""

from typing import Annotated

from fastapi import Depends, Header, Response

from otomo.errors import InvalidError, PreconditionRequiredError


def _expected_version(if_match: Annotated[str | None, Header()] = None) -> int:
    if if_match is None:
        raise PreconditionRequiredError
    tag = if_match.strip().removeprefix("W/").strip('"')
    if not tag.isdigit():
        raise InvalidError(f"If-Match must be an ETag we sent, not {if_match[:40]}")
    return int(tag)


ExpectedVersion = Annotated[int, Depends(_expected_version)]


def set_etag(response: Response, version: int) -> None:
    """Says which version the answer is."""
    response.headers["ETag"] = f'"{version}"'
