"""A file on its way in."""

from dataclasses import dataclass
from typing import BinaryIO

from otomo.crm.imports.columns import Kind


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; `kind` None: told from its header."""

    name: str
    source: BinaryIO
    kind: Kind | None = None
