"""Record ids in addresses, bounded: a key too long for the store is the caller's mistake."""

from typing import Annotated

from fastapi import Path, Query

PathId = Annotated[str, Path(max_length=200)]
QueryId = Annotated[str | None, Query(max_length=200)]
RequiredQueryId = Annotated[str, Query(max_length=200)]
