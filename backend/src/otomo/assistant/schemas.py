"""The assistant on the wire."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from otomo.assistant.chats.items import MessageStatus, Role, Vote
from otomo.assistant.facts import Trust
from otomo.assistant.limits import MESSAGE_CHARACTERS
from otomo.assistant.planner.intents import Intent
from otomo.assistant.runs.items import RunState
from otomo.assistant.turn import Mode, Obstacle, Reason
from otomo.crm.fields import RecordId, Request, Response, ShortText
from otomo.rich import Locale
from otomo.web.rich import LabelBody, RefBody

MessageText = Annotated[str, StringConstraints(max_length=MESSAGE_CHARACTERS, strip_whitespace=True, min_length=1)]


class PresetBody(Response):
    """A question to begin with: one that is answered in every mode."""

    intent: Intent
    text: LabelBody


class FallbackBody(Response):
    """Why rules answer everything for now: no model is set up, the month's budget is used up, or the model fails."""

    reason: Obstacle


class AssistantInfo(Response):
    """What the assistant can do here. `mode` is `rules` while no model is set up: the badge says so."""

    mode: Mode
    model: str | None
    fallback: FallbackBody | None
    presets: list[PresetBody]
    message_characters: int


class ChatCreate(Request):
    """A new chat; without a title it takes that of its first question."""

    title: ShortText | None = None


class ChatRename(Request):
    """Another title."""

    title: ShortText


class ChatBody(Response):
    """A conversation of one's own. `leaf`: its newest message."""

    chat_id: str
    title: str
    leaf: str | None
    created_at: datetime
    updated_at: datetime
    version: int


class ChatList(Response):
    """Chats, the last used first."""

    items: list[ChatBody]
    next_cursor: str | None
    total: int


class ScreenBody(Request):
    """What the user looks at: what "this customer" and "this trip" mean."""

    customer_id: RecordId | None = None
    trip_id: RecordId | None = None


class MessageCreate(Request):
    """A question. Below the newest message unless `parent_id` says where: an earlier answer begins a branch, null
    begins anew. Without a `locale` the answer is in the language of the question. Without a `mode` rules answer what
    they understand, and the model the rest."""

    text: MessageText
    parent_id: RecordId | None = None
    screen: ScreenBody = Field(default_factory=ScreenBody)
    locale: Locale | None = None
    mode: Mode | None = None


class Again(Request):
    """How another answer is to be given. Without a `mode` as the question was asked."""

    mode: Mode | None = None


class FactBody(Response):
    """One thing an answer rests on. `value` is a decimal number, an ISO day or a text, as `unit` says."""

    id: str
    kind: str
    subject_id: str
    label: LabelBody
    value: str
    unit: str
    display: str
    as_of: date
    source_ref: RefBody
    trust: Trust


class CardBody(Response):
    """A part of an answer that is not prose: visit_list, route, brief, table, suggestions."""

    type: str
    data: dict[str, Any]


class DroppedSentence(Response):
    """A sentence that said more than its facts."""

    sentence: str
    why: str


class ChecksBody(Response):
    """What the checks of an answer found; `figures_ok`: nothing had to be dropped."""

    figures_ok: bool
    sentences: int
    dropped: list[DroppedSentence]


class UsageBody(Response):
    """Tokens in and out, and their cost in US dollars."""

    input: int
    output: int
    cost: float


class FeedbackBody(Request):
    """What the user thinks of an answer."""

    model_config = Request.model_config | {"from_attributes": True}

    vote: Vote
    comment: ShortText | None = None


class MessageBody(Response):
    """A question or an answer. The text cites facts as `[f:ID]`; `partial` while its run goes on. `fallback`: why rules
    answered where a model might have."""

    chat_id: str
    message_id: str
    parent_id: str | None
    role: Role
    status: MessageStatus
    text: str
    locale: Locale
    run_id: str | None
    mode: Mode | None
    model: str | None
    fallback: Reason | None
    intent: Intent | None
    customers: list[str]
    facts: list[FactBody]
    cards: list[CardBody]
    proposals: list[str]
    checks: ChecksBody | None
    usage: UsageBody | None
    feedback: FeedbackBody | None
    created_at: datetime


class Conversation(Response):
    """A chat with all its messages; they form a tree by `parent_id`."""

    chat: ChatBody
    messages: list[MessageBody]


class StartedBody(Response):
    """A question taken. Follow the run's events for the answer."""

    question: MessageBody
    answer: MessageBody
    run_id: str


class RunBody(Response):
    """One attempt at an answer. `last`: the number of its last event once it has ended."""

    run_id: str
    chat_id: str
    message_id: str
    state: RunState
    last: int
    created_at: datetime
