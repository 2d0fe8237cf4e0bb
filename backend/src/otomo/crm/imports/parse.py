"""A file of bytes to drafts and refusals, row by row, in bounded memory."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from otomo.crm.imports import decode
from otomo.crm.imports.columns import FileKind
from otomo.crm.imports.decode import Encoding
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.headers import Delimiter, Layout, layout, sniff, split
from otomo.crm.imports.rows import Draft, Rejected, RowError, read_row
from otomo.rich import Label

MAX_ROWS = 200_000
MAX_RECORD = 1 << 20  # characters; what an open quote may swallow before it is called unclosed
_SEPARATOR_LINE = re.compile(r"sep=.\s*", re.IGNORECASE)  # Excel's own first line
_TOO_LONG = ("row-too-long", Label(ja="行が長すぎます", en="The row is too long"))
_STRAY_QUOTE = (
    "stray-quote",
    Label(
        ja='引用符(")の使い方が正しくありません。セル全体を囲み、中の引用符は2つ重ねてください',
        en='A stray quote ("); quote the whole cell and double the quotes inside it',
    ),
)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file whose header was understood. `rows` may be called once."""

    layout: Layout
    encoding: Encoding
    delimiter: Delimiter
    _records: "_Records" = field(repr=False)

    def rows(self) -> Iterator[Draft | Rejected]:
        """Every row that is not blank, in order. Raises ImportFileError: an unclosed quote, too many rows."""
        for count, (line, cells) in enumerate(self._records.read(self.delimiter), start=1):
            if count > MAX_ROWS:
                raise _too_many()
            if isinstance(cells, RowError):
                yield Rejected(line, (cells,))
            else:
                yield read_row(self.layout, line, cells)


def open_csv(source: BinaryIO, kind: FileKind | None = None) -> CsvFile:
    """Reads the header of a seekable file. Raises ImportFileError: not usable as a whole."""
    encoding = decode.detect(source)
    records = _Records(source, encoding)
    csv.field_size_limit(MAX_RECORD * 2)  # records are held to MAX_RECORD here; the default would break long cells up
    line, header = records.header()
    try:
        delimiter = sniff(header)
        names = split(header, delimiter)
    except csv.Error as error:
        raise ImportFileError("stray-quote", _STRAY_QUOTE[1], line) from error
    return CsvFile(layout(names, kind, line), encoding, delimiter, records)


class _Records:
    """Physical lines gathered into records; every record knows the line it starts on."""

    def __init__(self, source: BinaryIO, encoding: Encoding) -> None:
        self._lines = decode.lines(source, encoding, MAX_RECORD)
        self._line = 0
        self._start = 1
        self._size = 0
        self._cut = False

    def header(self) -> tuple[int, str]:
        """The first record that is not blank, and its line."""
        text, start = "", 1
        for physical in self._lines:
            self._line += 1
            if not text and (not physical.strip(" \t\r\n,;\ufeff") or _SEPARATOR_LINE.fullmatch(physical)):
                continue
            start = start if text else self._line
            text += physical
            if len(text) > MAX_RECORD:
                raise _unclosed(start)
            if text.count('"') % 2 == 0:
                return start, text
        if text:
            raise _unclosed(start)
        raise ImportFileError("no-header", Label(ja="見出しの行がありません", en="There is no header row"))

    def read(self, delimiter: Delimiter) -> Iterator[tuple[int, list[str] | RowError]]:
        """Every further record that is not blank, or what is wrong with it."""
        reader = csv.reader(self._fed(), delimiter=delimiter, strict=True)
        while True:
            self._start, self._size = self._line + 1, 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if "unexpected end of data" in str(error):
                    raise _unclosed(self._start) from error
                yield self._start, RowError(self._start, None, None, *_STRAY_QUOTE)
                continue
            if self._cut:
                self._cut = False
                yield self._start, RowError(self._start, None, None, *_TOO_LONG)
            elif any(cell and not cell.isspace() for cell in cells):
                yield self._start, cells

    def _fed(self) -> Iterator[str]:
        for physical in self._lines:
            self._line += 1
            if self._size + len(physical) > MAX_RECORD:
                if self._size:
                    raise _unclosed(self._start)
                self._cut = True
                yield "-\n"  # the line is over the limit by itself: a row that is refused
                continue
            self._size += len(physical)
            yield physical


def _unclosed(line: int) -> ImportFileError:
    return ImportFileError(
        "unclosed-quote",
        Label(
            ja=f'{line}行目から始まる行の引用符(")が閉じていません',
            en=f'A quote (") opened in the row of line {line} is never closed',
        ),
        line,
    )


def _too_many() -> ImportFileError:
    return ImportFileError(
        "too-many-rows",
        Label(
            ja=f"{MAX_ROWS:,}行を超えています。分けて取り込んでください", en=f"Over {MAX_ROWS:,} rows; split the file"
        ),
    )
