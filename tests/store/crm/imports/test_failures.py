"""Nothing half-imported: a store that fails on the way, a process that dies, one that was believed dead."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from otomo.crm.book.aggregate import CustomerBook
from otomo.crm.book.repository import BookRepository, Loaded
from otomo.crm.imports.errors import ImportFailedError, ImportRunningError, ImportTakenOverError
from otomo.crm.imports.report import ImportReport
from otomo.crm.imports.service import ImportService, Upload
from otomo.store.client import Operation
from otomo.store.errors import StoreUnavailableError

pytestmark = pytest.mark.mission("CRM-9")

Uploads = Callable[[dict[str, str]], list[Upload]]

CUSTOMERS = 40


def _book(risk: int, customers: int = CUSTOMERS) -> dict[str, str]:
    """Every customer with a lot, a note and an inflow; products and events; every record says `risk`."""
    ids = [f"C{n:03d}" for n in range(customers)]
    return {
        "h.csv": "customer_id,product_id,quantity,unit_cost\n" + "".join(f"{c},P1,{risk},1\n" for c in ids),
        "n.csv": "note_id,customer_id,noted_on,body\n" + "".join(f"N{c},{c},2026-11-01,{risk}\n" for c in ids),
        "i.csv": "inflow_id,customer_id,expected_on,amount\n" + "".join(f"I{c},{c},2026-12-01,{risk}\n" for c in ids),
        "c.csv": "customer_id,name,risk_level\n" + "".join(f"{c},A,{risk}\n" for c in ids),
        "p.csv": f"product_id,name,asset_class,risk_level,currency\nP1,x,bond,{risk},JPY\n",
        "e.csv": f"event_id,occurs_on,title,category,impact\nE1,2026-12-01,{risk},market,low\n",
    }


class _Books(BookRepository):
    """A repository where something happens before the n-th write."""

    async def save(
        self, before: Loaded | None, after: CustomerBook, also: Sequence[Operation] = (), *, bulk: bool = False
    ) -> None:
        happening = _HAPPENINGS.get(id(self.store))
        if happening is not None:
            await happening()
        await super().save(before, after, also, bulk=bulk)


_HAPPENINGS: dict[int, Callable[[], Any]] = {}


def _before_write(imports: ImportService, number: int, happening: Callable[[], Any]) -> ImportService:
    """The service, where `happening` takes place before a customer's `number`-th write; it is told once."""
    writes = 0

    async def count() -> None:
        nonlocal writes
        writes += 1
        if writes == number:
            await happening()

    _HAPPENINGS[id(imports.books.store)] = count
    return replace(imports, books=_Books(imports.books.store))


@pytest.fixture(autouse=True)
def _nothing_happens() -> Any:
    yield
    _HAPPENINGS.clear()


def _content(rows: dict[Any, dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    """Rows without what a restored record may differ in."""
    aside = ("version", "updated_at", "revision")
    return {place: {k: v for k, v in row.items() if k not in aside} for place, row in rows.items()}


async def _fail() -> None:
    raise StoreUnavailableError("gone")


async def test_a_store_that_fails_on_the_way_leaves_nothing(world: Any, uploads: Uploads, manager: Any) -> None:
    imports = _before_write(world.imports(), 17, _fail)
    with pytest.raises(ImportFailedError):
        await imports.run(manager, uploads(_book(3)))
    assert await world.rows() == {}
    (head,) = await world.imports().list(manager)
    assert head.status == "failed"
    report = await world.imports().get(manager, head.import_id)
    assert report.failure is not None
    assert "rolled back" in report.failure.en
    assert (await world.imports().run(manager, uploads(_book(3)))).totals.created == 3 * CUSTOMERS + CUSTOMERS + 2


async def test_a_failed_update_leaves_the_book_as_it_was(world: Any, uploads: Uploads, manager: Any) -> None:
    await world.imports().run(manager, uploads(_book(3)))
    before = _content(await world.rows())
    with pytest.raises(ImportFailedError):
        await _before_write(world.imports(), 23, _fail).run(manager, uploads(_book(5, CUSTOMERS + 20)))
    assert _content(await world.rows()) == before


async def test_an_unknown_fault_is_rolled_back_too(world: Any, uploads: Uploads, manager: Any) -> None:
    async def break_down() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await _before_write(world.imports(), 5, break_down).run(manager, uploads(_book(3)))
    assert await world.rows() == {}


async def test_a_cancelled_import_is_rolled_back(world: Any, uploads: Uploads, manager: Any) -> None:
    running: list[asyncio.Task[ImportReport]] = []

    async def cancel() -> None:
        running[0].cancel()

    imports = _before_write(world.imports(), 9, cancel)
    running.append(asyncio.create_task(imports.run(manager, uploads(_book(3)))))
    with pytest.raises(asyncio.CancelledError):
        await running[0]
    assert await world.rows() == {}


async def test_one_import_at_a_time(world: Any, uploads: Uploads, manager: Any) -> None:
    refused = []

    async def another() -> None:
        with pytest.raises(ImportRunningError):
            await world.imports().run(manager, uploads(_book(1)))
        refused.append(True)

    await _before_write(world.imports(), 2, another).run(manager, uploads(_book(3)))
    assert refused


async def test_a_process_believed_dead_cannot_write_any_more(world: Any, uploads: Uploads, manager: Any) -> None:
    repairs: list[asyncio.Task[None]] = []

    async def repair() -> None:
        repairs.append(asyncio.create_task(world.imports(seconds_ahead=60).recover()))
        await asyncio.shield(repairs[0])

    with pytest.raises(ImportTakenOverError):
        await _before_write(world.imports(), 20, repair).run(manager, uploads(_book(3)))
    await repairs[0]
    assert await world.rows() == {}
    (head,) = await world.imports().list(manager)
    assert head.status == "failed"


async def test_a_repair_that_breaks_off_is_taken_up_again(world: Any, uploads: Uploads, manager: Any) -> None:
    await world.imports().run(manager, uploads(_book(3)))
    before = _content(await world.rows())
    imports = world.imports()
    broken = replace(imports, reverser=replace(imports.reverser, books=_Books(world.store)))

    async def fail_and_go_on_failing() -> None:
        _HAPPENINGS[id(world.store)] = _after(4, _fail)
        await _fail()

    with pytest.raises(StoreUnavailableError):
        await _before_write(broken, 30, fail_and_go_on_failing).run(manager, uploads(_book(5)))
    _HAPPENINGS.clear()
    assert _content(await world.rows()) != before
    (head, _) = await world.imports().list(manager)
    assert head.status == "applying"  # for as long as its lease lasts
    with pytest.raises(ImportRunningError):
        await world.imports().run(manager, uploads(_book(5)))
    (head, _) = await world.imports(seconds_ahead=60).list(manager)
    assert head.status == "failed"
    assert _content(await world.rows()) == before


def _after(number: int, happening: Callable[[], Any]) -> Callable[[], Any]:
    calls = 0

    async def count() -> None:
        nonlocal calls
        calls += 1
        if calls > number:
            await happening()

    return count


async def test_a_removal_that_breaks_off_leaves_no_remains(world: Any, uploads: Uploads, manager: Any) -> None:
    notes = "note_id,customer_id,noted_on,body\n" + "".join(f"N{n},C1,2026-11-01,x\n" for n in range(200))
    files = {"n.csv": notes, "c.csv": "customer_id,name,risk_level\nC1,A,3\n"}
    report = await world.imports().run(manager, uploads(files))

    class CutOff(BookRepository):
        async def _sweep(self, pk: str, sort_keys: Sequence[str]) -> None:
            await _fail()

    imports = world.imports()
    broken = replace(imports, reverser=replace(imports.reverser, books=CutOff(world.store)))
    with pytest.raises(StoreUnavailableError):
        await broken.undo(manager, report.import_id or "")
    assert len(await world.rows()) > 100
    await world.imports(seconds_ahead=60).recover()
    assert await world.rows() == {}


async def test_an_undo_that_breaks_off_is_completed(world: Any, uploads: Uploads, manager: Any) -> None:
    await world.imports().run(manager, uploads(_book(3)))
    before = _content(await world.rows())
    report = await world.imports().run(manager, uploads(_book(5)))
    imports = world.imports()
    broken = replace(imports, reverser=replace(imports.reverser, books=_Books(world.store)))
    _HAPPENINGS[id(world.store)] = _after(11, _fail)
    with pytest.raises(StoreUnavailableError):
        await broken.undo(manager, report.import_id or "")
    _HAPPENINGS.clear()
    found = await world.imports(seconds_ahead=60).get(manager, report.import_id or "")
    assert found.status == "undone"
    assert _content(await world.rows()) == before


async def test_a_change_by_somebody_else_in_the_middle_is_not_lost(world: Any, uploads: Uploads, manager: Any) -> None:
    await world.imports().run(manager, uploads(_book(3, 1)))
    imports = world.imports()

    async def change() -> None:
        _HAPPENINGS.clear()
        loaded = await imports.books.find("C000")
        customer = loaded.book.customer
        changed = type(customer)(**{f: getattr(customer, f) for f in customer.__struct_fields__} | {"phone": "090"})
        await BookRepository(world.store).save(loaded, loaded.book.with_customer(changed))

    report = await _before_write(imports, 1, change).run(manager, uploads(_book(5, 1)))
    assert report.totals.updated == 6
    loaded = await imports.books.find("C000")
    assert loaded is not None
    assert (loaded.book.customer.phone, loaded.book.customer.risk_level) == ("090", 5)


async def test_a_customer_of_many_records_goes_in_several_transactions(
    world: Any, uploads: Uploads, manager: Any
) -> None:
    notes = "note_id,customer_id,noted_on,body\n" + "".join(f"N{n},C1,2026-11-01,x{n}\n" for n in range(300))
    files = {"n.csv": notes, "c.csv": "customer_id,name,risk_level\nC1,A,3\n"}
    report = await world.imports().run(manager, uploads(files))
    assert report.totals.created == 301
    assert (await world.imports().run(manager, uploads(files))).totals.unchanged == 301
    with pytest.raises(ImportFailedError):
        changed = {"n.csv": notes.replace("x", "y")}
        await _before_write(world.imports(), 3, _fail).run(manager, uploads(changed))
    loaded = await world.imports().books.find("C1")
    assert {note.body[0] for note in loaded.book.notes.values()} == {"x"}
    await world.imports().undo(manager, report.import_id or "")
    assert await world.rows() == {}


async def test_a_killed_process_leaves_nothing_after_the_next_look(
    world: Any, uploads: Uploads, manager: Any, tmp_path: Path, aws_env: dict[str, str]
) -> None:
    await world.imports().run(manager, uploads(_book(3)))
    before = _content(await world.rows())
    file = tmp_path / "customers.csv"
    header = "customer_id,name,risk_level,phone\n"
    file.write_text(header + "".join(f"C{n:03d},B,4,{n}\n" for n in range(3000)), encoding="utf-8")
    otomo = Path(sys.executable).with_name("otomo")
    environment = {**os.environ, **aws_env, "OTOMO_TABLE_PREFIX": world.settings.table_prefix}
    process = await asyncio.create_subprocess_exec(
        otomo, "import", "customers", file, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        await _until_half_way(world)
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()
    assert _content(await world.rows()) != before
    assert (await world.imports().list(manager))[0].status == "applying"
    assert (await world.imports(seconds_ahead=60).list(manager))[0].status == "failed"
    assert _content(await world.rows()) == before


async def test_a_running_application_repairs_by_itself(world: Any, uploads: Uploads, manager: Any) -> None:
    await world.imports().run(manager, uploads(_book(3)))
    before = _content(await world.rows())
    imports = world.imports()
    broken = replace(imports, reverser=replace(imports.reverser, books=_Books(world.store)))

    async def fail_and_go_on_failing() -> None:
        _HAPPENINGS[id(world.store)] = _fail
        await _fail()

    with pytest.raises(StoreUnavailableError):
        await _before_write(broken, 10, fail_and_go_on_failing).run(manager, uploads(_book(5)))
    _HAPPENINGS.clear()
    async with world.imports(seconds_ahead=60).repairing():
        for _ in range(100):
            await asyncio.sleep(0.05)
            if await world.imports().repository.find_lock() is None:
                break
    assert _content(await world.rows()) == before


async def _until_half_way(world: Any) -> None:
    for _ in range(600):
        await asyncio.sleep(0.05)
        if len(await world.rows()) > 6 * CUSTOMERS + 300:
            return
    pytest.fail("the import did not begin")
