"""Trips in DynamoDB: `user_id` and `trip_id`; the owner is part of the key, so a foreign trip cannot be read."""

from dataclasses import dataclass
from typing import Any

from aiodynamo.expressions import F

from otomo.errors import StaleVersionError
from otomo.store.client import Operation, Store, partition
from otomo.store.codec import pack, unpack
from otomo.store.errors import ConditionFailedError
from otomo.trips.errors import TripNotFoundError
from otomo.trips.items import Trip

TABLE = "trips"


@dataclass(frozen=True, slots=True)
class TripRepository:
    """Finds and writes trips."""

    store: Store

    async def get(self, user_id: str, trip_id: str) -> Trip:
        """A user's trip. Raises TripNotFoundError."""
        item = await self.store.get(TABLE, {"user_id": user_id, "trip_id": trip_id})
        if item is None:
            raise TripNotFoundError
        return _trip(item)

    async def of_user(self, user_id: str) -> list[Trip]:
        """All trips of a user, the latest first day first."""
        items = await self.store.query(TABLE, partition("user_id", user_id))
        return sorted((_trip(i) for i in items), key=lambda t: (t.first_date, t.trip_id), reverse=True)

    async def create(self, trip: Trip, also: list[Operation]) -> None:
        """Adds a trip."""
        await self.store.transact([self._put(trip, F("trip_id").does_not_exist()), *also])

    async def replace(self, before: Trip, after: Trip) -> None:
        """Changes a trip. Raises StaleVersionError."""
        try:
            await self.store.transact([self._put(after, F("version").equals(before.version))])
        except ConditionFailedError as refused:
            raise StaleVersionError from refused

    async def delete(self, trip: Trip) -> None:
        """Removes a trip. Raises StaleVersionError."""
        place = {"user_id": trip.user_id, "trip_id": trip.trip_id}
        try:
            await self.store.delete(TABLE, place, F("version").equals(trip.version))
        except ConditionFailedError as refused:
            raise StaleVersionError from refused

    def _put(self, trip: Trip, condition: Any) -> Operation:
        item = {"user_id": trip.user_id, "trip_id": trip.trip_id, "version": trip.version, "trip": pack(trip)}
        return self.store.put_op(TABLE, item, condition)


def _trip(item: dict[str, Any]) -> Trip:
    return unpack(item["trip"], Trip)
