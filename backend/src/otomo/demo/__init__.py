"""Books to try Otomo with: the demo book that ships with it."""

from otomo.demo.files import ANCHOR, DEMO_USERS, KINDS, MANIFEST, csv_files, directory, rows, shifted, trip_request

__all__ = ["ANCHOR", "DEMO_USERS", "KINDS", "MANIFEST", "csv_files", "directory", "rows", "shifted", "trip_request"]
