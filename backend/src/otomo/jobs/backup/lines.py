"""A file of a backup: gzip of lines `{"Item":{…}}` in DynamoDB's JSON, the format of its own exports and imports."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Any

import msgspec

from otomo.jobs.errors import DamagedBackupError
from otomo.store.dump import Wire

PART_BYTES = 8_000_000  # compressed; what a segment holds in memory
_GZIP = 16 + zlib.MAX_WBITS
_DIGEST_BITS = 256
_SETS = {"SS", "NS", "BS"}
_EXACT = Context(prec=50)  # DynamoDB's numbers have 38 digits


class _Line(msgspec.Struct):
    Item: msgspec.Raw


_line = msgspec.json.Decoder(_Line)


class Digest:
    """Tells whether two heaps of items are equal, whatever their order: the sum of the items' SHA-256."""

    def __init__(self) -> None:
        self.items = 0
        self._sum = 0

    def add(self, items: Iterable[Wire]) -> None:
        """Takes items in."""
        for item in items:
            self.items += 1
            self._sum += int.from_bytes(hashlib.sha256(canonical(item)).digest())

    def merge(self, other: "Digest") -> None:
        """Takes another heap in."""
        self.items += other.items
        self._sum += other._sum

    @property
    def hex(self) -> str:
        """The digest."""
        return f"{self._sum % (1 << _DIGEST_BITS):064x}"


def canonical(item: Wire) -> bytes:
    """The same bytes for the same item: names and members of sets in order, numbers by value."""
    return msgspec.json.encode({name: _plain(value) for name, value in _decoded(item).items()}, order="sorted")


def _decoded(item: Wire) -> dict[str, dict[str, Any]]:
    return msgspec.json.decode(item, type=dict[str, dict[str, Any]])


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    ((kind, content),) = value.items()
    if kind == "N":
        return {kind: _number(content)}
    if kind in _SETS:
        return {kind: sorted(map(_number, content) if kind == "NS" else content)}
    if kind == "L":
        return {kind: [_plain(each) for each in content]}
    if kind == "M":
        return {kind: {name: _plain(each) for name, each in content.items()}}
    return value


def _number(text: str) -> str:
    return str(_EXACT.normalize(Decimal(text)))


class Packer:
    """Compresses items into one file after another."""

    def __init__(self) -> None:
        self.items = 0
        self._chunks: list[bytes] = []
        self._length = 0
        self._zip = zlib.compressobj(wbits=_GZIP)

    def add(self, items: Iterable[Wire]) -> None:
        """Takes items into the file."""
        for item in items:
            self.items += 1
            self._keep(self._zip.compress(b'{"Item":%b}\n' % bytes(item)))

    @property
    def is_full(self) -> bool:
        """Whether the file should be written now."""
        return self._length >= PART_BYTES

    def take(self) -> bytes:
        """The file; the next one begins."""
        self._keep(self._zip.flush())
        content = b"".join(self._chunks)
        Packer.__init__(self)
        return content

    def _keep(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        self._length += len(chunk)


def unpacked(name: str, content: bytes) -> Iterator[Wire]:
    """The items of a file. Raises DamagedBackupError."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as lines:
            for line in lines:
                yield _line.decode(line).Item
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise DamagedBackupError(f"{name}: {error}") from error
