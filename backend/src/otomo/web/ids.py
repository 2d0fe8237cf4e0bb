"""Record ids in addresses, bounded: a key that is empty or too long for the store is the caller's mistake."""

from typing import Annotated

from fastapi import Path, Query

PathId = Annotated[str, Path(max_length=200)]
QueryId = Annotated[str | None, Query(min_length=1, max_length=200)]
RequiredQueryId = Annotated[str, Query(min_length=1, max_length=200)]
