"""Identifiers: opaque, sortable by creation, safe in URLs and CSV cells."""

import re
import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: no i, l, o, u
_RECORD_ID = re.compile(r"[^\s/#:?%&\\\x00-\x1f\x7f]{1,64}")


def new_id(prefix: str) -> str:
    """`<prefix>_` and 18 characters: 40 bits of milliseconds, 50 bits of chance."""
    value = (int(time.time() * 1000) & ((1 << 40) - 1)) << 50 | secrets.randbits(50)
    return f"{prefix}_" + "".join(_ALPHABET[(value >> shift) & 31] for shift in range(85, -1, -5))


def is_record_id(value: str) -> bool:
    """Whether a customer's, product's, note's ... own id may be stored and used in a path: 1 to 64 characters, no
    white space, control character or any of `/ # : ? % & \\`."""
    return _RECORD_ID.fullmatch(value) is not None
