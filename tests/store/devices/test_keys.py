"""Keys on the hot path: what is let in, for how long, and how often the store is asked."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from otomo.clock import Clock
from otomo.devices.errors import KeyRateError
from otomo.devices.items import DeviceKey
from otomo.devices.keys import DeviceKeys, NewSecret, new_secret
from otomo.devices.repository import DeviceRepository
from otomo.limits.errors import OverLimitError
from otomo.settings import MetricsSettings
from otomo.store.client import Store
from otomo.store.errors import StoreUnavailableError

pytestmark = pytest.mark.mission("ID-5", "IOT-2")

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@dataclass
class Process:
    """A backend: its own view of the keys, and clocks that a test moves."""

    keys: DeviceKeys
    now: datetime = NOW
    seconds: float = 1000.0


def process(store: Store, **settings: int) -> Process:
    repository = DeviceRepository(store)
    made = Process(keys=None)  # type: ignore[arg-type]
    limits = MetricsSettings.model_validate(settings)
    made.keys = DeviceKeys(repository, Clock(lambda: made.now), limits, lambda: made.seconds)
    return made


async def stored(store: Store, *devices: str, **fields: object) -> tuple[DeviceKey, NewSecret]:
    made = new_secret()
    key = DeviceKey(
        key_id=made.key_id, secret_hash=made.secret_hash, devices=devices, label="棚", created_at=NOW, created_by="u"
    )
    key = replace(key, **fields)
    await store.transact([DeviceRepository(store).create_key_op(key)])
    return key, made


async def take_back(store: Store, key: DeviceKey) -> None:
    repository = DeviceRepository(store)
    await store.transact([repository.take_back_op(key, key.devices), repository.taken_back_op()])


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The key ids that the store was asked for."""
    asked: list[str] = []
    find = DeviceRepository.find_key

    async def counted(self: DeviceRepository, key_id: str) -> DeviceKey | None:
        asked.append(key_id)
        return await find(self, key_id)

    monkeypatch.setattr(DeviceRepository, "find_key", counted)
    return asked


async def test_a_token_opens_its_devices_and_nothing_else(own_store: Store) -> None:
    _, first = await stored(own_store, "a", "b")
    _, second = await stored(own_store, "c")
    keys = process(own_store).keys
    grant = await keys.verify(first.token)
    assert grant
    assert grant.devices == {"a", "b"}
    crossed = f"otk_{first.key_id}_{second.token.rpartition('_')[2]}"
    for token in (crossed, first.token[:-1], first.token + "A", "", "otk_", "otk_x_y", first.token.upper()):
        assert await keys.verify(token) is None


async def test_the_store_holds_no_secret(own_store: Store) -> None:
    key, made = await stored(own_store, "a")
    row = await own_store.get("devices", {"device_id": f"key#{key.key_id}"})
    assert row
    secret = made.token.split("_", 2)[2]
    assert len(secret) == 43
    assert secret not in repr(row)
    assert made.token not in repr(row)


async def test_a_revoked_key_is_refused_within_seconds_in_another_process(own_store: Store) -> None:
    key, made = await stored(own_store, "a")
    one = process(own_store)
    assert await one.keys.verify(made.token)
    await take_back(own_store, key)
    one.seconds += 1.9
    assert await one.keys.verify(made.token)
    one.seconds += 0.2
    await one.keys.verify(made.token)  # looks in the background
    await one.keys.settled()
    assert await one.keys.verify(made.token) is None


async def test_and_at_once_after_a_silence(own_store: Store) -> None:
    key, made = await stored(own_store, "a")
    one = process(own_store)
    assert await one.keys.verify(made.token)
    await take_back(own_store, key)
    one.seconds += 4.0
    assert await one.keys.verify(made.token) is None


async def test_expiry_is_looked_at_every_time(own_store: Store) -> None:
    _, made = await stored(own_store, "a", expires_at=NOW + timedelta(hours=1))
    one = process(own_store)
    assert await one.keys.verify(made.token)
    one.now += timedelta(minutes=59, seconds=59)
    assert await one.keys.verify(made.token)
    one.now += timedelta(seconds=1)
    assert await one.keys.verify(made.token) is None


async def test_a_thousand_posts_read_the_key_once(own_store: Store, reads: list[str]) -> None:
    _, made = await stored(own_store, "a")
    one = process(own_store)
    grants = await asyncio.gather(*(one.keys.verify(made.token) for _ in range(500)))
    grants += [await one.keys.verify(made.token) for _ in range(500)]
    assert all(grants)
    assert reads == [made.key_id]
    unknown = new_secret()
    assert await asyncio.gather(*(one.keys.verify(unknown.token) for _ in range(100))) == [None] * 100
    assert reads == [made.key_id, unknown.key_id]


async def test_an_unknown_key_is_asked_for_again_after_a_moment(own_store: Store) -> None:
    made = new_secret()
    one = process(own_store)
    assert await one.keys.verify(made.token) is None
    key = DeviceKey(
        key_id=made.key_id, secret_hash=made.secret_hash, devices=("a",), label="x", created_at=NOW, created_by="u"
    )
    await own_store.transact([DeviceRepository(own_store).create_key_op(key)])
    one.seconds += 2.1
    assert await one.keys.verify(made.token)


async def test_a_flood_of_invented_keys_is_refused_unread(own_store: Store, reads: list[str]) -> None:
    (_, known), (_, new) = await stored(own_store, "a"), await stored(own_store, "b")
    one = process(own_store, unknown_keys_per_second=2, unknown_keys_burst=10)
    assert await one.keys.verify(known.token, "203.0.113.7")
    for _ in range(10):
        assert await one.keys.verify(new_secret().token, "203.0.113.7") is None
    for token in (new_secret().token, new.token):  # which of the two it is, only the store could tell
        with pytest.raises(OverLimitError) as refused:
            await one.keys.verify(token, "203.0.113.7")
        assert refused.value.headers["Retry-After"] == "1"
    assert len(reads) == 11
    assert await one.keys.verify(known.token, "203.0.113.7")  # who is known goes on
    assert await one.keys.verify(new_secret().token, "203.0.113.8") is None  # and so do the others
    one.seconds += 0.5
    assert await one.keys.verify(new.token, "203.0.113.7")
    assert len(reads) == 13


async def test_a_flood_all_at_once_is_paid_off(own_store: Store, reads: list[str]) -> None:
    one = process(own_store, unknown_keys_per_second=2, unknown_keys_burst=10)
    at_once = (one.keys.verify(new_secret().token, f"2001:db8::{n:x}") for n in range(40))
    assert await asyncio.gather(*at_once) == [None] * 40
    for seconds in (0.0, 14.9):
        one.seconds += seconds
        with pytest.raises(OverLimitError):
            await one.keys.verify(new_secret().token, "2001:db8::ffff")  # the same /64
    assert len(reads) == 40
    one.seconds += 0.7
    assert await one.keys.verify(new_secret().token, "2001:db8::1") is None


async def test_a_fleet_that_starts_at_one_address_is_let_in(own_store: Store, reads: list[str]) -> None:
    fleet = [(await stored(own_store, f"d{n}"))[1] for n in range(30)]
    one = process(own_store, unknown_keys_per_second=1, unknown_keys_burst=5)
    assert all(await asyncio.gather(*(one.keys.verify(made.token, "203.0.113.7") for made in fleet)))
    assert len(reads) == 30


async def test_the_use_is_noted_once_an_hour(own_store: Store) -> None:
    key, made = await stored(own_store, "a")
    one = process(own_store)

    async def noted() -> datetime | None:
        await one.keys.settled()
        found = await DeviceRepository(own_store).find_key(key.key_id)
        assert found
        return found.last_used_at

    await one.keys.verify(made.token)
    assert await noted() == NOW
    one.now += timedelta(minutes=59)
    await one.keys.verify(made.token)
    assert await noted() == NOW
    one.now += timedelta(minutes=1)
    await one.keys.verify(made.token)
    assert await noted() == NOW + timedelta(hours=1)


async def test_noting_the_use_does_not_bring_back_a_revoked_key(own_store: Store) -> None:
    key, made = await stored(own_store, "a")
    one = process(own_store)
    await one.keys.verify(made.token)
    await one.keys.settled()
    await take_back(own_store, key)
    one.now += timedelta(hours=2)
    await one.keys.verify(made.token)
    await one.keys.settled()
    assert await DeviceRepository(own_store).find_key(key.key_id) is None


async def test_a_key_writes_no_faster_than_it_may(own_store: Store) -> None:
    _, made = await stored(own_store, "a")
    one = process(own_store, key_readings_per_second=10, key_burst_readings=100)
    grant = await one.keys.verify(made.token)
    assert grant
    grant.charge(60)
    grant.charge(40)
    with pytest.raises(KeyRateError) as refused:
        grant.charge(25)
    assert refused.value.headers["Retry-After"] == "3"
    one.seconds += 2.5
    grant.charge(25)
    one.seconds += 1000
    grant.charge(250)  # above the burst: let in at a full bucket, paid off after it
    with pytest.raises(KeyRateError) as refused:
        grant.charge(1)
    assert refused.value.headers["Retry-After"] == "16"


async def test_reading_a_key_again_does_not_fill_its_bucket(own_store: Store) -> None:
    _, made = await stored(own_store, "a")
    one = process(own_store, key_readings_per_second=1, key_burst_readings=10)
    grant = await one.keys.verify(made.token)
    assert grant
    grant.charge(10)
    one.keys.forget(made.key_id)
    again = await one.keys.verify(made.token)
    assert again
    with pytest.raises(KeyRateError):
        again.charge(5)


async def test_while_the_store_is_away_a_key_is_believed_for_four_seconds(
    own_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = await stored(own_store, "a")
    one = process(own_store)
    assert await one.keys.verify(made.token)

    async def away(_: DeviceRepository) -> int:
        raise StoreUnavailableError

    monkeypatch.setattr(DeviceRepository, "times_taken_back", away)
    one.seconds += 3.9
    assert await one.keys.verify(made.token)
    await one.keys.settled()
    one.seconds += 0.1
    with pytest.raises(StoreUnavailableError):
        await one.keys.verify(made.token)
    monkeypatch.undo()
    assert await one.keys.verify(made.token)
