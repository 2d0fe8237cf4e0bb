"""Builds the frontend once per content of its sources."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from processes import Child, StartError

NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results", "e2e"}


class FrontendBuild:
    def __init__(self, root: Path, log: Path, env: Mapping[str, str]) -> None:
        self.frontend, self.log, self.env = root / "frontend", log, env
        self.stamp = root / ".local" / "stamp" / "frontend-build"
        self.content = self._digest()
        self.child: Child | None = None

    @property
    def needed(self) -> bool:
        built = (self.frontend / "dist" / "index.html").exists()
        return not (built and self.stamp.exists() and self.stamp.read_text() == self.content)

    def start(self) -> Child:
        self.child = Child("frontend build", ["npm", "run", "build"], env=self.env, cwd=self.frontend, log=self.log)
        return self.child

    def wait(self) -> None:
        """Raises StartError with the end of the build's log when it failed."""
        if not self.child:
            return
        if self.child.process.wait():
            raise StartError(self.child.why_it_ended())
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(self.content)

    def _digest(self) -> str:
        found = hashlib.sha256()
        for file in sorted(self._sources()):
            found.update(f"{file.relative_to(self.frontend)}\0".encode() + file.read_bytes())
        return found.hexdigest()

    def _sources(self) -> Iterator[Path]:
        for top in self.frontend.iterdir():
            if top.name in NOT_SOURCES:
                continue
            yield from (file for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file())
