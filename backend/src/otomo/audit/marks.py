"""Links that were there, as somebody noted who cannot be made to forget: the end of an export, the lines of the
server's log. A chain whose tail is cut off looks whole; beside a mark it does not."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from otomo.audit.items import Link, position_key

_MARK = re.compile(rb"\b([0-9]{1,2})-([0-9]{10}):([0-9a-f]{64})\b")


class Mark(NamedTuple):
    """A link by its place, and its seal."""

    shard: int
    position: int
    seal: str


def mark_of(link: Link) -> str:
    """A link as one word of the log."""
    return f"{link.shard}-{position_key(link.position)}:{link.seal}"


def marks_in(lines: Iterable[bytes]) -> set[Mark]:
    """The marks in lines of a log, whatever stands around them."""
    return {
        Mark(int(shard), int(position), seal.decode())
        for line in lines
        for shard, position, seal in _MARK.findall(line)
    }
