"""What a token looks like: `oat_`, an id that may be seen, `_`, and a secret of 256 random bits."""

import re
import secrets
from hashlib import sha256
from typing import NamedTuple

from otomo.tokens.items import PREFIX

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TOKEN = re.compile(PREFIX + r"([0-9a-z]{12})_([A-Za-z0-9_-]{43})")


class NewToken(NamedTuple):
    """A token as it is handed out, once."""

    token_id: str
    token: str
    secret_hash: bytes


def new_token() -> NewToken:
    """An id of 60 random bits and a secret of 256."""
    token_id = "".join(secrets.choice(_ALPHABET) for _ in range(12))
    secret = secrets.token_urlsafe(32)
    return NewToken(token_id, f"{PREFIX}{token_id}_{secret}", hash_of(secret))


def parse(token: str) -> tuple[str, str] | None:
    """Id and secret; None for what cannot be a token."""
    parts = _TOKEN.fullmatch(token)
    return (parts[1], parts[2]) if parts else None


def hash_of(secret: str) -> bytes:
    """What is kept of a secret: 256 random bits need no salt and no slow hash."""
    return sha256(secret.encode()).digest()
