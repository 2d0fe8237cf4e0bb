"""The log as JSON lines that can be checked again when the table has forgotten them: a link with its entry on each, by
chain; the last line counts, names the end of each chain and is signed."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec

from otomo.audit.items import Entry, Link
from otomo.audit.marks import Mark
from otomo.audit.sealing import Keys
from otomo.audit.verify import Verdict, Walk, verdict_of


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link with its entry; None: it had expired."""

    link: Link
    entry: Entry | None


class End(msgspec.Struct, frozen=True):
    """The last line. `heads`: position and seal of the last link of each chain."""

    lines: int
    heads: dict[str, tuple[int, str]]
    sha256: str
    signature: str = ""

    @property
    def marks(self) -> set[Mark]:
        """The same, to be looked for."""
        return {Mark(int(shard), position, seal) for shard, (position, seal) in self.heads.items()}


class DamagedArchiveError(Exception):
    """The file is not one that the export wrote, or not all of it."""


class Writer:
    """Makes lines."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self._digest, self._lines = sha256(), 0
        self._heads: dict[str, tuple[int, str]] = {}

    def line(self, link: Link, entry: Entry | None) -> bytes:
        """The next line, chains one after the other and each in order."""
        made = msgspec.json.encode(Line(link, entry)) + b"\n"
        self._digest.update(made)
        self._lines += 1
        self._heads[str(link.shard)] = (link.position, link.seal)
        return made

    def end(self) -> bytes:
        """The last line."""
        end = End(self._lines, self._heads, self._digest.hexdigest())
        return msgspec.json.encode(msgspec.structs.replace(end, signature=self.keys.sign(_signed(end)))) + b"\n"


def check(lines: Iterable[bytes], keys: Keys, now: int) -> tuple[Verdict, End]:
    """What became of an exported file. Raises DamagedArchiveError: cut, or its end is not signed by us;
    UnknownKeyError."""
    walks: dict[int, Walk] = {}
    digest, count, last = sha256(), 0, b""
    for line, following in _with_next(lines):
        if following is None:
            last = line
            break
        digest.update(line)
        count += 1
        one = _decoded(line, Line, count)
        walks.setdefault(one.link.shard, Walk(keys, now, anywhere=True)).step(one.link, one.entry)
    end = _decoded(last, End, count + 1)
    if not keys.signed(_signed(end), end.signature):
        raise DamagedArchiveError("its last line was not signed by this installation")
    verdict = verdict_of(walks.values())
    if not verdict.broken and (end.lines, end.sha256) != (count, digest.hexdigest()):
        raise DamagedArchiveError(f"it has {count:,} lines that are not the {end.lines:,} that were signed")
    return verdict, end


def _signed(end: End) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(end, signature=""), order="deterministic")


def _with_next(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes | None]]:
    before: bytes | None = None
    for line in lines:
        if before is not None:
            yield before, line
        before = line
    if before is not None:
        yield before, None


def _decoded(line: bytes, as_: type[Any], number: int) -> Any:
    try:
        return msgspec.json.decode(line, type=as_)
    except (msgspec.DecodeError, msgspec.ValidationError) as wrong:
        raise DamagedArchiveError(f"line {number} is not one of an export, or the file was cut: {wrong}") from wrong
