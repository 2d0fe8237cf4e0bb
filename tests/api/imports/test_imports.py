"""Six files into the book, over HTTP."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.mission("CRM-9")

Body = dict[str, Any]
Upload = Callable[..., Awaitable[Body]]

SIX: dict[str, str | bytes] = {
    # Files come in any order: what refers comes before what it refers to.
    "holdings.csv": "顧客ID,商品ID,数量,取得単価,取得日\nA1,PA,1000,100,2024-03-21\nA1,PX,1,1,\nA9,PA,1,1,\n",
    "notes.csv": "note_id,customer_id,noted_on,body,channel\nNA,A1,2026-11-10,満期の相談,訪問\n,A2,2026-11-11,,電話\n",
    "inflows.csv": "入金ID;顧客ID;予定日;金額;確度\r\nFA;A1;令和8年12月10日;300万;85%\r\n".encode("cp932"),
    "events.csv": "event_id\toccurs_on\ttitle\tcategory\timpact\nEA\t2026-12-18\t日銀\t金融政策\t高\n".encode("utf-16"),
    "customers.csv": "\ufeff顧客ID,氏名,リスク許容度,都道府県,市区町村,社内\n"
    "A1,高橋 一郎,3,愛知県,名古屋市中区,x\nA2,佐藤,9,,,\nA2,佐藤 花,2,,,\n",
    "products.csv": "product_id,name,asset_class,risk_level,currency\nPA,東海電力債,債券,2,JPY\nPB,bad,bond,2,JP\n",
}


async def test_six_files_in_any_order_become_a_book(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    preview = await upload(rep, SIX, dry_run=True)
    assert (preview["dry_run"], preview["import_id"], preview["status"]) == (True, None, "preview")
    assert (await rep.get("/api/customers/A1")).status_code == 404

    report = await upload(rep, SIX)
    assert report["files"] == preview["files"]
    assert report["totals"] == {"rows": 12, "created": 7, "updated": 0, "unchanged": 0, "rejected": 5}
    by_name = {file["name"]: file for file in report["files"]}
    assert [(f["kind"], f["encoding"], f["delimiter"]) for f in report["files"]] == [
        ("holdings", "utf-8", ","),
        ("sales_notes", "utf-8", ","),
        ("cash_inflows", "cp932", ";"),
        ("economic_events", "utf-16-le", "\t"),
        ("customers", "utf-8-sig", ","),
        ("products", "utf-8", ","),
    ]
    assert by_name["customers.csv"]["unknown_columns"] == ["社内"]
    errors = {
        name: [(e["line"], e["column"], e["value"], e["code"]) for e in f["errors"]] for name, f in by_name.items()
    }
    assert errors == {
        "holdings.csv": [(3, "商品ID", "PX", "unknown-product"), (4, "顧客ID", "A9", "unknown-customer")],
        "notes.csv": [(3, "body", "", "missing-value")],
        "inflows.csv": [],
        "events.csv": [],
        "customers.csv": [(3, "リスク許容度", "9", "out-of-range")],
        "products.csv": [(3, "currency", "JP", "unknown-currency")],
    }

    customer = (await rep.get("/api/customers/A1")).json()
    assert (customer["owner_id"], customer["location_source"]) == (running.users["rep"].user_id, "municipality")
    assert customer["last_contact_on"] == "2026-11-10"
    assert [h["quantity"] for h in (await rep.get("/api/holdings", params={"customer_id": "A1"})).json()["items"]] == [
        "1000"
    ]
    inflow = (await rep.get("/api/cash-inflows/FA")).json()
    assert (inflow["amount"], inflow["confidence"]) == ({"amount": "3000000", "currency": "JPY"}, "0.85")
    assert (await rep.get("/api/economic-events/EA")).json()["category"] == "monetary"


async def test_the_same_files_again_add_nothing(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    await upload(rep, SIX)
    before = (await rep.get("/api/customers/A1")).json()
    report = await upload(rep, SIX)
    assert report["totals"] == {"rows": 12, "created": 0, "updated": 0, "unchanged": 7, "rejected": 5}
    assert (await rep.get("/api/customers/A1")).json() == before


async def test_cells_not_given_leave_what_is_stored(running: Any, upload: Upload) -> None:
    rep, manager = await running.signed_in("rep"), await running.signed_in("manager")
    await upload(rep, {"c.csv": "customer_id,name,risk_level,phone,segment,memo\nU1,A,3,090,vip,one\n"})
    report = await upload(manager, {"c.csv": "customer_id,name,risk_level,phone,other\nU1,A,4,,two\n"})
    assert report["totals"]["updated"] == 1
    stored = (await rep.get("/api/customers/U1")).json()
    assert (stored["risk_level"], stored["phone"], stored["segment"], stored["version"]) == (4, "090", "vip", 2)
    assert stored["owner_id"] == running.users["rep"].user_id


async def test_an_owner_is_a_user_and_a_rep_names_only_oneself(running: Any, upload: Upload) -> None:
    rep, manager = await running.signed_in("rep"), await running.signed_in("manager")
    text = "customer_id,name,risk_level,owner\nO1,A,3,REP\nO2,B,3,other\nO3,C,3,\nO4,D,3,nobody\n"
    report = await upload(rep, {"c.csv": text}, dry_run=True)
    assert [(e["line"], e["code"]) for e in report["files"][0]["errors"]] == [
        (3, "foreign-owner"),
        (5, "foreign-owner"),
    ]
    report = await upload(manager, {"c.csv": text})
    assert [(e["line"], e["value"], e["code"]) for e in report["files"][0]["errors"]] == [(5, "nobody", "unknown-user")]
    owners = [(await manager.get(f"/api/customers/{c}")).json()["owner_id"] for c in ("O1", "O2", "O3")]
    assert owners == [running.users["rep"].user_id, running.users["other"].user_id, None]


async def test_a_foreign_customer_does_not_exist(running: Any, upload: Upload) -> None:
    rep, other = await running.signed_in("rep"), await running.signed_in("other")
    await upload(
        rep,
        {
            "c.csv": "customer_id,name,risk_level\nX1,A,3\n",
            "n.csv": "note_id,customer_id,noted_on,body\nNX,X1,2026-11-01,a\n",
        },
    )
    report = await upload(
        other,
        {
            "c.csv": "customer_id,name,risk_level\nX1,Z,5\nX2,B,2\n",
            "n.csv": "note_id,customer_id,noted_on,body\nNY,X1,2026-11-01,b\nNX,X2,2026-11-01,b\n",
        },
    )
    codes = [(e["line"], e["code"]) for file in report["files"] for e in file["errors"]]
    assert codes == [(2, "unknown-customer"), (2, "unknown-customer"), (3, "id-in-use")]
    assert (await rep.get("/api/customers/X1")).json()["name"] == "A"


async def test_rows_that_say_the_same_or_contradict(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    text = "customer_id,name,risk_level\nD1,A,3\nD1,Ａ,3\nD1,A,3.0\n,B,1\n,B,1\n"
    report = await upload(rep, {"c.csv": text, "again.csv": "顧客ID,氏名,リスク許容度\nD1,A,3\nD1,A,5\n"})
    assert report["totals"] == {"rows": 7, "created": 2, "updated": 0, "unchanged": 3, "rejected": 2}
    first, second = report["files"]
    assert [(e["line"], e["code"]) for e in first["errors"]] == [(3, "duplicate-key")]
    assert "Line 2 (c.csv)" in second["errors"][0]["message"]["en"]


async def test_viewers_do_not_import(running: Any) -> None:
    viewer = await running.signed_in("viewer")
    answer = await viewer.post("/api/imports", files=[("files", ("c.csv", b"name,risk_level\nA,3\n"))])
    assert answer.status_code == 403
    assert (await viewer.get("/api/imports")).status_code == 200


async def test_an_unusable_file_is_shown_in_the_preview_and_stops_the_import(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    files = {"good.csv": "customer_id,name,risk_level\nG1,A,3\n", "bad.csv": 'customer_id,name,risk_level\nG2,"A,3\n'}
    report = await upload(rep, files, dry_run=True)
    assert [(f["rows"], f["errors_total"]) for f in report["files"]] == [(1, 0), (0, 1)]
    assert report["files"][1]["errors"][0]["code"] == "unclosed-quote"
    answer = await rep.post("/api/imports", files=[("files", (n, t.encode())) for n, t in files.items()])
    assert (answer.status_code, answer.json()["code"]) == (422, "unusable-file")
    assert [e["field"] for e in answer.json()["errors"]] == ["files.1"]
    assert (await rep.get("/api/customers/G1")).status_code == 404


async def test_the_kind_may_be_said(running: Any) -> None:
    rep = await running.signed_in("rep")
    files = [("files", ("x.csv", b"customer_id,product_id,quantity,unit_cost,noted_on,body,inflow_id\n"))]
    answer = await rep.post("/api/imports?dry_run=true", files=files, data={"kinds": "holdings"})
    assert answer.json()["files"][0]["kind"] == "holdings"
    for kinds in (["nonsense"], ["holdings", "holdings"]):
        refused = await rep.post("/api/imports?dry_run=true", files=files, data={"kinds": kinds})
        assert refused.status_code == 422
    assert (await rep.post("/api/imports", files=[("other", b"x")])).status_code == 422


async def test_imports_are_listed_and_read(running: Any, upload: Upload) -> None:
    rep, other, manager = [await running.signed_in(n) for n in ("rep", "other", "manager")]
    report = await upload(rep, {"<b>.csv": "customer_id,name,risk_level\nL1,A,3\nL2,A,9\n"})
    listed = (await rep.get("/api/imports", params={"limit": 1})).json()
    assert listed["items"][0]["import_id"] == report["import_id"]
    assert listed["items"][0]["files"] == ["<b>.csv"]
    assert listed["next_cursor"]
    assert (await rep.get(f"/api/imports/{report['import_id']}")).json() == report
    assert (await manager.get(f"/api/imports/{report['import_id']}")).json() == report
    assert (await other.get(f"/api/imports/{report['import_id']}")).status_code == 404
    assert report["import_id"] not in [i["import_id"] for i in (await other.get("/api/imports")).json()["items"]]
    assert (await rep.get("/api/imports/LOCK")).status_code == 404


@pytest.mark.parametrize(
    "kind", ["customers", "products", "holdings", "sales_notes", "cash_inflows", "economic_events"]
)
async def test_templates_are_files_of_their_kind(running: Any, upload: Upload, kind: str) -> None:
    rep = await running.signed_in("rep")
    for locale in ("ja", "en"):
        answer = await rep.get(f"/api/imports/templates/{kind}.csv", params={"locale": locale})
        assert answer.headers["content-type"].startswith("text/csv")
        (file,) = (await upload(rep, {"t.csv": answer.content}, dry_run=True))["files"]
        assert (file["kind"], file["rows"], file["unknown_columns"]) == (kind, 1, [])
    assert (await rep.get("/api/imports/templates/x.csv")).status_code == 422


async def test_lists_show_an_import_at_once(running: Any, upload: Upload) -> None:
    rep = await running.signed_in("rep")
    before = (await rep.get("/api/customers")).json()["total"]
    await upload(rep, {"c.csv": "customer_id,name,risk_level\nS1,A,3\nS2,B,3\n"})
    assert (await rep.get("/api/customers")).json()["total"] == before + 2
    await upload(rep, {"p.csv": "product_id,name,asset_class,risk_level,currency\nPS,searchable,fund,1,JPY\n"})
    assert [p["product_id"] for p in (await rep.get("/api/products?q=searchable")).json()["items"]] == ["PS"]


async def test_a_body_that_is_no_upload_is_a_problem(running: Any) -> None:
    rep = await running.signed_in("rep")
    assert (await rep.post("/api/imports", json={})).json()["code"] == "invalid"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    broken = await rep.post("/api/imports", content=b"--x\r\nnonsense", headers=headers)
    assert broken.status_code in (400, 422)
    assert broken.headers["content-type"] == "application/problem+json"


async def test_an_upload_over_the_limit_is_refused_while_it_streams(running: Any) -> None:
    rep = await running.signed_in("rep")
    limit = running.settings.max_upload_bytes

    async def body() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
        for _ in range(limit // 4_000_000 + 2):
            yield b"x" * 4_000_000

    refused = await rep.post(
        "/api/imports", content=body(), headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert (refused.status_code, refused.json()["code"]) == (413, "payload-too-large")
