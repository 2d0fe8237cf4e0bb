"""Entries of the audit log on the wire."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from otomo.audit.items import Alert, Outcome
from otomo.audit.service import Told
from otomo.caller import ActorKind


class AuditActor(BaseModel):
    """Who. `id` of a job: its name; `name`: of users and devices, as it is today."""

    kind: ActorKind
    id: str | None
    name: str | None


class AuditResource(BaseModel):
    """Which record; `name` as it is today, if it still is."""

    kind: str
    id: str | None
    name: str | None


class AuditChange(BaseModel):
    """A field; `•••` stands for secrets and personal values."""

    field: str
    before: JsonValue
    after: JsonValue


class AuditEntry(BaseModel):
    """One entry. `reason`: the code of a refusal; `count`: how often the same was refused in a minute."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    entry_id: str
    at: datetime
    actor: AuditActor
    action: str
    resource: AuditResource | None
    outcome: Outcome
    reason: str | None
    count: int
    changes: list[AuditChange]
    alert: Alert | None
    ip: str | None
    user_agent: str | None
    request_id: str | None


class AuditList(BaseModel):
    """A page of the log, newest first. It may be shorter than asked although more follow."""

    items: list[AuditEntry]
    next_cursor: str | None


class ActionList(BaseModel):
    """The actions that the log may hold."""

    items: list[str]


OutcomeFilter = Literal["done", "refused"]


def entry_of(told: Told) -> AuditEntry:
    """An entry as it is answered."""
    body, about = told.body, told.body.resource
    return AuditEntry(
        entry_id=told.entry_id,
        at=datetime.fromisoformat(body.at),
        actor=AuditActor(kind=body.actor, id=body.actor_id, name=told.actor_name),
        action=body.action,
        resource=AuditResource(kind=about.kind, id=about.id, name=told.resource_name) if about else None,
        outcome=body.outcome,
        reason=body.reason,
        count=body.count,
        changes=[AuditChange(field=c.field, before=c.before, after=c.after) for c in body.changes],
        alert=body.alert,
        ip=body.ip,
        user_agent=body.user_agent,
        request_id=body.request_id,
    )
