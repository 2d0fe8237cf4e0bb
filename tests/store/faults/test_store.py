"""The store while DynamoDB throttles, loses answers, hangs and dies (rows 1 to 4 of the reliability contract)."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from aiodynamo import errors as dynamo
from aiodynamo.expressions import F
from fault_proxy import THROTTLE, BlackHole, CutReply, Delay, DropReply, Fault, FaultProxy, LeaveOut, Refuse, Reset
from otomo.store.client import Store
from otomo.store.deadline import deadline_in
from otomo.store.errors import ConditionFailedError, StoreUnavailableError

T = "idempotency"
BUSY_SECONDS = 1.0  # of a machine that has more to do; without a deadline it would be more than two

REFUSALS = [
    THROTTLE,
    Refuse(400, "ProvisionedThroughputExceededException"),
    Refuse(400, "RequestLimitExceeded"),
    Refuse(400, "TransactionConflictException"),
    Refuse(400, "TransactionCanceledException", ("None", "TransactionConflict")),
    Refuse(400, "TransactionCanceledException", ("ThrottlingError", "None")),
    Refuse(400, "TransactionCanceledException", ("ProvisionedThroughputExceeded",)),
    Refuse(500, "InternalServerError"),
    Refuse(502, "BadGateway"),
    Refuse(503, "ServiceUnavailable"),
    Reset(),
    CutReply(0),
]
LOST = [DropReply(), CutReply(10), CutReply(200)]


def absent(key: str) -> dict[str, str]:
    return {"key": key}


async def value_of(store: Store, key: str) -> object:
    item = await store.get(T, absent(key))
    return item and item.get("value")


@pytest.mark.parametrize("fault", [*REFUSALS, *LOST, BlackHole()], ids=str)
async def test_a_passing_fault_is_not_noticed(store: Store, proxy: FaultProxy, fault: Fault) -> None:
    key = f"passing-{fault}"
    for action in ("PutItem", "TransactWriteItems", "BatchGetItem"):
        proxy.fail(fault, times=1, action=action)
    await store.put(T, {"key": key, "value": 1}, F("key").does_not_exist())
    second = store.put_op(T, {"key": f"{key}-2", "value": 2}, F("key").does_not_exist())
    await store.transact([second, store.delete_op(T, absent("none"))])
    assert await value_of(store, key) == 1
    assert await value_of(store, f"{key}-2") == 2


@pytest.mark.parametrize("fault", REFUSALS, ids=str)
async def test_a_lasting_fault_ends_after_three_tries(store: Store, proxy: FaultProxy, fault: Fault) -> None:
    proxy.fail(fault, times=100)
    calls: tuple[Callable[[], Coroutine[Any, Any, object]], ...] = (
        lambda: store.get(T, absent("x")),
        lambda: store.put(T, absent("x")),
        lambda: store.transact([store.delete_op(T, absent("x")), store.put_op(T, absent("y"))]),
    )
    for count, call in enumerate(calls, start=1):
        with pytest.raises(StoreUnavailableError) as raised:
            await call()
        assert raised.value.status == 503
        assert raised.value.headers == {"Retry-After": "1"}
        assert sum(proxy.seen.values()) == 3 * count


@pytest.mark.parametrize("lost", [*LOST, Refuse(500, "InternalServerError")], ids=str)
async def test_a_conditional_write_whose_answer_is_lost_succeeds_once(
    store: Store, proxy: FaultProxy, lost: Fault
) -> None:
    key = f"once-{lost}"
    proxy.fail(lost, action="PutItem")
    await store.put(T, {"key": key, "value": 1}, F("key").does_not_exist())
    with pytest.raises(ConditionFailedError):
        await store.put(T, {"key": key, "value": 2}, F("key").does_not_exist())
    assert await value_of(store, key) == 1
    proxy.fail(lost, action="TransactWriteItems")
    change = store.put_op(T, {"key": key, "value": 3}, F("value").equals(1))
    await store.transact([change, store.put_op(T, {"key": f"{key}-side"}, F("key").does_not_exist())])
    assert await value_of(store, key) == 3
    proxy.fail(lost, action="DeleteItem")
    await store.delete(T, absent(key), F("value").equals(3))
    assert await value_of(store, key) is None


@pytest.mark.parametrize("lost", LOST, ids=str)
async def test_a_lost_answer_does_not_hide_that_somebody_else_was_faster(
    store: Store, proxy: FaultProxy, lost: Fault
) -> None:
    key = f"faster-{lost}"
    await store.put(T, {"key": key, "value": 1})
    proxy.fail(lost, action="PutItem")
    with pytest.raises(ConditionFailedError):
        await store.put(T, {"key": key, "value": 2}, F("key").does_not_exist())
    proxy.fail(lost, action="DeleteItem")
    with pytest.raises(ConditionFailedError):
        await store.delete(T, absent(key), F("value").equals(9))
    assert await value_of(store, key) == 1


async def test_refused_conditions_are_named_by_position(store: Store, proxy: FaultProxy) -> None:
    await store.put(T, {"key": "here"})
    free = F("key").does_not_exist()
    operations = [store.put_op(T, absent(name), free) for name in ("free-1", "here", "free-2")]
    with pytest.raises(ConditionFailedError) as raised:
        await store.transact([*operations, store.check_op(T, absent("nobody"), F("key").exists())])
    assert raised.value.failed == (1, 3)
    assert await store.get(T, absent("free-1")) is None
    proxy.fail(Refuse(400, "TransactionCanceledException", ("TransactionConflict", "ConditionalCheckFailed")))
    with pytest.raises(ConditionFailedError) as raised:
        await store.transact(operations)
    assert raised.value.failed == (1,)


async def test_a_transaction_that_dynamodb_finds_wrong_is_a_bug_not_a_hiccup(store: Store, proxy: FaultProxy) -> None:
    proxy.fail(Refuse(400, "TransactionCanceledException", ("ValidationError", "None")))
    with pytest.raises(dynamo.TransactionCanceled):
        await store.transact([store.put_op(T, absent("a")), store.put_op(T, absent("b"))])
    proxy.fail(Refuse(400, "ValidationException"))
    with pytest.raises(dynamo.ValidationException):
        await store.put(T, absent("a"))
    assert proxy.seen == {"TransactWriteItems": 1, "PutItem": 1}
    with pytest.raises(ValueError, match="101 operations"):
        await store.transact([store.put_op(T, absent(str(n))) for n in range(101)])


async def test_keys_left_out_of_a_batch_are_asked_for_again(store: Store, proxy: FaultProxy) -> None:
    names = [f"batch-{n}" for n in range(150)]
    for start in range(0, len(names), 10):  # all at once would be a fault of its own on a busy machine
        await asyncio.gather(*(store.put(T, {"key": n, "value": n}) for n in names[start : start + 10]))
    proxy.heal()
    for fault in (LeaveOut(30), LeaveOut(0), LeaveOut(7), THROTTLE):
        proxy.fail(fault, action="BatchGetItem")
    found = await store.batch_get(T, [absent(n) for n in (*names, "batch-none")])
    assert sorted(item["value"] for item in found) == sorted(names)


async def test_keys_left_out_for_good_are_an_error_not_an_empty_answer(store: Store, proxy: FaultProxy) -> None:
    await store.put(T, absent("held-back"))
    proxy.fail(LeaveOut(0), times=50, action="BatchGetItem")
    began = time.monotonic()
    with deadline_in(0.8), pytest.raises(StoreUnavailableError, match="1 of 1 items"):
        await store.get(T, absent("held-back"))
    assert time.monotonic() - began < 0.8 + BUSY_SECONDS


@pytest.mark.parametrize("fault", [BlackHole(), Delay(5)], ids=str)
async def test_nothing_waits_beyond_the_deadline(store: Store, proxy: FaultProxy, fault: Fault) -> None:
    proxy.fail(fault, times=100)
    for seconds in (0.2, 0.6, 0.0, -1.0):
        began = time.monotonic()
        with deadline_in(seconds), pytest.raises(StoreUnavailableError):
            await store.put(T, absent("late"))
        assert time.monotonic() - began < max(seconds, 0) + BUSY_SECONDS


async def test_a_dead_endpoint_is_unavailable_not_a_crash(store: Store, proxy: FaultProxy) -> None:
    proxy.fail(Reset(), times=3)
    with pytest.raises(StoreUnavailableError):
        await store.update(T, absent("x"), F("count").add(1))
