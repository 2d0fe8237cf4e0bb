"""Where an attack's words can stand: each place is filled for a while and emptied again."""

import csv
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from aiodynamo.expressions import F
from otomo.alarms.repository import TABLE
from otomo.alarms.service import AlarmService, Wanted
from otomo.auth.principal import Principal
from otomo.crm.customers.service import CustomerService
from otomo.crm.events.service import EventService
from otomo.crm.imports.service import ImportService, Upload
from otomo.crm.inflows.service import InflowService
from otomo.crm.notes.service import NoteService
from otomo.crm.products.service import ProductService
from otomo.demo.climate import OVERHEATED
from otomo.store.client import Store

Services = dict[type[Any], Any]


@asynccontextmanager
async def planted(services: Services, rep: Principal, where: str, text: str) -> AsyncIterator[None]:
    """Words in a place; `split`: their parts, between ‖, in a note, an inflow and a field of the customer."""
    places = ("note", "inflow", "field") if where == "split" else (where,)
    async with AsyncExitStack() as stack:
        for place, part in zip(places, text.split("‖") if where == "split" else [text], strict=True):
            await stack.enter_async_context(_PLACES[place](services, rep, part))
        yield


@asynccontextmanager
async def _in_note(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    notes: NoteService = services[NoteService]
    fields = {"customer_id": "C001", "body": text, "noted_on": date(2026, 11, 19), "channel": "phone"}
    note = await notes.create(rep, fields, None)
    yield
    await notes.delete(rep, note.note_id, note.version)


@asynccontextmanager
async def _imported(services: Services, rep: Principal, name: str, table: list[list[str]]) -> AsyncIterator[None]:
    imports: ImportService = services[ImportService]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(table)
    report = await imports.run(rep, [Upload(name, io.BytesIO(file.getvalue().encode()))])
    assert report.import_id
    assert report.totals.created == 1, report
    yield
    await imports.undo(rep, report.import_id)


@asynccontextmanager
async def _in_import(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    table = [["メモID", "顧客ID", "記録日", "内容"], ["NX1", "C001", "2026-11-19", text]]
    async with _imported(services, rep, "sales_notes.csv", table):
        yield


@asynccontextmanager
async def _in_imported_inflow(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    table = [
        ["入金ID", "顧客ID", "予定日", "金額", "通貨", "確度", "原資", "状態", "備考"],
        ["FX1", "C001", "2026-12-10", "1000000", "JPY", "50%", "その他", "予定", text],
    ]
    async with _imported(services, rep, "cash_inflows.csv", table):
        yield


@asynccontextmanager
async def _in_inflow(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    inflows: InflowService = services[InflowService]
    fields = {
        "customer_id": "C001", "expected_on": date(2026, 12, 10), "amount": Decimal(1_000_000), "currency": "JPY",
        "note": text,
    }  # fmt: skip
    inflow = await inflows.create(rep, fields, None)
    yield
    await inflows.delete(rep, inflow.inflow_id, inflow.version)


@asynccontextmanager
async def _in_event(services: Services, _: Principal, text: str) -> AsyncIterator[None]:
    events: EventService = services[EventService]
    event = await events.create(
        {"occurs_on": date(2026, 12, 3), "title": text, "category": "monetary", "impact": "high"}, None
    )
    yield
    await events.delete(event.event_id, event.version)


@asynccontextmanager
async def _in_product(services: Services, _: Principal, text: str) -> AsyncIterator[None]:
    products: ProductService = services[ProductService]
    before = await products.get("P001")
    after = await products.change("P001", before.version, {"name": f"{before.name} {text}"})
    yield
    await products.change("P001", after.version, {"name": before.name})


@asynccontextmanager
async def _in_name(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    async with _changed(services, rep, "C002", "name", lambda name: f"{name} {text}"):
        yield


@asynccontextmanager
async def _in_field(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    async with _changed(services, rep, "C001", "purpose", lambda _: text):
        yield


@asynccontextmanager
async def _changed(services: Services, rep: Principal, of: str, field: str, to: Any) -> AsyncIterator[None]:
    customers: CustomerService = services[CustomerService]
    before = (await customers.get(rep, of)).customer
    after = await customers.change(rep, of, before.version, {field: to(getattr(before, field))})
    yield
    await customers.change(rep, of, after.customer.version, {field: getattr(before, field)})


@asynccontextmanager
async def _in_device(services: Services, rep: Principal, text: str) -> AsyncIterator[None]:
    """In the open alarm: it keeps the name that its device had."""
    alarms: AlarmService = services[AlarmService]
    store: Store = services[Store]
    seen, _ = await alarms.list(rep, Wanted(state="open"), 20, None)
    alarm = next(s.alarm for s in seen if s.alarm.device_id == OVERHEATED)
    key = {"device_id": alarm.device_id, "alarm_id": alarm.alarm_id}
    exists = F("device_id").exists()
    await store.update(TABLE, key, F("device_name").set(text), exists)
    yield
    await store.update(TABLE, key, F("device_name").set(alarm.device_name), exists)


_PLACES = {
    "note": _in_note,
    "import": _in_import,
    "inflow_file": _in_imported_inflow,
    "inflow": _in_inflow,
    "event": _in_event,
    "product": _in_product,
    "name": _in_name,
    "field": _in_field,
    "device": _in_device,
}
