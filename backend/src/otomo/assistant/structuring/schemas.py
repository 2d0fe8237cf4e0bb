"""Rough notes on the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field

from otomo.assistant.proposals.schemas import ProposalBody
from otomo.assistant.schemas import FactBody, MessageText
from otomo.crm.fields import RecordId, Request, Response
from otomo.web.rich import LabelBody


class RoughNotes(Request):
    """What was said at a contact, as it was jotted down. `visit_date`: the day of the contact, today without one; days
    such as "next Tuesday" are seen from it."""

    customer_id: RecordId
    text: MessageText
    trip_id: RecordId | None = None
    visit_date: Annotated[date, Field(ge=date(2000, 1, 1))] | None = None


class StructuredNotes(Response):
    """A note with its follow-ups, inflows and visits as proposals; `missing`: what the notes do not say."""

    proposals: list[ProposalBody]
    missing: list[LabelBody]
    facts: list[FactBody]
