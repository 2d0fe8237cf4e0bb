"""A series out of a CSV file of anybody's: row by row, so that a pipe is judged as it comes."""

import codecs
import csv
import io
import itertools
import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple

_DELIMITERS = ",;\t"
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_STRAY = re.compile("[\x80\xa0\uf8f0-\uf8f3]")  # Python maps these bytes of CP932; no Japanese file has them
_EPOCHS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3))  # nano-, micro- and milliseconds by their size


class SeriesError(ValueError):
    """The file cannot be used; the message says why, in one line."""


class Row(NamedTuple):
    """A row of the file: the timestamp as it is written and in epoch seconds (None: not readable), and the value (NaN:
    empty or no number)."""

    line: int
    written: str
    timestamp: float | None
    value: float


def read(source: BinaryIO, timestamp: str, value: str) -> Iterator[Row]:
    """The rows below the header, in their order; blank lines are none. UTF-8, UTF-16 with its mark or CP932; comma,
    semicolon or tab. A header with one name fewer than the rows have fields (R) names all but the first.

    Raises SeriesError: no header, no such column, bytes in no such encoding, broken CSV."""
    lines = _lines(source)
    header = next((line for line in lines if line.strip()), "")
    if not header:
        raise SeriesError("the file is empty")
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
    columns = _column(names, timestamp), _column(names, value)
    reader = csv.reader(lines, delimiter=delimiter)
    shift = None
    try:
        for fields in reader:
            if not fields:
                continue
            if shift is None:
                shift = int(len(fields) == len(names) + 1 and fields[-1] != "")
            written, number = (fields[c + shift].strip() if c + shift < len(fields) else "" for c in columns)
            yield Row(reader.line_num + 1, written, epoch(written), _number(number, delimiter))
    except csv.Error as error:
        raise SeriesError(f"line {reader.line_num + 1}: {error}") from error


def epoch(text: str) -> float | None:
    """Epoch seconds of an ISO 8601 time (without a zone: UTC), of its loose forms (2015/2/4 9:05), or of a number of
    seconds, milli-, micro- or nanoseconds since 1970. None when it is none of these."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _plain_epoch(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _plain_epoch(text: str) -> float | None:
    if found := _LOOSE.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        try:
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
        except ValueError:
            return None
    try:
        number = float(text)
    except ValueError:
        return None
    return next((number / unit for least, unit in _EPOCHS if abs(number) >= least), number) if _finite(number) else None


def _finite(number: float) -> bool:
    return math.isfinite(number) and abs(number) < 1e20


def _number(text: str, delimiter: str) -> float:
    try:
        return float(text if delimiter == "," else text.replace(",", "."))
    except ValueError:
        return math.nan


def _column(names: list[str], wanted: str) -> int:
    if wanted in names:
        return names.index(wanted)
    alike = [place for place, name in enumerate(names) if name.casefold() == wanted.strip().casefold()]
    if len(alike) != 1:
        raise SeriesError(f"no column {wanted!r}; the header names {', '.join(names)}")
    return alike[0]


def _lines(source: BinaryIO) -> Iterator[str]:
    first = source.readline()
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16-le" if first.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        yield from _wide(first[2:], source, name)
        return
    for count, line in enumerate(itertools.chain([first.removeprefix(codecs.BOM_UTF8)], source), 1):
        yield _narrow(line, count)


def _narrow(line: bytes, count: int) -> str:
    for encoding in ("utf-8", "cp932"):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or not _STRAY.search(text):
            return text
    raise SeriesError(f"line {count} is neither UTF-8 nor CP932")


def _wide(first: bytes, source: BinaryIO, name: str) -> Iterator[str]:
    try:
        yield from io.StringIO((first + source.read()).decode(name), newline="")
    except UnicodeDecodeError as error:
        raise SeriesError(f"not readable as {name.upper()}: {error.reason}") from error
