"""Shares on the wire."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from otomo.assistant.chats.items import Role
from otomo.assistant.facts import Trust
from otomo.assistant.planner.intents import Intent
from otomo.assistant.schemas import CardBody, ChecksBody
from otomo.assistant.turn import Mode, Reason
from otomo.crm.fields import RecordId, Request, Response
from otomo.rich import Locale
from otomo.web.rich import LabelBody, RefBody

MOST_DAYS = 90


class ShareCreate(Request):
    """What to share: one answer with its question, or the whole branch that was read last."""

    message_id: RecordId | None = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 30


class ShareBody(Response):
    """A link that was given out."""

    share_id: str
    message_id: str | None
    created_at: datetime
    expires_at: datetime


class NewShareBody(ShareBody):
    """A new link: `token` is shown this once. The page is `/shared/<token>`."""

    token: str
    path: str


class ShareList(Response):
    """The links that still work, the newest first."""

    items: list[ShareBody]


class SharedFactBody(Response):
    """A fact an answer rests on. `source_ref` is null where the reader may not open the record."""

    id: str
    kind: str
    label: LabelBody
    value: str
    unit: str
    display: str
    as_of: date
    source_ref: RefBody | None
    trust: Trust


class SharedMessageBody(Response):
    """A question or an answer as it was. The text cites facts as `[f:ID]`. Cards name no record (`customer_id`, `ref`
    null) that the reader may not open, and no proposal. `fallback`: why rules answered where a model might have."""

    role: Role
    text: str
    locale: Locale
    facts: list[SharedFactBody]
    cards: list[CardBody]
    checks: ChecksBody | None
    mode: Mode | None
    model: str | None
    fallback: Reason | None
    intent: Intent | None
    created_at: datetime


class SharedConversation(Response):
    """A conversation as it was when it was shared."""

    title: str
    shared_by: str
    created_at: datetime
    expires_at: datetime
    messages: list[SharedMessageBody]
