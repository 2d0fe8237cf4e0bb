"""Books to try Otomo with: the demo book that ships with it, and generated ones of any size."""

from otomo.demo.export import write_csv
from otomo.demo.files import ANCHOR, DEMO_USERS, KINDS, MANIFEST, csv_files, directory, rows, shifted, trip_request
from otomo.demo.generator import Book, generate
from otomo.demo.people import Owner

__all__ = [
    "ANCHOR",
    "DEMO_USERS",
    "KINDS",
    "MANIFEST",
    "Book",
    "Owner",
    "csv_files",
    "directory",
    "generate",
    "rows",
    "shifted",
    "trip_request",
    "write_csv",
]
