"""States beside the registry: versions, and the part that has none."""

import pytest
from msgspec.structs import replace
from otomo.devices.items import DeviceState, Latest
from otomo.devices.states import DeviceStates
from otomo.store.client import Store
from otomo.store.errors import ConditionFailedError

pytestmark = pytest.mark.mission("IOT-4")

STATE = DeviceState(
    device_id="a",
    latest=Latest(1_700_000_000_000, 21.25, None, "ok"),
    through=1_700_000_000_000,
    memory=b"\x00\xff",
    open=("1700000000000-threshold-temperature",),
)


async def test_a_state_comes_back_as_saved(own_store: Store) -> None:
    states = DeviceStates(own_store)
    assert await states.get("a") == DeviceState(device_id="a")
    await states.save(STATE, 0)
    assert await states.get("a") == replace(STATE, version=1)
    bare = DeviceState(device_id="b")
    await own_store.transact([states.save_op(bare, 0)])
    assert await states.get_many(["a", "b", "c", "a"]) == {
        "a": replace(STATE, version=1),
        "b": replace(bare, version=1),
    }


async def test_of_two_writers_one_is_refused(own_store: Store) -> None:
    states = DeviceStates(own_store)
    state = replace(STATE, device_id="two")
    await states.save(state, 0)
    with pytest.raises(ConditionFailedError):
        await states.save(state, 0)
    await states.save(replace(state, through=5), 1)
    with pytest.raises(ConditionFailedError):
        await own_store.transact([states.save_op(state, 1)])
    assert (await states.get("two")).through == 5


async def test_what_is_packed_goes_forward_beside_the_version(own_store: Store) -> None:
    states = DeviceStates(own_store)
    await states.advance_packed("p", 7_200_000)
    assert await states.get("p") == DeviceState(device_id="p", packed_through=7_200_000)
    await states.save(replace(STATE, device_id="p"), 0)
    await states.advance_packed("p", 3_600_000)
    found = await states.get("p")
    assert (found.packed_through, found.version, found.latest) == (7_200_000, 1, STATE.latest)
    await own_store.transact([states.forget_op("p")])
    assert await states.get("p") == DeviceState(device_id="p")
