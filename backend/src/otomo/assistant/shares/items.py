"""Shares as stored. The token itself is nowhere: only its hash."""

from datetime import datetime

import msgspec

from otomo.assistant.chats.items import Role
from otomo.assistant.facts import Fact
from otomo.assistant.planner.intents import Intent
from otomo.assistant.turn import Card, Checks, Mode, Reason
from otomo.rich import Locale


class Share(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A link that was given out. `message_id`: the answer it ends with, when one was chosen."""

    share_id: str
    chat_id: str
    user_id: str
    token_hash: str
    message_id: str | None = None
    created_at: datetime
    expires_at: datetime


class SharedMessage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question or an answer with the facts that it cites and its cards. `mode`: how the answer was written;
    `fallback`: why rules answered where a model might have."""

    role: Role
    text: str
    locale: Locale
    facts: tuple[Fact, ...] = ()
    cards: tuple[Card, ...] = ()
    checks: Checks | None = None
    mode: Mode | None = None
    model: str | None = None
    fallback: Reason | None = None
    intent: Intent | None = None
    created_at: datetime


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What a link shows."""

    share: Share
    title: str
    shared_by: str
    messages: tuple[SharedMessage, ...]
