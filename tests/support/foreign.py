"""Somebody's records, and how each route that leads to one is called: for tests that others must not get there."""

import re
from typing import Any
from zlib import crc32

import httpx
import records
from bookmaking import alarm
from otomo.alarms.changes import Changes
from otomo.alarms.repository import AlarmRepository
from otomo.devices.items import DeviceState
from otomo.devices.states import DeviceStates
from records import Body

from tests.api.conftest import Running

Route = tuple[str, str]

_MONEY = {"amount": "1", "currency": "JPY"}
FOREIGN: dict[Route, Body | None] = {
    ("GET", "/api/customers/{customer_id}"): None,
    ("PATCH", "/api/customers/{customer_id}"): {"name": "盗む"},
    ("DELETE", "/api/customers/{customer_id}"): None,
    ("GET", "/api/customers/{customer_id}/page"): None,
    ("GET", "/api/customers/{customer_id}/briefing"): None,
    ("GET", "/api/holdings?customer_id={customer_id}"): None,
    ("POST", "/api/holdings"): {
        "customer_id": "{customer_id}", "product_id": "{product_id}", "quantity": "1", "unit_cost": "1"
    },
    ("GET", "/api/holdings/{holding_id}"): None,
    ("PATCH", "/api/holdings/{holding_id}"): {"quantity": "2"},
    ("DELETE", "/api/holdings/{holding_id}"): None,
    ("GET", "/api/sales-notes?customer_id={customer_id}"): None,
    ("POST", "/api/sales-notes"): {"customer_id": "{customer_id}", "body": "x"},
    ("GET", "/api/sales-notes/{note_id}"): None,
    ("PATCH", "/api/sales-notes/{note_id}"): {"body": "x"},
    ("DELETE", "/api/sales-notes/{note_id}"): None,
    ("GET", "/api/cash-inflows?customer_id={customer_id}"): None,
    ("POST", "/api/cash-inflows"): {"customer_id": "{customer_id}", "expected_on": "2026-12-01", "amount": _MONEY},
    ("GET", "/api/cash-inflows/{inflow_id}"): None,
    ("PATCH", "/api/cash-inflows/{inflow_id}"): {"status": "missed"},
    ("DELETE", "/api/cash-inflows/{inflow_id}"): None,
    ("GET", "/api/devices?customer_id={customer_id}"): None,
    ("POST", "/api/devices"): {"customer_id": "{customer_id}", "name": "x"},
    ("GET", "/api/devices/export?customer_id={customer_id}"): None,
    ("GET", "/api/devices/{device_id}"): None,
    ("PATCH", "/api/devices/{device_id}"): {"name": "x"},
    ("DELETE", "/api/devices/{device_id}"): None,
    ("GET", "/api/devices/{device_id}/keys"): None,
    ("POST", "/api/devices/{device_id}/keys"): {"label": "x"},
    ("DELETE", "/api/devices/{device_id}/keys/{key_id}"): None,
    ("GET", "/api/metrics/stream?device_id={device_id}"): None,
    ("GET", "/api/metrics/export?device_id={device_id}&from=0&to=1"): None,
    ("GET", "/api/alarms?customer_id={customer_id}"): None,
    ("GET", "/api/alarms?device_id={device_id}"): None,
    ("GET", "/api/alarms/{device_id}/{alarm_id}"): None,
    ("POST", "/api/alarms/{device_id}/{alarm_id}/acknowledge"): {},
    ("POST", "/api/alarms/{device_id}/{alarm_id}/notes"): {"text": "x"},
    ("GET", "/api/assistant/chats/{chat_id}"): None,
    ("PATCH", "/api/assistant/chats/{chat_id}"): {"title": "x"},
    ("DELETE", "/api/assistant/chats/{chat_id}"): None,
    ("POST", "/api/assistant/chats/{chat_id}/messages"): {"text": "x"},
    ("POST", "/api/assistant/chats/{chat_id}/messages/{message_id}/regenerate"): None,
    ("PUT", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): {"vote": "up"},
    ("DELETE", "/api/assistant/chats/{chat_id}/messages/{message_id}/feedback"): None,
    ("POST", "/api/assistant/chats/{chat_id}/share"): {},
    ("GET", "/api/assistant/chats/{chat_id}/shares"): None,
    ("DELETE", "/api/assistant/chats/{chat_id}/shares/{share_id}"): None,
    ("POST", "/api/assistant/notes/structure"): {"customer_id": "{customer_id}", "text": "訪問。"},
    ("GET", "/api/assistant/runs/{run_id}"): None,
    ("GET", "/api/assistant/runs/{run_id}/events"): None,
    ("POST", "/api/assistant/runs/{run_id}/stop"): None,
    ("GET", "/api/assistant/proposals/{proposal_id}"): None,
    ("PATCH", "/api/assistant/proposals/{proposal_id}"): {"body": "x"},
    ("POST", "/api/assistant/proposals/{proposal_id}/approve"): None,
    ("POST", "/api/assistant/proposals/{proposal_id}/reject"): None,
    ("GET", "/api/signals/compare?a={customer_id}&b={customer_id}"): None,
    ("GET", "/api/trips/{trip_id}"): None,
    ("PATCH", "/api/trips/{trip_id}"): {"title": "x"},
    ("DELETE", "/api/trips/{trip_id}"): None,
    ("PUT", "/api/trips/{trip_id}/stops"): {"days": [{"date": "2026-11-25", "customer_ids": []}]},
    ("POST", "/api/trips/{trip_id}/replan"): {"request": records.wishes("2026-11-25")},
    ("GET", "/api/trips/{trip_id}/calendar.ics"): None,
    ("GET", "/api/trips/{trip_id}/briefings"): None,
    ("GET", "/api/trips/{trip_id}/briefings/{customer_id}/worded"): None,
    ("GET", "/api/trips/{trip_id}/report"): None,
    ("PUT", "/api/trips/{trip_id}/visits/{customer_id}"): {"state": "visited"},
    ("GET", "/api/imports/{import_id}"): None,
    ("POST", "/api/imports/{import_id}/undo"): None,
    ("DELETE", "/api/auth/sessions/{session_ref}"): None,
    ("DELETE", "/api/tokens/{token_id}"): None,
}  # fmt: skip
"""With the body that would be accepted from the owner, or None."""


async def somebodys_records(rep: httpx.AsyncClient, running: Running, mark: str = "顧客") -> dict[str, str]:
    """One record of each kind, made by a rep over HTTP, by path parameter; `mark` is in every name and text."""
    net_worth = {"amount": "1", "currency": "JPY"}
    customer = await records.customer(rep, name=f"{mark} 一", kana=mark, net_worth=net_worth)
    product = await records.product(rep)
    customer_id = customer["customer_id"]
    holding = await records.holding(rep, customer_id, product["product_id"])
    note = await records.note(rep, customer_id, body=mark, follow_up_on="2026-11-20", channel="visit")
    inflow = await records.inflow(rep, customer_id, note=mark)
    wishes = records.wishes("2026-11-25", must_visit=[customer_id])
    trip = await records.created(rep, "/api/trips", {"request": wishes})
    rows = f"顧客ID,氏名,リスク許容度\n{mark}-F1,{mark} 二,3\n"
    upload = await rep.post("/api/imports", files={"files": (f"{mark}.csv", rows.encode())})
    assert upload.status_code == 200, upload.text
    sessions = (await rep.get("/api/auth/sessions")).json()["items"]
    device_id = (await records.device(rep, customer_id, name=mark, place=mark))["device_id"]
    key = await rep.post(f"/api/devices/{device_id}/keys", json={"label": mark})
    wish = {"name": mark, "scopes": ["book:read"], "expires_at": "2026-12-01T00:00:00Z"}
    token = await rep.post("/api/tokens", json=wish)
    opened = alarm(
        1 + crc32(mark.encode()) % 100 / 10, device_id=device_id, customer_id=customer_id, device_name=mark, place=mark
    )
    state = DeviceState(device_id=device_id, open=(opened.alarm_id,))
    write = running.service(DeviceStates).save_op(state, 0)
    await running.service(AlarmRepository).save(device_id, write, Changes({opened.alarm_id: opened}))
    return {
        "alarm_id": opened.alarm_id,
        "device_id": device_id,
        "key_id": key.json()["key_id"],
        "customer_id": customer_id,
        "product_id": product["product_id"],
        "holding_id": holding["holding_id"],
        "note_id": note["note_id"],
        "inflow_id": inflow["inflow_id"],
        "trip_id": trip["trip_id"],
        "import_id": upload.json()["import_id"],
        "session_ref": sessions[0]["session_ref"],
        "token_id": token.json()["token_id"],
    } | await _asked(rep, customer["name"])


async def _asked(rep: httpx.AsyncClient, name: str) -> dict[str, str]:
    """A chat with a finished answer that proposes a note."""
    chat_id = (await rep.post("/api/assistant/chats", json={})).json()["chat_id"]
    path = f"/api/assistant/chats/{chat_id}"
    started = (await rep.post(f"{path}/messages", json={"text": f"メモ：{name}様を訪問。"})).json()
    await rep.get(f"/api/assistant/runs/{started['run_id']}/events")
    answer = (await rep.get(path)).json()["messages"][-1]
    return {
        "chat_id": chat_id,
        "message_id": answer["message_id"],
        "run_id": answer["run_id"],
        "proposal_id": answer["proposals"][0],
        "share_id": (await rep.post(f"{path}/share", json={})).json()["share_id"],
    }


def filled(value: Any, ids: dict[str, str]) -> Any:
    """With the ids in place of their names."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda m: ids[m[1]], value)
    if isinstance(value, dict):
        return {k: filled(v, ids) for k, v in value.items()}
    if isinstance(value, list):
        return [filled(v, ids) for v in value]
    return value
