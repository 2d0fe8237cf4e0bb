"""Which encoding a file is in, decided by its bytes alone, and its text as physical lines.

Order: byte order mark; UTF-16 without a mark (NUL bytes at one parity); strict UTF-8; strict CP932; else refused with
the place of the first bad byte. The file is read in pieces, never held whole.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from otomo.crm.imports.errors import ImportFileError
from otomo.rich import Label

EncodingName = Literal["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp932"]

MAX_BYTES = 50 * 1024 * 1024
_PIECE = 1 << 20
_SAMPLE = 1 << 16
_MARKS: tuple[tuple[bytes, EncodingName], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WORKBOOK = Label(
    ja="CSVではなくExcelブックなどの形式です。CSV形式で保存し直してください",
    en="Not a CSV file but a workbook or archive; save it as CSV",
)
_CP932_UNASSIGNED = re.compile("[\x80\xa0\uf8f0-\uf8f3]")  # Python maps these stray bytes; no Japanese file has them
_DAMAGED_UTF8 = 8  # that many good multi-byte characters before the first bad byte do not happen by chance in CP932


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read the file: its codec, and the length of the byte order mark to skip."""

    name: EncodingName
    mark: int = 0

    @property
    def codec(self) -> str:
        """The codec for the bytes after the mark."""
        return "utf-8" if self.name == "utf-8-sig" else self.name


@dataclass(frozen=True, slots=True)
class _Failure:
    offset: int
    good: int  # non-ASCII characters read before it


def detect(source: BinaryIO) -> Encoding:
    """The encoding of a seekable file. Raises ImportFileError: empty, too large, or in no supported encoding."""
    _check_size(source)
    source.seek(0)
    sample = source.read(_SAMPLE)
    if sample.startswith(_WORKBOOKS):
        raise ImportFileError("not-csv", _WORKBOOK)
    if sample.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ImportFileError("unknown-encoding", _unreadable("UTF-32"))
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return _checked(source, Encoding(name, len(mark)))
    wide = _utf16_by_nuls(sample)
    if wide is not None:
        return _checked(source, Encoding(wide))
    return _narrow(source)


def lines(source: BinaryIO, encoding: Encoding, longest: int) -> Iterator[str]:
    """Physical lines with their ends (CRLF, LF or CR) kept. A line over `longest` characters comes cut to
    `longest` + 1; the rest of it is skipped."""
    source.seek(encoding.mark)
    text = io.TextIOWrapper(_Shielded(source), encoding=encoding.codec, errors="strict", newline="")
    while line := text.readline(longest + 1):
        if len(line) > longest and not line.endswith(("\r", "\n")):
            _skip_line(text, longest)
        yield line


class _Shielded(io.BufferedReader):
    """Lets a TextIOWrapper go without closing the caller's file."""

    def __init__(self, source: BinaryIO) -> None:
        super().__init__(_Raw(source), _PIECE)


class _Raw(io.RawIOBase):
    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        piece = self._source.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _skip_line(text: io.TextIOWrapper, longest: int) -> None:
    while rest := text.readline(longest):
        if rest.endswith(("\r", "\n")):
            return


def _check_size(source: BinaryIO) -> None:
    size = source.seek(0, io.SEEK_END)
    if size == 0:
        raise ImportFileError("empty-file", Label(ja="ファイルが空です", en="The file is empty"))
    if size > MAX_BYTES:
        raise ImportFileError(
            "file-too-large",
            Label(ja="ファイルが50 MBを超えています。分けて取り込んでください", en="The file is over 50 MB; split it"),
        )


def _utf16_by_nuls(sample: bytes) -> EncodingName | None:
    """UTF-16 without a mark: separators and line ends put their NULs at one parity. A single NUL in a text file of
    another encoding does not pass: the sample must decode and show a separator in its first line."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (even + odd) * 64 < len(sample) or max(even, odd) < 10 * min(even, odd):
        return None
    name: EncodingName = "utf-16-le" if odd > even else "utf-16-be"
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        text = decoder.decode(sample)
    except UnicodeDecodeError:
        return None
    first = text.splitlines()[0] if text else ""
    return name if "\0" not in first and re.search(r"[,;\t]", first) else None


def _checked(source: BinaryIO, encoding: Encoding) -> Encoding:
    failure = _first_failure(source, encoding)
    if failure is not None:
        raise _bad_bytes(source, encoding.name, failure)
    return encoding


def _narrow(source: BinaryIO) -> Encoding:
    utf8 = _first_failure(source, Encoding("utf-8"))
    if utf8 is None:
        return Encoding("utf-8")
    if utf8.good >= _DAMAGED_UTF8:
        raise _bad_bytes(source, "utf-8", utf8)
    cp932 = _first_failure(source, Encoding("cp932"))
    if cp932 is None:
        return Encoding("cp932")
    furthest: tuple[EncodingName, _Failure] = ("cp932", cp932) if cp932.offset > utf8.offset else ("utf-8", utf8)
    raise _bad_bytes(source, *furthest)


def _first_failure(source: BinaryIO, encoding: Encoding) -> _Failure | None:
    decoder = codecs.getincrementaldecoder(encoding.codec)("strict")
    source.seek(encoding.mark)
    read, good = encoding.mark, 0
    while True:
        piece = source.read(_PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            kept = len(error.object) - len(piece)
            before = error.object[: error.start].decode(encoding.codec, errors="replace")
            return _Failure(read - kept + error.start, good + _wide(before))
        if encoding.name == "cp932" and (stray := _CP932_UNASSIGNED.search(text)):
            return _Failure(read + len(text[: stray.start()].encode("cp932", errors="replace")), good)
        good += _wide(text)
        read += len(piece)
        if not piece:
            return None


def _wide(text: str) -> int:
    return 0 if text.isascii() else sum(character > "\x7f" for character in text[:_SAMPLE])


def _bad_bytes(source: BinaryIO, name: EncodingName, failure: _Failure) -> ImportFileError:
    line = _line_at(source, failure.offset)
    return ImportFileError("unknown-encoding", _unreadable(name.upper(), line, failure.offset), line)


def _unreadable(name: str, line: int | None = None, offset: int | None = None) -> Label:
    ja = f"{name}として読めません" + (f"({line}行目、{offset}バイト目)" if line else "")
    en = f"Not readable as {name}" + (f" (line {line}, byte {offset})" if line else "")
    return Label(
        ja=f"{ja}。UTF-8、CP932(Shift_JIS)、UTF-16のいずれかで保存してください",
        en=f"{en}; save it as UTF-8, CP932 (Shift_JIS) or UTF-16",
    )


def _line_at(source: BinaryIO, offset: int) -> int:
    source.seek(0)
    ends, left = 0, offset
    while left > 0 and (piece := source.read(min(_PIECE, left))):
        ends += piece.count(b"\n")
        left -= len(piece)
    return ends + 1
