"""Chats and messages as stored."""

from datetime import datetime
from typing import Literal

import msgspec

from otomo.assistant.facts import Fact
from otomo.assistant.planner.intents import Intent
from otomo.assistant.turn import Card, Checks, Mode, Reason
from otomo.assistant.usage.items import Usage
from otomo.rich import Locale

Role = Literal["user", "assistant"]
MessageStatus = Literal["done", "partial", "stopped", "failed"]
Vote = Literal["up", "down"]


class Chat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation. `leaf`: the newest message, where the reader left off; `words`: what was asked, to search."""

    user_id: str
    chat_id: str
    title: str
    words: str = ""
    leaf: str | None = None
    created_at: datetime
    updated_at: datetime
    version: int = 1


class Feedback(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the user thought of an answer."""

    vote: Vote
    comment: str | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question or an answer, below the message `parent_id`. An answer keeps the facts it saw; `partial` while its run
    goes on. `customers`: whom it is about. `mode`: how an answer was written (`model`: by which model), or how a
    question wants to be answered; `fallback`: why rules answered where a model might have."""

    chat_id: str
    message_id: str
    parent_id: str | None = None
    role: Role
    status: MessageStatus
    text: str
    locale: Locale = "ja"
    run_id: str | None = None
    mode: Mode | None = None
    model: str | None = None
    fallback: Reason | None = None
    intent: Intent | None = None
    customer_id: str | None = None
    trip_id: str | None = None
    customers: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    cards: tuple[Card, ...] = ()
    proposals: tuple[str, ...] = ()
    checks: Checks | None = None
    usage: Usage | None = None
    feedback: Feedback | None = None
    created_at: datetime
    version: int = 1
