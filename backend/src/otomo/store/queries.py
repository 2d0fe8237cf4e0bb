"""Queries of many items, decoded straight into structs: the client's own decoding takes longer than all the rest.

Attributes are described as the protocol has them: `class Row(Attributes): at: Whole; status: Text | None = None`.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from otomo.store.calls import call
from otomo.store.client import Store
from otomo.store.retry import with_retries
from otomo.store.tables import TABLES


class Attributes(msgspec.Struct, frozen=True, gc=False):
    """Base of an item's attributes; those that are not named are passed over."""


class Number(Attributes, frozen=True, gc=False):
    """A number."""

    N: float


class Whole(Attributes, frozen=True, gc=False):
    """An integer."""

    N: int


class Digits(Attributes, frozen=True, gc=False):
    """A number with more digits than a float has."""

    N: str


class Text(Attributes, frozen=True, gc=False):
    """A text."""

    S: str


class Bytes(Attributes, frozen=True, gc=False):
    """Bytes."""

    B: bytes


class Numbers(Attributes, frozen=True, gc=False):
    """A list of numbers."""

    L: list[Number]


T = TypeVar("T", bound=Attributes)


class _Answer(msgspec.Struct, Generic[T]):
    Items: list[T]
    LastEvaluatedKey: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The items of a partition whose range keys (numbers) lie in [first, last]."""

    table: str
    partition: str
    first: int
    last: int


@dataclass(slots=True)
class Pages(Generic[T]):
    """Reads items as `kind`, consistently, page by page. `limit` items a page, or as many as the store gives; it may
    be changed between pages."""

    store: Store
    kind: type[T]
    span: Span
    limit: int | None = None

    async def __aiter__(self) -> AsyncIterator[list[T]]:
        """The pages in order. Raises StoreUnavailableError."""
        decoder = msgspec.json.Decoder(_Answer[self.kind], strict=False)  # type: ignore[name-defined]
        after: dict[str, Any] | None = None
        while self.span.first <= self.span.last:  # else there is nothing to ask for, and the store would refuse it
            content = await with_retries(self.store.attempts, lambda: call(self.store, "Query", self._body(after)))  # noqa: B023 - called at once
            answer = decoder.decode(content)
            yield answer.Items
            after = answer.LastEvaluatedKey
            if after is None:
                return

    async def all(self) -> list[T]:
        """The items of all pages."""
        return [item async for page in self for item in page]

    def _body(self, after: dict[str, Any] | None) -> bytes:
        span, spec = self.span, TABLES[self.span.table]
        body: dict[str, Any] = {
            "TableName": self.store.table_name(span.table),
            "ConsistentRead": True,
            "KeyConditionExpression": "#p = :p AND #r BETWEEN :a AND :b",
            "ExpressionAttributeNames": {"#p": spec.hash_key, "#r": spec.range_key},
            "ExpressionAttributeValues": {
                ":p": {"S": span.partition},
                ":a": {"N": str(span.first)},
                ":b": {"N": str(span.last)},
            },
        }
        if self.limit is not None:
            body["Limit"] = self.limit
        if after is not None:
            body["ExclusiveStartKey"] = after
        return msgspec.json.encode(body)
