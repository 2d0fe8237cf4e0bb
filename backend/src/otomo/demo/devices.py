"""The demo's devices, from their CSV files, and what they have measured in the last week or two."""

import io
from collections.abc import Sequence

import numpy as np

from otomo.alarms.roster import Roster
from otomo.auth.principal import Principal
from otomo.clock import Clock
from otomo.crm.imports.report import total
from otomo.crm.imports.upload import Upload
from otomo.demo.climate import OVERHEATED, WARM_FOR_MS, measured
from otomo.demo.files import BOOK_DEVICES, MORE_DEVICES, device_ids, devices_csv
from otomo.demo.history import History
from otomo.devices.imports import DeviceImports
from otomo.devices.repository import DeviceRepository
from otomo.devices.states import DeviceStates
from otomo.settings import Settings
from otomo.store.client import Store
from otomo.web.provide import Services

_STEP_MS = 60_000
_DAY_MS = 86_400_000
_DAYS = 7
_DAYS_OF_THE_STORY = 14  # more of it, and the embedded store is too busy saving itself: a kill -9 costs more
_RISE_MS = 30 * 60_000  # from warming up to the limit


async def load_devices(services: Services, rep: Principal) -> tuple[int, int]:
    """Loads the book's device, and the others with it, unless any of a file is or was there; how many of each."""
    added = [await _load(services, rep, name) for name in (BOOK_DEVICES, MORE_DEVICES)]
    new = [device_id for ids in added for device_id in ids]
    if new:
        await _fill(services, new)
    return len(added[0]), len(added[1])


async def _load(services: Services, rep: Principal, name: str) -> list[str]:
    repository: DeviceRepository = services[DeviceRepository]
    ids = device_ids(name)
    if await repository.find_many(ids) or await repository.retired(ids):
        return []
    imports: DeviceImports = services[DeviceImports]
    files = await imports.run(rep, [Upload(name, io.BytesIO(devices_csv(name)))], dry_run=False)
    return ids if total(files).created else []


async def _fill(services: Services, ids: Sequence[str]) -> None:
    """A week of readings until now, two of the one in alarm, and the alarms that follow from them."""
    clock: Clock = services[Clock]
    settings: Settings = services[Settings]
    store: Store = services[Store]
    history = History(store, DeviceStates(store), settings.metrics)
    now = int(clock.now().timestamp() * 1000)
    for device_id in ids:
        days = _DAYS_OF_THE_STORY if device_id == OVERHEATED else _DAYS
        times = np.arange(now - days * _DAY_MS, now, _STEP_MS, dtype=np.int64)
        await history.write(device_id, measured(device_id, times, now - WARM_FOR_MS - _RISE_MS), now)
    roster: Roster = services[Roster]
    await roster.look()
    for device_id in ids:
        if device_id in roster.evaluator.tracked:
            roster.evaluator.reconsider(roster.evaluator.tracked[device_id])
    await roster.settled()
