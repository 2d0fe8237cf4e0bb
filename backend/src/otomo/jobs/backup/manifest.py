"""The manifest: what a backup holds, with a hash of every file and a digest of every table. Written last: a backup
without it was not finished."""

from datetime import datetime

import msgspec

from otomo.jobs.backup.places import Place
from otomo.jobs.errors import DamagedBackupError, MissingFileError, UnfinishedBackupError

FILE = "manifest.json"
FORMAT = 1


class Part(msgspec.Struct, frozen=True):
    """A file of a table's lines: its name within the backup, how many items, its length and SHA-256."""

    name: str
    items: int
    bytes: int
    sha256: str


class TablePart(msgspec.Struct, frozen=True, kw_only=True):
    """A table. `digest`: of its items in any order, see `digest`. `consistent`: no change of the book fell into the
    reading; None where every item stands for itself."""

    items: int
    digest: str
    parts: tuple[Part, ...]
    consistent: bool | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A backup. What changed between `started_at` and `ended_at` may be in it or not."""

    format: int = FORMAT
    prefix: str
    started_at: datetime
    ended_at: datetime
    tables: dict[str, TablePart]

    @property
    def items(self) -> int:
        """Of all tables."""
        return sum(table.items for table in self.tables.values())

    @property
    def bytes(self) -> int:
        """Of all files, compressed."""
        return sum(part.bytes for table in self.tables.values() for part in table.parts)

    @property
    def files(self) -> int:
        """Besides this one."""
        return sum(len(table.parts) for table in self.tables.values())


def encode(manifest: Manifest) -> bytes:
    """For people, too."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read(place: Place, folder: str = "") -> Manifest:
    """The manifest in a folder of a place. Raises UnfinishedBackupError, DamagedBackupError, PlaceError."""
    try:
        content = place.read(folder + FILE)
    except MissingFileError as missing:
        raise UnfinishedBackupError(f"{place.url}{folder} has no {FILE}") from missing
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise DamagedBackupError(f"{FILE}: {error}") from error
    if found.format != FORMAT:
        raise DamagedBackupError(f"{FILE}: format {found.format} is not known to this version")
    return found
