"""What was stored once is read for ever: these rows are as the first release wrote them, and none may be edited.

A field that is added to a stored struct needs a default; when one of these fails, users' data would not open any more.
"""

import json
from base64 import b64decode
from pathlib import Path

import msgspec
import pytest
from otomo.alarms.items import Alarm
from otomo.assistant.chats.items import Chat, Message
from otomo.assistant.proposals.items import Proposal
from otomo.assistant.runs.items import Batch, Run
from otomo.assistant.shares.items import Share, Snapshot
from otomo.audit import items as audit
from otomo.auth.items import Session
from otomo.auth.oidc.items import Attempt
from otomo.crm.book.items import CustomerDigest
from otomo.crm.customers.items import Customer
from otomo.crm.events.items import EconomicEvent
from otomo.crm.holdings.items import Holding
from otomo.crm.inflows.items import CashInflow
from otomo.crm.notes.items import SalesNote
from otomo.crm.products.items import Product
from otomo.devices.items import Device, DeviceKey, DeviceState, Latest
from otomo.devices.states import state_of
from otomo.jobs.backup.manifest import Manifest
from otomo.jobs.ledger import Runs
from otomo.signals import history as signals
from otomo.store.codec import from_item, unpack
from otomo.teams.items import Team
from otomo.tokens.items import ApiToken, TokenList
from otomo.trips.items import Trip
from otomo.users.items import User

SHAPES = Path(__file__).parent / "shapes"
ROWS: dict[str, type[msgspec.Struct]] = {
    "api_token": ApiToken,
    "alarm": Alarm,
    "audit_entry": audit.Entry,
    "audit_link": audit.Link,
    "customer": Customer,
    "device_key": DeviceKey,
    "event": EconomicEvent,
    "holding": Holding,
    "inflow": CashInflow,
    "login_attempt": Attempt,
    "note": SalesNote,
    "product": Product,
    "run": Run,
    "session": Session,
    "session_generation": Session,
    "team": Team,
    "token_list": TokenList,
    "user": User,
    "user_connected": User,
    "user_generation": User,
}
PACKED: dict[str, type[msgspec.Struct]] = {
    "audit_body": audit.Body,
    "audit_body_refused": audit.Body,
    "chat": Chat,
    "device": Device,
    "digest": CustomerDigest,
    "job_runs": Runs,
    "manifest": Manifest,
    "message": Message,
    "message_live": Message,
    "proposal_inflow": Proposal,
    "proposal_note": Proposal,
    "proposal_trip": Proposal,
    "proposal_visit": Proposal,
    "run_events": Batch,
    "ranking": signals.Snapshot,
    "share": Share,
    "share_snapshot": Snapshot,
    "share_snapshot_cards": Snapshot,
    "share_snapshot_fallback": Snapshot,
    "trip": Trip,
    "trip_outcomes": Trip,
}
APART = {"device_state"}


def test_every_shape_is_read() -> None:
    assert {path.stem for path in SHAPES.glob("*.json")} == ROWS.keys() | PACKED.keys() | APART


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_the_first_release_opens(name: str) -> None:
    row = json.loads((SHAPES / f"{name}.json").read_text(encoding="utf-8"))
    assert from_item(row, ROWS[name])


@pytest.mark.parametrize("name", PACKED)
def test_what_the_first_release_packed_opens(name: str) -> None:
    assert unpack((SHAPES / f"{name}.json").read_bytes(), PACKED[name])


def test_a_device_state_of_the_first_release_opens() -> None:
    row = json.loads((SHAPES / "device_state.json").read_text(encoding="utf-8"))
    row |= {"latest": row["latest"].encode(), "memory": b64decode(row["memory"])}
    assert state_of(row) == DeviceState(
        device_id="a",
        latest=Latest(1_700_000_000_000, 21.25, None, "ok"),
        through=1_700_000_000_000,
        memory=b"\x00\xff",
        open=("1700000000000-threshold-temperature",),
        packed_through=1_699_999_200_000,
        version=7,
    )
