"""The notes' services, for routes."""

from typing import Annotated

from otomo.crm.notes.service import NoteService
from otomo.web.provide import provided

NoteServiceDep = Annotated[NoteService, provided(NoteService)]
