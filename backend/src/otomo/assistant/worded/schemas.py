"""Worded briefings on the wire."""

from otomo.assistant.schemas import ChecksBody
from otomo.assistant.turn import Mode, Reason
from otomo.crm.fields import Response
from otomo.web.rich import LabelBody, RichBody


class WordedItem(Response):
    """A sentence or a few; by a model in the language that was asked for, which then stands for both."""

    text: RichBody


class WordedSection(Response):
    """A titled list of lines."""

    title: LabelBody
    items: list[WordedItem]


class WordedFallback(Response):
    """Why rules worded it."""

    reason: Reason


class WordedBriefing(Response):
    """A briefing in a model's words, compared with its records sentence by sentence. Sections of which nothing held are
    in the words of the rules; so is all of it where there is a `fallback`."""

    mode: Mode
    model: str | None
    fallback: WordedFallback | None
    sections: list[WordedSection]
    checks: ChecksBody
