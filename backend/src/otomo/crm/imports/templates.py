"""Sample files: the header and one row that the import accepts."""

import csv
import io

from otomo.crm.imports.columns import FileKind
from otomo.rich import Locale


def template(kind: FileKind, locale: Locale) -> bytes:
    """The sample of a kind as UTF-8 with a mark, so that spreadsheets read the Japanese right."""
    columns = kind.columns
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.ja if locale == "ja" else column.name for column in columns])
    writer.writerow([column.example for column in columns])
    return text.getvalue().encode("utf-8-sig")
