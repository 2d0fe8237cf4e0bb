"""The log as a CSV file; no cell acts as a formula in a spreadsheet."""

import csv
import io
from collections.abc import AsyncIterator

from otomo.audit.service import Told, listed
from otomo.store.deadline import deadline_in
from otomo.text import safe_cell

COLUMNS = (
    "entry_id", "at", "actor_kind", "actor_id", "actor_name", "action", "resource_kind", "resource_id",
    "resource_name", "outcome", "reason", "count", "changes", "alert", "ip", "user_agent", "request_id",
)  # fmt: skip
_SECONDS = 10.0  # for a page: the whole takes as long as its reader does


async def csv_of(pages: AsyncIterator[list[Told]]) -> AsyncIterator[bytes]:
    """The entries as UTF-8 text, newest first."""
    yield (",".join(COLUMNS) + "\r\n").encode()
    while True:
        with deadline_in(_SECONDS):
            page = await anext(pages, None)
        if page is None:
            return
        yield _lines(page)


def _lines(page: list[Told]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for told in page:
        cells = listed(told)
        writer.writerow([_cell(cells[name]) for name in COLUMNS])
    return text.getvalue().encode()


def _cell(value: object) -> object:
    return safe_cell(value) if isinstance(value, str) else value
