"""Bounded, jittered retries inside the request's deadline, and the translation of what remains."""

import asyncio
import json
import math
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import aiohttp
import structlog
from aiodynamo import errors as dynamo
from aiodynamo.models import RetryConfig

from otomo.store.deadline import remaining
from otomo.store.errors import ConditionFailedError, MissingTableError, StoreUnavailableError

T = TypeVar("T")
log = structlog.get_logger(__name__)

_BASE_SECONDS = 0.05
_MAX_SECONDS = 1.0
_SERVER_FAULT = 500

# Refused before anything was written: a retry cannot do it twice.
_REFUSED = (
    dynamo.Throttled,
    dynamo.ProvisionedThroughputExceeded,
    dynamo.RequestLimitExceeded,
    dynamo.ExpiredToken,
    dynamo.TransactionConflict,
)
# The write may have happened although no answer came.
_AMBIGUOUS = (
    dynamo.InternalDynamoError,
    dynamo.ServiceUnavailable,
    dynamo.TransactionInProgress,
    aiohttp.ClientError,
    TimeoutError,
    json.JSONDecodeError,  # an answer that was cut
)
_RETRIED_REASONS = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


@dataclass(frozen=True)
class OneAttempt(RetryConfig):
    """aiodynamo's own retries off: ours know the deadline and whether a write may have happened."""

    time_limit_secs: float = -1

    def delays(self) -> Iterable[float]:
        """Never waited for: the limit is already past after the first attempt."""
        while True:
            yield 0


@dataclass(slots=True)
class Attempts:
    """What happened on the way to an answer. `ambiguous`: an earlier try may have written."""

    count: int = 0
    ambiguous: bool = False


async def with_retries(limit: int, call: Callable[[], Awaitable[T]], attempts: Attempts | None = None) -> T:
    """The answer of `call`, tried up to `limit` times within the deadline.

    Raises ConditionFailedError (a condition said no), StoreUnavailableError (throttled, timed out, unreachable) and
    MissingTableError.
    """
    seen = attempts or Attempts()
    while True:
        seen.count += 1
        try:
            async with asyncio.timeout(_time_left()):
                return await call()
        except dynamo.ConditionalCheckFailed as refused:
            raise ConditionFailedError from refused
        except dynamo.TableNotFound as missing:
            raise MissingTableError from missing
        except dynamo.TransactionCanceled as cancelled:
            _raise_unless_retried(cancelled)
            cause: Exception = cancelled
        except _REFUSED as refused:
            cause = refused
        except _AMBIGUOUS as unclear:
            seen.ambiguous = True
            cause = unclear
        except dynamo.UnknownError as unclear:
            if unclear.status < _SERVER_FAULT:
                raise
            seen.ambiguous = True
            cause = unclear
        await _wait_or_give_up(seen, limit, cause)


def _time_left() -> float | None:
    left = remaining()
    return None if math.isinf(left) else left


def _raise_unless_retried(cancelled: dynamo.TransactionCanceled) -> None:
    codes = [reason.code if reason else "None" for reason in cancelled.cancellation_reasons]
    failed = tuple(i for i, code in enumerate(codes) if code == "ConditionalCheckFailed")
    if failed:
        raise ConditionFailedError(failed) from cancelled
    if not _RETRIED_REASONS.intersection(codes):
        raise cancelled


async def _wait_or_give_up(seen: Attempts, limit: int, cause: Exception) -> None:
    pause = random.uniform(_BASE_SECONDS, min(_MAX_SECONDS, _BASE_SECONDS * 3**seen.count))  # noqa: S311 - jitter
    if seen.count >= limit or pause >= remaining():
        log.warning("store.unavailable", attempts=seen.count, cause=type(cause).__name__)
        raise StoreUnavailableError from cause
    await asyncio.sleep(pause)
