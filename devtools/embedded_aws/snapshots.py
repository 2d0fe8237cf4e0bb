"""The files that keep the state, one per AWS service, each with the generation before it."""

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from ministack import app
from ministack.core.persistence import load_state, save_all
from ministack.services import dynamodb

KEPT = {"dynamodb": "dynamodb", "s3": "s3"}  # the service's file, its module


def say(**message: object) -> None:
    """One line of JSON for the launcher."""
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Snapshots:
    """The files of the state directory, one per AWS service, each with the generation before it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir(parents=True, exist_ok=True)

    def restore(self) -> None:
        for service, module in KEPT.items():
            path = self.directory / f"{service}.json"
            previous = self._previous(path)
            if path.exists() and not self._load(service, module):
                aside = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%dT%H%M%S')}")
                path.rename(aside)
                say(notice=f"{path.name} cannot be read; it was set aside as {aside}")
            if path.exists() or not previous.exists():
                continue
            shutil.copyfile(previous, path)
            if self._load(service, module):
                age = int(time.time() - previous.stat().st_mtime)
                say(notice=f"{path.name} is restored from the snapshot before it, {age} s old")
            else:
                path.unlink()
                say(notice=f"{previous.name} cannot be read either; {service} starts empty")

    def _load(self, service: str, module: str) -> bool:
        # One service answers None, another raises whatever its parser meets: both mean "not readable".
        try:
            data = load_state(service)
            if data:
                app._get_module(module).load_persisted_state(data)
        except (UnicodeDecodeError, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            sys.stderr.write(f"{service}.json: {error!r}\n")
            app._get_module(module).reset()
            return False
        return data is not None

    def take(self) -> dict[str, Any]:
        """A copy of every service's state. Call it on the event loop."""
        with dynamodb._lock:  # its TTL reaper is a thread
            return {name: app._get_module(module).get_state() for name, module in KEPT.items()}

    def write(self, states: dict[str, Any]) -> None:
        """Raises OSError when a file could not be written; the one before it is then still in its place."""
        for service, state in states.items():
            path = self.directory / f"{service}.json"
            self._keep(path)
            began = time.time_ns()
            save_all({service: lambda state=state: state})  # temporary file and rename; logs its errors, raises none
            with path.open("rb") as file:
                os.fsync(file.fileno())
                if os.fstat(file.fileno()).st_mtime_ns < began - 1_000_000_000:
                    raise OSError(f"{path} was not written; see the log")

    def _keep(self, path: Path) -> None:
        if path.exists():
            # A link, then a rename: there is a readable file under each name at every moment.
            link = path.with_name(f"{path.name}.link")
            link.unlink(missing_ok=True)
            os.link(path, link)
            link.replace(self._previous(path))

    @staticmethod
    def _previous(path: Path) -> Path:
        return path.with_name(f"{path.name}.previous")
