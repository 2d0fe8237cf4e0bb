"""CSV files made by a test, byte for byte; fixtures of functions, since test modules do not import each other."""

import codecs
import io
from collections.abc import Callable, Iterable, Sequence

import pytest
from otomo.crm.imports.columns import KINDS, Kind
from otomo.crm.imports.parse import CsvFile, open_csv
from otomo.crm.imports.rows import Draft, Rejected

MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def _csv_bytes(
    rows: Iterable[Sequence[str]],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    newline: str = "\n",
    mark: bool = True,
) -> bytes:
    """The rows, every cell quoted that needs it."""
    text = "".join(delimiter.join(_quoted(cell, delimiter) for cell in row) + newline for row in rows)
    codec = "utf-8" if encoding == "utf-8-sig" else encoding
    return (MARKS.get(encoding, b"") if mark else b"") + text.encode(codec)


def _quoted(cell: str, delimiter: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in (delimiter, '"', "\n", "\r")) else cell


def _opened(data: bytes | str, kind: Kind | None = None) -> CsvFile:
    """The file with these bytes."""
    return open_csv(io.BytesIO(data.encode() if isinstance(data, str) else data), KINDS[kind] if kind else None)


def _read(data: bytes | str, kind: Kind | None = None) -> tuple[list[Draft], list[Rejected]]:
    """Its accepted and its refused rows."""
    rows = list(_opened(data, kind).rows())
    return [r for r in rows if isinstance(r, Draft)], [r for r in rows if isinstance(r, Rejected)]


@pytest.fixture(scope="session")
def csv_bytes() -> Callable[..., bytes]:
    """Writes a file: rows, encoding, delimiter, newline, mark."""
    return _csv_bytes


@pytest.fixture(scope="session")
def opened() -> Callable[..., CsvFile]:
    """Opens a file: data, kind."""
    return _opened


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[list[Draft], list[Rejected]]]:
    """Reads a file: data, kind."""
    return _read
