"""The seal of a link: HMAC-SHA256 over the entry, its place and the seal before it.

A plain hash would let whoever can write the table make a whole new chain; without the key nobody can.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from otomo.audit.items import Entry, Link

_ID_CHARACTERS = 8


def _parts(link: Link, entry: Entry) -> bytes:
    return msgspec.json.encode(
        [link.pk, link.sk, link.at, link.previous, link.previous_at, link.key, link.expires_at,
         entry.pk, entry.sk, entry.user_id, entry.action, entry.body, entry.expires_at]
    )  # fmt: skip


class UnknownKeyError(Exception):
    """The link was sealed with a secret that is not configured."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets by their short public ids; the newest seals."""

    newest: str
    by_id: dict[str, bytes]

    def seal(self, link: Link, entry: Entry) -> str:
        """The seal of this link with its entry. Raises UnknownKeyError."""
        if link.key not in self.by_id:
            raise UnknownKeyError(link.key)
        return hmac.digest(self.by_id[link.key], _parts(link, entry), "sha256").hex()

    def sign(self, content: bytes) -> str:
        """A seal over other content, such as the end of an exported file, with the id of its key."""
        return f"{self.newest}:{hmac.digest(self.by_id[self.newest], content, 'sha256').hex()}"

    def signed(self, content: bytes, signature: str) -> bool:
        """Whether `sign` made this signature. Raises UnknownKeyError."""
        key, _, made = signature.partition(":")
        if key not in self.by_id:
            raise UnknownKeyError(key)
        return hmac.compare_digest(hmac.digest(self.by_id[key], content, "sha256").hex(), made)


def keys_of(secrets: Sequence[str]) -> Keys:
    """Keys from secrets, newest first."""
    made = {}
    for secret in secrets:
        key = sha256(b"otomo-audit:" + secret.encode()).digest()
        made[sha256(key).hexdigest()[:_ID_CHARACTERS]] = key
    return Keys(next(iter(made)), made)
