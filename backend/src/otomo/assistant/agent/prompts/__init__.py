"""What the model is told, as text files."""

from importlib.resources import files

SYSTEM = files(__package__).joinpath("system.txt").read_text(encoding="utf-8")
REPAIR = files(__package__).joinpath("repair.txt").read_text(encoding="utf-8")
WORDED = files(__package__).joinpath("worded.txt").read_text(encoding="utf-8")
