"""One row of cells to a draft of a record, or to the list of everything wrong with it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from otomo.crm.holdings.items import holding_id
from otomo.crm.imports.columns import FileKind
from otomo.crm.imports.errors import BadValue
from otomo.crm.imports.headers import Layout
from otomo.rich import Label

MAX_CELL = 32 * 1024
MAX_ROW = 128 * 1024
_SHOWN = 80
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\x00]")
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong, where: the column as the file calls it (none: the row as a whole) and the cell, shortened."""

    line: int
    column: str | None
    value: str | None
    code: str
    message: Label


@dataclass(frozen=True, slots=True)
class Draft:
    """An accepted row. `values` holds what was given, by field, typed as the record stores it (empty cells are left
    out); `extra` the cells of unknown columns by header; `digest` names its content."""

    line: int
    key: str
    values: dict[str, object]
    extra: dict[str, str]
    digest: bytes


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refused row, with every reason."""

    line: int
    errors: tuple[RowError, ...]


def read_row(layout: Layout, line: int, cells: Sequence[str]) -> Draft | Rejected:
    """Reads the cells of the record that starts on physical line `line`."""
    shape = _misshapen(layout, cells)
    if shape is not None:
        return Rejected(line, (RowError(line, None, None, *shape),))
    values: dict[str, object] = {}
    errors: list[RowError] = []
    for at, column in layout.known:
        cell = cells[at].strip()
        if not cell:
            if column.required:
                errors.append(RowError(line, layout.names[at], "", *_EMPTY))
            continue
        try:
            values[column.name] = column.parse(_guarded(cell))
        except BadValue as bad:
            errors.append(RowError(line, layout.names[at], shown(cell), bad.code, bad.message))
    extra: dict[str, str] = {}
    for at, name in layout.unknown:
        if cell := cells[at].strip():
            try:
                extra[name] = _guarded(cell)
            except BadValue as bad:
                errors.append(RowError(line, name, shown(cell), bad.code, bad.message))
    errors.extend(_half_a_place(layout, line, cells))
    return Rejected(line, tuple(errors)) if errors else _draft(layout.kind, line, values, extra)


def shown(cell: str) -> str:
    """A cell as it may be shown in a report: short, without characters that act on a terminal or the text order."""
    short = cell if len(cell) <= _SHOWN else cell[:_SHOWN] + "…"
    return _UNSHOWABLE.sub("\ufffd", short)


_EMPTY = ("missing-value", Label(ja="必須の値がありません", en="A value is required"))
_HALF = (
    "half-a-place",
    Label(ja="緯度と経度は両方書くか、両方空にしてください", en="Give both latitude and longitude, or neither"),
)


def _misshapen(layout: Layout, cells: Sequence[str]) -> tuple[str, Label] | None:
    wanted, got = len(layout.names), len(cells)
    if got != wanted:
        return "ragged-row", Label(ja=f"{wanted}列のはずが{got}列あります", en=f"{wanted} cells expected, {got} found")
    if sum(map(len, cells)) > MAX_ROW:
        return "row-too-long", Label(ja="行が128 kBを超えています", en="The row is over 128 kB")
    return None


def _guarded(cell: str) -> str:
    if len(cell) > MAX_CELL // 4 and len(cell.encode()) > MAX_CELL:
        raise BadValue("cell-too-long", "セルが32 kBを超えています", "The cell is over 32 kB")
    if _CONTROL.search(cell):
        raise BadValue(
            "control-character", "NULなどの制御文字が含まれています", "Contains NUL or another control character"
        )
    return cell


def _half_a_place(layout: Layout, line: int, cells: Sequence[str]) -> list[RowError]:
    place = {column.name: at for at, column in layout.known if column.name in ("latitude", "longitude")}
    given = {name: at for name, at in place.items() if cells[at].strip()}
    if len(given) != 1:
        return []
    ((_, at),) = given.items()
    return [RowError(line, layout.names[at], shown(cells[at].strip()), *_HALF)]


def _draft(kind: FileKind, line: int, values: dict[str, object], extra: dict[str, str]) -> Draft:
    if kind.key is None:
        acquired = values.get("acquired_on")
        day = acquired if isinstance(acquired, date) else None
        key = holding_id(str(values["customer_id"]), str(values["product_id"]), day)
    elif kind.key in values:
        key = str(values[kind.key])
    else:
        key = f"{kind.prefix}-{_content(values).hex()[:16]}"
        values[kind.key] = key
    return Draft(line, key, values, extra, _content(values, extra))


def _content(values: dict[str, object], extra: dict[str, str] | None = None) -> bytes:
    """SHA-256 of the row, the same for every way of writing the same values."""
    canonical = {name: _canonical(value) for name, value in sorted(values.items())}
    return hashlib.sha256(msgspec.json.encode([canonical, sorted((extra or {}).items())])).digest()


def _canonical(value: object) -> object:
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
