"""The demo's devices, from their CSV file."""

import io

from otomo.auth.principal import Principal
from otomo.crm.imports.report import total
from otomo.crm.imports.upload import Upload
from otomo.demo.files import device_ids, devices_csv
from otomo.devices.imports import DeviceImports
from otomo.devices.repository import DeviceRepository
from otomo.web.provide import Services


async def load_devices(services: Services, rep: Principal) -> int:
    """Loads the devices, unless any of them is or was there; how many."""
    repository: DeviceRepository = services[DeviceRepository]
    if await repository.find_many(device_ids()) or await repository.retired(device_ids()):
        return 0
    imports: DeviceImports = services[DeviceImports]
    files = await imports.run(rep, [Upload("devices.csv", io.BytesIO(devices_csv()))], dry_run=False)
    return total(files).created
