"""The header row: which delimiter, which kind of file, which cell is which column."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from otomo.crm.imports.columns import KINDS, Column, FileKind, Kind
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.values import fold
from otomo.rich import Label

Delimiter = Literal[",", "\t", ";"]
DELIMITERS: tuple[Delimiter, ...] = (",", "\t", ";")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a file are read: the columns that are known, by position, and the others by their header."""

    kind: FileKind
    names: tuple[str, ...]
    known: tuple[tuple[int, Column], ...]
    unknown: tuple[tuple[int, str], ...]

    def header_of(self, name: str) -> str | None:
        """How the file itself calls the column `name`."""
        return next((self.names[at] for at, column in self.known if column.name == name), None)


def sniff(header: str) -> Delimiter:
    """The delimiter that recognises most headers; then the one that splits most."""
    return max(DELIMITERS, key=lambda d: _familiarity(split(header, d)))


def split(record: str, delimiter: Delimiter) -> list[str]:
    """A record's cells, quotes respected, trimmed. Raises csv.Error."""
    return [cell.strip().strip("\ufeff") for cell in next(csv.reader([record], delimiter=delimiter), [])]


def layout(names: Sequence[str], kind: FileKind | None, line: int) -> Layout:
    """Matches the headers to a kind's columns; without `kind` the one that fits best. Raises ImportFileError: no kind
    or several fit, a required column is missing, a column appears twice."""
    chosen = kind or _detect(names, line)
    aliases = _aliases(chosen)
    known, unknown = [], []
    for at, name in enumerate(names):
        column = aliases.get(fold(name))
        if column is not None:
            known.append((at, column))
        else:
            unknown.append((at, name or f"column {at + 1}"))
    _refuse_doubles([*((c.name, names[at]) for at, c in known), *((fold(n), n) for _, n in unknown)], line)
    _refuse_missing(chosen, {column.name for _, column in known}, line)
    return Layout(chosen, tuple(names), tuple(known), tuple(unknown))


@cache
def _aliases(kind: FileKind) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in kind.columns:
        for spelling in (column.name, column.ja, *column.also):
            found.setdefault(fold(spelling), column)
    return found


@cache
def _every_alias() -> frozenset[str]:
    return frozenset(spelling for kind in KINDS.values() for spelling in _aliases(kind))


def _familiarity(names: list[str]) -> tuple[int, int]:
    return sum(fold(name) in _every_alias() for name in names), len(names)


def _detect(names: Sequence[str], line: int) -> FileKind:
    found = {kind: {c.name for n in names if (c := _aliases(KINDS[kind]).get(fold(n)))} for kind in KINDS}
    fitting = [k for k in KINDS if {c.name for c in KINDS[k].required} <= found[k]]
    best = _fullest(fitting or list(KINDS), found)
    if fitting and len(best) == 1:
        return KINDS[best[0]]
    if fitting:
        raise _ambiguous(best, line)
    if len(best) == 1 and len(found[best[0]]) * 2 >= max(4, len(names)):
        return KINDS[best[0]]  # clearly meant; the missing column is named next
    raise _unknown_kind(names, line)


def _fullest(kinds: list[Kind], found: dict[Kind, set[str]]) -> list[Kind]:
    most = max(len(found[kind]) for kind in kinds)
    return [kind for kind in kinds if len(found[kind]) == most]


def _refuse_doubles(pairs: list[tuple[str, str]], line: int) -> None:
    first: dict[str, str] = {}
    for field, name in pairs:
        if field in first:
            raise ImportFileError(
                "duplicate-column",
                Label(
                    ja=f"同じ列が2つあります: {first[field]}、{name}",
                    en=f"The same column twice: {first[field]}, {name}",
                ),
                line,
            )
        first[field] = name


def _refuse_missing(kind: FileKind, present: set[str], line: int) -> None:
    missing = [column for column in kind.required if column.name not in present]
    if missing:
        ja = "、".join(f"{column.ja}({column.name})" for column in missing)
        en = ", ".join(f"{column.name} ({column.ja})" for column in missing)
        raise ImportFileError(
            "missing-column",
            Label(
                ja=f"{kind.label.ja}ファイルに必須の列がありません: {ja}",
                en=f"Required column of {kind.label.en} missing: {en}",
            ),
            line,
        )


def _ambiguous(kinds: list[Kind], line: int) -> ImportFileError:
    ja = "、".join(KINDS[kind].label.ja for kind in kinds)
    en = ", ".join(KINDS[kind].label.en for kind in kinds)
    return ImportFileError(
        "ambiguous-kind",
        Label(
            ja=f"ファイルの種類を決められません({ja})。種類を指定してください",
            en=f"Could be {en}; say which kind it is",
        ),
        line,
    )


def _unknown_kind(names: Sequence[str], line: int) -> ImportFileError:
    seen = ", ".join(name[:40] for name in names[:8]) + (", …" if len(names) > 8 else "")
    kinds = ", ".join(KINDS)
    return ImportFileError(
        "unknown-kind",
        Label(
            ja=f"見出しがどの種類のファイルにも合いません(見出し: {seen})。種類: {kinds}",
            en=f"The headers fit no kind of file (headers: {seen}). Kinds: {kinds}",
        ),
        line,
    )
