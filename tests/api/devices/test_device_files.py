"""The devices' CSV file: in, out, and in again."""

import asyncio
import csv
import io

import httpx
import pytest
import records
from otomo.devices.repository import DeviceRepository
from otomo.store.client import Operation, Store
from otomo.store.errors import StoreUnavailableError
from records import Body, code_of, if_match

from tests.api.conftest import Running

pytestmark = pytest.mark.mission("IOT-2")


@pytest.fixture(scope="module")
async def customer_id(rep: httpx.AsyncClient) -> str:
    """A customer of the rep's."""
    made: str = (await records.customer(rep, customer_id="FC1"))["customer_id"]
    return made


async def upload(client: httpx.AsyncClient, content: str | bytes, *, dry_run: bool = False) -> httpx.Response:
    data = content.encode() if isinstance(content, str) else content
    params = {"dry_run": "true"} if dry_run else {}
    return await client.post("/api/imports/devices", params=params, files={"files": ("devices.csv", data)})


async def devices_of(client: httpx.AsyncClient, customer_id: str) -> dict[str, Body]:
    answer = await client.get("/api/devices", params={"customer_id": customer_id, "limit": 500})
    return {item["device_id"]: item for item in answer.json()["items"]}


def plain(devices: dict[str, Body]) -> dict[str, Body]:
    """What a file says of devices."""
    aside = {"created_at", "updated_at", "version"}
    return {i: {name: v for name, v in device.items() if name not in aside} for i, device in devices.items()}


def told(answer: httpx.Response) -> tuple[tuple[int, ...], list[tuple[int, str | None, str]]]:
    """Rows, created, updated, unchanged, rejected; and the errors."""
    assert answer.status_code == 200, answer.text
    (file,) = answer.json()["files"]
    totals = answer.json()["totals"]
    names = ("rows", "created", "updated", "unchanged", "rejected")
    assert all(file[name] == totals[name] for name in names)
    assert totals["rows"] == sum(totals[name] for name in names[1:])
    return tuple(totals[name] for name in names), [(e["line"], e["column"], e["code"]) for e in file["errors"]]


async def test_every_row_is_accounted_for(rep: httpx.AsyncClient, other: httpx.AsyncClient, customer_id: str) -> None:
    foreign = (await records.customer(other))["customer_id"]
    await records.device(other, foreign, device_id="file-theirs")
    content = f"""機器ID,顧客ID,機器名,設置場所,測定項目,送信間隔,しきい値,異常検知,備考
file-1,{customer_id},倉庫,棚 1,温度・湿度,60秒,温度 以上 28 解除 26 継続 300 重大; 湿度 < 30 解除 35,する,A
file-2,{customer_id},冷蔵庫,,temperature,10,temperature above 8,no,
file-1,{customer_id},倉庫,棚 1,温度・湿度,60秒,温度 以上 28 解除 26 継続 300 重大; 湿度 < 30 解除 35,する,A
file-1,{customer_id},別の名,,,,,,
Bad Id,{customer_id},x,,,,,,
file-3,{foreign},x,,,,,,
file-4,nobody,x,,,,,,
file-theirs,{customer_id},x,,,,,,
file-5,{customer_id},x,,pressure,0,28度以上,maybe,
file-6,{customer_id},x,,temperature,,temperature above 28 clear 30,,
file-7,{customer_id},x,,temperature,,humidity above 70,,
file-8,{customer_id},,,,,,,
"""
    expected = (
        (12, 2, 0, 1, 9),
        [
            (5, None, "duplicate-key"),
            (6, "機器ID", "bad-id"),
            (7, "顧客ID", "unknown-customer"),
            (8, "顧客ID", "unknown-customer"),
            (9, "機器ID", "taken-id"),
            (10, "測定項目", "unknown-choice"),
            (10, "送信間隔", "out-of-range"),
            (10, "しきい値", "not-thresholds"),
            (10, "異常検知", "unknown-choice"),
            (11, "しきい値", "bad-thresholds"),
            (12, "しきい値", "bad-thresholds"),
            (13, "機器名", "missing-value"),
        ],
    )
    preview = await upload(rep, content, dry_run=True)
    assert told(preview) == expected
    assert (preview.json()["dry_run"], preview.json()["files"][0]["unknown_columns"]) == (True, ["備考"])
    assert await devices_of(rep, customer_id) == {}
    assert told(await upload(rep, content)) == expected
    found = await devices_of(rep, customer_id)
    assert found.keys() == {"file-1", "file-2"}
    assert (found["file-1"]["place"], found["file-1"]["metrics"]) == ("棚 1", ["temperature", "humidity"])
    assert found["file-1"]["thresholds"] == [
        {
            "metric": "temperature", "direction": "above", "set_at": 28, "clear_at": 26, "minimum_seconds": 300,
            "cooldown_seconds": 0, "severity": "critical",
        },
        {
            "metric": "humidity", "direction": "below", "set_at": 30, "clear_at": 35, "minimum_seconds": 0,
            "cooldown_seconds": 0, "severity": "warning",
        },
    ]  # fmt: skip
    assert (found["file-2"]["expected_interval_seconds"], found["file-2"]["detect_anomalies"]) == (10, False)
    counts, _ = told(await upload(rep, content))
    assert counts == (12, 0, 0, 3, 9)
    assert (await devices_of(rep, customer_id))["file-1"]["version"] == 1


async def test_a_later_file_changes_what_it_gives(rep: httpx.AsyncClient, customer_id: str) -> None:
    await records.device(rep, customer_id, device_id="part", place="一階", expected_interval_seconds=30)
    counts, _ = told(await upload(rep, f"device_id,customer_id,name,place\npart,{customer_id},新しい名,\n"))
    assert counts == (1, 0, 1, 0, 0)
    device = (await rep.get("/api/devices/part")).json()
    assert (device["name"], device["place"], device["expected_interval_seconds"]) == ("新しい名", "一階", 30)
    assert device["version"] == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
async def test_reads_files_as_they_come(
    rep: httpx.AsyncClient, customer_id: str, encoding: str, delimiter: str
) -> None:
    rows = [["機器名", "顧客ID"], [f"温度計 {encoding} {ord(delimiter)}", customer_id]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert told(await upload(rep, content))[0] == (1, 1, 0, 0, 0)
    assert told(await upload(rep, content))[0] == (1, 0, 0, 1, 0)  # the id comes from the content


async def test_a_file_that_cannot_be_used_says_so(rep: httpx.AsyncClient) -> None:
    for content in ("", "a,b\n1,2\n", "device_id,name\nx,y\n", b"\x00\xff\x00", 'device_id,customer_id,name\n"x,y,z\n'):
        answer = await upload(rep, content)
        assert code_of(answer) == (422, "unusable-file"), content
        preview = (await upload(rep, content, dry_run=True)).json()["files"][0]
        assert (preview["usable"], len(preview["errors"])) == (False, 1)


async def test_what_goes_out_comes_in_and_no_cell_is_a_formula(rep: httpx.AsyncClient, customer_id: str) -> None:
    risky = ["=1+1", "+81", "-1", "@SUM(A1)", "'=quoted", "普通", '引用"符, と\n改行']
    for n, name in enumerate(risky):
        await records.device(rep, customer_id, device_id=f"risky-{n}", name=name, place="=2" if n else None)
    await records.device(
        rep,
        customer_id,
        device_id="risky-full",
        thresholds=[
            {"metric": "temperature", "direction": "below", "set_at": -18.25, "clear_at": -17, "minimum_seconds": 60},
            {"metric": "humidity", "direction": "above", "set_at": 70, "clear_at": 65, "cooldown_seconds": 600,
             "severity": "info"},
        ],
    )  # fmt: skip
    answer = await rep.get("/api/devices/export", params={"customer_id": customer_id})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="devices.csv"'
    assert answer.content.startswith(b"device_id,customer_id,name,")
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    before = await devices_of(rep, customer_id)
    counts, errors = told(await upload(rep, answer.content))
    assert (counts, errors) == ((len(rows) - 1, 0, 0, len(rows) - 1, 0), [])
    for device_id in before:
        if device_id.startswith("risky-"):
            version = before[device_id]["version"]
            assert (await rep.delete(f"/api/devices/{device_id}", headers=if_match(version))).status_code == 204
    assert told(await upload(rep, answer.content))[0][:2] == (len(rows) - 1, len(risky) + 1)
    after = await devices_of(rep, customer_id)
    assert plain(after) == plain(before)


async def test_the_export_is_of_what_one_sees(
    rep: httpx.AsyncClient, other: httpx.AsyncClient, customer_id: str, running: Running
) -> None:
    await records.device(rep, customer_id, device_id="seen-by-rep")
    assert "seen-by-rep" in (await rep.get("/api/devices/export")).text
    assert "seen-by-rep" not in (await other.get("/api/devices/export")).text
    template = await rep.get("/api/imports/templates/devices.csv", params={"locale": "ja"})
    assert template.content.startswith("\ufeff機器ID,顧客ID,".encode())


async def test_a_failure_on_the_way_leaves_nothing(
    rep: httpx.AsyncClient, customer_id: str, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    await records.device(rep, customer_id, device_id="half-0", name="元の名")
    rows = "".join(f"half-{n},{customer_id},機器 {n}\n" for n in range(200))
    content = f"device_id,customer_id,name\n{rows}"
    before = await devices_of(rep, customer_id)
    transact, calls = Store.transact, 0
    size = min(20, running.settings.store.transaction_size - 2)  # room that the import leaves for its journal

    async def failing(self: Store, operations: list[Operation]) -> None:
        """The third transaction of the import fails, and the first steps of taking it back."""
        nonlocal calls
        calls += len(operations) >= size or calls >= 3
        if calls in (3, 5):
            raise StoreUnavailableError
        await transact(self, operations)

    monkeypatch.setattr(Store, "transact", failing)
    assert code_of(await upload(rep, content)) == (503, "import-failed")
    assert calls >= 3
    after = await devices_of(rep, customer_id)
    assert after.keys() == before.keys()
    assert after["half-0"]["name"] == "元の名"
    monkeypatch.undo()
    counts, _ = told(await upload(rep, content))
    assert counts == (200, 199, 1, 0, 0)


async def test_two_imports_of_one_file_at_once(rep: httpx.AsyncClient, customer_id: str, running: Running) -> None:
    rows = "".join(f"twice-{n},{customer_id},機器 {n}\n" for n in range(120))
    content = f"device_id,customer_id,name\n{rows}"
    answers = await asyncio.gather(*(upload(rep, content) for _ in range(3)))
    counts = [told(answer)[0] for answer in answers]
    assert sum(c[1] for c in counts) == 120
    assert sum(c[3] for c in counts) == 240
    stored = await running.service(DeviceRepository).find_many([f"twice-{n}" for n in range(120)])
    assert {d.version for d in stored.values()} == {1}


async def test_a_viewer_imports_nothing(viewer: httpx.AsyncClient) -> None:
    assert code_of(await upload(viewer, "device_id,customer_id,name\n")) == (403, "forbidden")
