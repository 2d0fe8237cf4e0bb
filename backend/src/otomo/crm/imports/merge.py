"""A staged row and the stored record to the record as it shall be. Cells not given leave what is stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from otomo.auth.principal import Principal
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.imports.staging import Refusal, StagedRow
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import Product
from otomo.places.geocode import Location
from otomo.rich import Label

Record = Customer | Holding | SalesNote | CashInflow | Product | EconomicEvent
R = TypeVar("R", Customer, Holding, SalesNote, CashInflow, Product, EconomicEvent)
_MOST_ASIDE = 40_000

Geocode = Callable[[str | None, str | None], Location | None]


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports, into what: the users by folded name, who gets new customers without an owner, the time."""

    principal: Principal
    user_ids: Mapping[str, str]
    default_owner: str | None
    geocode: Geocode
    now: datetime


class RefusedRow(Exception):  # noqa: N818 - a condition of a row, collected
    """A row that contradicts the book."""

    def __init__(self, field: str | None, code: str, ja: str, en: str) -> None:
        super().__init__(en)
        self.refusal: Refusal = (field, code, Label(ja=ja, en=en))


def merged(stored: R | None, row: StagedRow, as_: type[R], now: datetime) -> R:
    """The stored record itself when the row changes nothing; else the record with the row's cells."""
    return settled(stored, _with_cells(stored, row.values, row.extra, as_, now), now)


def merged_customer(stored: Customer | None, row: StagedRow, importer: Importer) -> Customer:
    """The same for a customer: owner and place are worked out. Raises RefusedRow."""
    values = dict(row.values)
    owner = _owner(stored, values.pop("owner", None), importer)
    changed = _with_cells(stored, values, row.extra, Customer, importer.now)
    changed = msgspec.structs.replace(changed, owner_id=owner)
    return settled(stored, _located(stored, changed, "latitude" in values, importer.geocode), importer.now)


def settled(stored: R | None, changed: R, now: datetime) -> R:
    """`stored` when nothing differs, else `changed` as the next version."""
    if stored is None or changed == stored:
        return stored or changed
    return msgspec.structs.replace(changed, updated_at=now, version=stored.version + 1)


def _with_cells(stored: R | None, values: dict[str, Any], extra: dict[str, str], as_: type[R], now: datetime) -> R:
    base: dict[str, Any] = {"created_at": now, "updated_at": now}
    if stored is not None:
        base = msgspec.to_builtins(stored)
    fields = base | values
    if extra:
        fields["extra"] = base.get("extra", {}) | extra
        if sum(len(name) + len(cell) for name, cell in fields["extra"].items()) > _MOST_ASIDE:
            raise RefusedRow(
                None,
                "too-much-aside",
                f"未知の列の内容が合わせて{_MOST_ASIDE:,}文字を超えます",
                f"The cells of unknown columns come to more than {_MOST_ASIDE:,} characters",
            )
    return msgspec.convert(fields, as_, strict=False)


def _owner(stored: Customer | None, username: str | None, importer: Importer) -> str | None:
    principal = importer.principal
    if username is None:
        if stored is not None:
            return stored.owner_id
        return importer.default_owner or (None if principal.sees_all else principal.user_id)
    owner = importer.user_ids.get(username.casefold())
    if not principal.sees_all and not principal.may_see(owner):
        raise RefusedRow(
            "owner",
            "foreign-owner",
            f"自分({principal.username})と自分のチーム以外の担当者は指定できません",
            f"Customers are imported for oneself and one's team: leave it empty or write {principal.username}",
        )
    if owner is None:
        raise RefusedRow("owner", "unknown-user", "このユーザー名はありません", "There is no user of this name")
    return owner


def _located(stored: Customer | None, customer: Customer, given: bool, geocode: Geocode) -> Customer:
    place = (customer.prefecture, customer.city)
    if given:
        if stored and (customer.latitude, customer.longitude) == (stored.latitude, stored.longitude):
            return customer
        found = geocode(*place)
        same = found is not None and (found.latitude, found.longitude) == (customer.latitude, customer.longitude)
        return msgspec.structs.replace(customer, location_source=found.source if found and same else "given")
    if stored is not None and (stored.location_source == "given" or place == (stored.prefecture, stored.city)):
        return customer
    found = geocode(*place)
    if found is None:
        return msgspec.structs.replace(customer, latitude=None, longitude=None, location_source="none")
    return msgspec.structs.replace(
        customer, latitude=found.latitude, longitude=found.longitude, location_source=found.source
    )
