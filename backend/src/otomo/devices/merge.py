"""A row of the devices' file and the stored device to the device as it shall be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from otomo.crm.imports.merge import RefusedRow
from otomo.crm.imports.staging import StagedRow
from otomo.devices.columns import read_thresholds
from otomo.devices.items import Device
from otomo.devices.repository import Retired
from otomo.devices.sites import Site
from otomo.devices.thresholds import wrong_thresholds

_MOST_ASIDE = 4_000


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows are held against: stored devices and retired ids, and the customers that the importer sees."""

    devices: Mapping[str, Device]
    retired: Mapping[str, Retired]
    sites: Mapping[str, Site]
    now: datetime


def merged(row: StagedRow, known: Known) -> tuple[Device | None, Device]:
    """The stored device and what becomes of it: the same one when the row changes nothing. Cells that are not given
    leave what is stored. Raises RefusedRow."""
    before = known.devices.get(row.key)
    site = known.sites.get(row.values["customer_id"])
    if site is None:
        raise RefusedRow("customer_id", "unknown-customer", "この顧客はいません", "There is no such customer")
    if before is None:
        _check_free(row.key, site, known)
    elif before.customer_id not in known.sites:
        raise _taken()
    after = _with_cells(before, row, known.now)
    after = replace(after, owner_id=site.owner_id)
    _check(after)
    if before is None:
        return None, after
    if after == replace(before, owner_id=site.owner_id):
        return before, before
    return before, replace(after, updated_at=known.now, version=before.version + 1)


def _with_cells(before: Device | None, row: StagedRow, now: datetime) -> Device:
    base: dict[str, Any] = {"created_at": now, "updated_at": now} if before is None else msgspec.to_builtins(before)
    fields = base | row.values
    if "thresholds" in row.values:
        fields["thresholds"] = read_thresholds(row.values["thresholds"])
    if row.extra:
        fields["extra"] = base.get("extra", {}) | row.extra
        if sum(len(name) + len(cell) for name, cell in fields["extra"].items()) > _MOST_ASIDE:
            raise RefusedRow(
                None,
                "too-much-aside",
                f"未知の列の内容が合わせて{_MOST_ASIDE:,}文字を超えます",
                f"The cells of unknown columns come to more than {_MOST_ASIDE:,} characters",
            )
    return msgspec.convert(fields, Device, strict=False)


def _check_free(device_id: str, site: Site, known: Known) -> None:
    retired = known.retired.get(device_id)
    if retired and not retired.open_to(site.customer_id, int(known.now.timestamp())):
        raise _taken()


def _taken() -> RefusedRow:
    return RefusedRow(
        "device_id",
        "taken-id",
        "このIDは他の顧客の機器が使っています(削除した機器のIDは測定値の保存期間中使えません)",
        "Another customer's device has or had this id; choose another one",
    )


def _check(device: Device) -> None:
    if wrong := list(wrong_thresholds(device)):
        raise RefusedRow(
            "thresholds",
            "bad-thresholds",
            "、".join(f"{w.at + 1}番目: {w.message.ja}" for w in wrong),
            "; ".join(f"no. {w.at + 1}{f', {w.field}' if w.field else ''}: {w.message.en}" for w in wrong),
        )
