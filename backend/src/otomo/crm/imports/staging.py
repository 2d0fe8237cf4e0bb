"""The accepted rows of an upload, on disk: found by key, grouped by customer, counted by outcome.

A private SQLite database that vanishes when closed; its cache is small, so memory does not grow with the upload.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Self

import msgspec

from otomo.crm.imports.columns import FileKind, FileType, Kind
from otomo.crm.imports.errors import ImportFileError
from otomo.crm.imports.headers import Layout
from otomo.crm.imports.parse import open_csv
from otomo.crm.imports.report import FileReport, ImportTotals, LineError, Outcome
from otomo.crm.imports.rows import Draft, Rejected, RowError, shown
from otomo.rich import Label

_OF_CUSTOMERS: tuple[Kind, ...] = ("customers", "cash_inflows", "holdings", "sales_notes")
_SCHEMA = """
PRAGMA synchronous = OFF;
CREATE TABLE rows (
    id INTEGER PRIMARY KEY, file INTEGER, line INTEGER, kind TEXT, key TEXT, customer TEXT, digest BLOB, payload BLOB,
    twin INTEGER, outcome TEXT, product TEXT
);
CREATE UNIQUE INDEX by_key ON rows (kind, key) WHERE twin IS NULL;
CREATE INDEX by_customer ON rows (customer) WHERE customer IS NOT NULL AND twin IS NULL;
CREATE INDEX by_product ON rows (product) WHERE product IS NOT NULL;
CREATE INDEX by_twin ON rows (twin) WHERE twin IS NOT NULL;
CREATE TABLE errors (file INTEGER, line INTEGER, col TEXT, value TEXT, code TEXT, ja TEXT, en TEXT);
"""

Refusal = tuple[str | None, str, Label]
"""Which field (none: the row), a code, what was expected."""


@dataclass(frozen=True, slots=True)
class StagedRow:
    """An accepted row. `values`: its cells by field, as JSON has them."""

    id: int
    file: int
    line: int
    kind: FileType
    key: str
    values: dict[str, Any]
    extra: dict[str, str]


@dataclass(slots=True)
class _File:
    name: str
    layout: Layout | None = None
    encoding: str | None = None
    delimiter: str | None = None
    rows: int = 0
    rejected: int = 0
    usable: bool = True


class Staging:
    """Files in, rows out, outcomes back in, a report at the end. Used by one thread at a time."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")
        self._files: list[_File] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    # -- files in ----------------------------------------------------------------------------------

    def add_file(self, name: str, source: BinaryIO, kind: FileKind | None) -> None:
        """Reads a whole file. One that cannot be used leaves its error and no rows."""
        at, file = len(self._files), _File(shown(name))
        self._files.append(file)
        try:
            opened = open_csv(source, kind)
            file.layout, file.encoding, file.delimiter = opened.layout, opened.encoding.name, opened.delimiter
            for row in opened.rows():
                file.rows += 1
                if isinstance(row, Rejected):
                    file.rejected += 1
                    self._add_errors(at, row.errors)
                else:
                    self._add(at, opened.layout.kind.kind, row)
        except ImportFileError as error:
            self._discard(at, error)

    def _discard(self, at: int, error: ImportFileError) -> None:
        self._db.execute("DELETE FROM rows WHERE file = ?", (at,))
        self._db.execute("DELETE FROM errors WHERE file = ?", (at,))
        file = self._files[at]
        file.usable, file.rows, file.rejected = False, 0, 0
        self._db.execute(
            "INSERT INTO errors VALUES (?, ?, NULL, NULL, ?, ?, ?)",
            (at, error.line, error.code, error.message.ja, error.message.en),
        )

    def _add(self, at: int, kind: FileType, draft: Draft) -> None:
        first = self._db.execute(
            "SELECT id, file, line, digest FROM rows WHERE kind = ? AND key = ? AND twin IS NULL", (kind, draft.key)
        ).fetchone()
        if first is not None and first[3] != draft.digest:
            self._files[at].rejected += 1
            self._add_errors(at, [self._second(at, draft, first[1], first[2])])
            return
        payload = b"" if first else msgspec.json.encode((draft.values, draft.extra))
        customer = draft.values["customer_id"] if kind in _OF_CUSTOMERS else None
        product = draft.values["product_id"] if kind == "holdings" else None
        self._db.execute(
            "INSERT INTO rows VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
            (at, draft.line, kind, draft.key, customer, draft.digest, payload, first[0] if first else None, product),
        )

    def _second(self, at: int, draft: Draft, first_file: int, first_line: int) -> RowError:
        where = "" if first_file == at else f" ({self._files[first_file].name})"
        message = Label(
            ja=f"同じキーで内容の違う行が{first_line}行目にあります{where}",
            en=f"Line {first_line}{where} has the same key and other content",
        )
        return RowError(draft.line, None, shown(draft.key), "duplicate-key", message)

    def _add_errors(self, at: int, errors: Sequence[RowError]) -> None:
        self._db.executemany(
            "INSERT INTO errors VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(at, e.line, e.column, e.value, e.code, e.message.ja, e.message.en) for e in errors],
        )

    # -- rows out ----------------------------------------------------------------------------------

    def keys(self, kind: FileType) -> Iterator[str]:
        """The keys of a kind's rows."""
        found = self._db.execute("SELECT key FROM rows WHERE kind = ? AND twin IS NULL ORDER BY id", (kind,))
        return (key for (key,) in found.fetchall())

    def accepted(self, kind: Kind) -> set[str]:
        """The keys of a kind's rows that were not refused."""
        query = "SELECT key FROM rows WHERE kind = ? AND twin IS NULL AND outcome IS NOT 'rejected'"
        return {key for (key,) in self._db.execute(query, (kind,))}

    def rows(self, kind: FileType, keys: Sequence[str]) -> list[StagedRow]:
        """The rows with these keys."""
        marks = ",".join("?" * len(keys))
        return self._select(f"kind = ? AND key IN ({marks}) AND twin IS NULL ORDER BY id", (kind, *keys))

    def customers(self) -> Iterator[str]:
        """Every customer that a row names."""
        found = self._db.execute("SELECT DISTINCT customer FROM rows WHERE customer IS NOT NULL AND twin IS NULL")
        return (customer for (customer,) in found.fetchall())

    def rows_of(self, customer_id: str) -> list[StagedRow]:
        """A customer's rows: the profile first, then what belongs to them."""
        return self._select("customer = ? AND twin IS NULL ORDER BY kind <> 'customers', id", (customer_id,))

    def products_named(self) -> list[str]:
        """Every product that a holding names."""
        found = self._db.execute("SELECT DISTINCT product FROM rows WHERE product IS NOT NULL ORDER BY product")
        return [product for (product,) in found]

    def _select(self, where: str, arguments: tuple[object, ...]) -> list[StagedRow]:
        found = self._db.execute(
            f"SELECT id, file, line, kind, key, payload FROM rows WHERE {where}",  # noqa: S608 # nosec B608 - our own text
            arguments,
        )
        return [StagedRow(*row[:5], *msgspec.json.decode(row[5])) for row in found.fetchall()]

    # -- outcomes back in --------------------------------------------------------------------------

    def settle(self, row: StagedRow, outcome: Outcome) -> None:
        """What became of a row. A row that says the same again is unchanged."""
        self._db.execute("UPDATE rows SET outcome = ? WHERE id = ?", (outcome, row.id))
        self._db.execute("UPDATE rows SET outcome = 'unchanged' WHERE twin = ?", (row.id,))

    def refuse(self, row: StagedRow, refusal: Refusal) -> None:
        """A row is rejected after all, and those that say the same."""
        field, code, message = refusal
        value = shown(str(row.values[field])) if field in row.values else None
        twins = self._db.execute("SELECT file, line FROM rows WHERE twin = ?", (row.id,)).fetchall()
        for file, line in [(row.file, row.line), *twins]:
            column = self._header(file, field)
            self._add_errors(file, [RowError(line, column, value, code, message)])
        self._db.execute("UPDATE rows SET outcome = 'rejected' WHERE id = ? OR twin = ?", (row.id, row.id))

    def _header(self, file: int, field: str | None) -> str | None:
        layout = self._files[file].layout
        return layout.header_of(field) if layout and field else None

    # -- the report --------------------------------------------------------------------------------

    def reports(self, most_errors: int) -> tuple[FileReport, ...]:
        """What became of every row, by file, with the first `most_errors` errors of each."""
        return tuple(self._report(at, file, most_errors) for at, file in enumerate(self._files))

    def _report(self, at: int, file: _File, most_errors: int) -> FileReport:
        query = "SELECT outcome, count(*) FROM rows WHERE file = ? GROUP BY outcome"
        counted: dict[str, int] = dict(self._db.execute(query, (at,)).fetchall())
        total = self._db.execute("SELECT count(*) FROM errors WHERE file = ?", (at,)).fetchone()[0]
        errors = self._db.execute(
            "SELECT line, col, value, code, ja, en FROM errors WHERE file = ? ORDER BY line LIMIT ?", (at, most_errors)
        )
        return FileReport(
            name=file.name,
            usable=file.usable,
            kind=file.layout.kind.kind if file.layout else None,
            encoding=file.encoding,
            delimiter=file.delimiter,
            unknown_columns=tuple(shown(name) for _, name in file.layout.unknown) if file.layout else (),
            totals=ImportTotals(
                rows=file.rows,
                created=counted.get("created", 0),
                updated=counted.get("updated", 0),
                unchanged=counted.get("unchanged", 0),
                rejected=counted.get("rejected", 0) + file.rejected,
            ),
            errors=tuple(LineError(e[0], e[1], e[2], e[3], Label(ja=e[4], en=e[5])) for e in errors),
            errors_total=total,
        )
