"""Pages of lists that are ranked in memory: a position in the list, signed together with what was asked."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from otomo.store.cursor import Cursors
from otomo.web.provide import provided

T = TypeVar("T")

Limit = Annotated[int, Query(ge=1, le=500)]
Search = Annotated[str, Query(max_length=100)]
Cursor = Annotated[str | None, Query(max_length=2000)]
CursorsDep = Annotated[Cursors, provided(Cursors)]


def page_of(
    found: Sequence[T], limit: int, cursor: str | None, cursors: Cursors, scope: str
) -> tuple[Sequence[T], str | None]:
    """The page at `cursor` and the cursor of the next one. Raises InvalidCursorError."""
    start = cursors.decode(scope, cursor) if cursor else 0
    end = start + limit
    return found[start:end], cursors.encode(scope, end) if end < len(found) else None
