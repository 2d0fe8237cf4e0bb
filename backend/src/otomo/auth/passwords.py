"""Passwords: argon2id with OWASP's first parameters, and a floor under what may be chosen."""

import asyncio
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from otomo.errors import FieldError, InvalidError

MIN_LENGTH = 10
MAX_LENGTH = 128

# 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# However many sign in at once, so many hashes are in memory and on the processors; the others wait.
_THREADS = ThreadPoolExecutor(min(4, os.cpu_count() or 1), thread_name_prefix="argon2")


class WeakPasswordError(InvalidError):
    """The password is too short, too long or on every guesser's list."""

    code, title = "weak-password", "Choose another password"

    def __init__(self, reason: str) -> None:
        super().__init__(reason, errors=[FieldError("password", reason, "weak-password")])


def check_strength(password: str, *, names: tuple[str, ...] = ()) -> None:
    """Raises WeakPasswordError for a password outside the length limits, a common one, or the user's own name."""
    if len(password) < MIN_LENGTH:
        raise WeakPasswordError(f"Use {MIN_LENGTH} characters or more")
    if len(password) > MAX_LENGTH:
        raise WeakPasswordError(f"Use at most {MAX_LENGTH} characters")
    folded = password.casefold()
    if folded in _common() or len(set(folded)) < 4:
        raise WeakPasswordError("This password is among the most common ones")
    if folded in {name.casefold() for name in names}:
        raise WeakPasswordError("Do not use your own name or address")


async def hash_password(password: str) -> str:
    """An argon2id hash, off the event loop (about 30 ms of one core)."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def verify_password(stored: str | None, password: str) -> bool:
    """Whether the password is right. Costs the same when there is no user, so that time tells nothing."""
    known = stored is not None
    try:
        await asyncio.get_running_loop().run_in_executor(_THREADS, _verify, stored, password)
    except (VerificationError, InvalidHashError):
        return False
    return known


def _verify(stored: str | None, password: str) -> None:
    _HASHER.verify(stored or _decoy(), password)


@cache
def _decoy() -> str:
    return _HASHER.hash(secrets.token_hex(16))


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415 - 30,000 words that only this needs

    return frozenset(FREQUENCY_LISTS["passwords"])
