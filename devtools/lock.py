"""`make lock`: compiles every Python lock again; with `--upgrade` to the newest versions that fit.

No lock names an index: each machine uses its own.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".local" / "uv" / "bin" / "uv"
COMPILE = (str(UV), "pip", "compile", "--generate-hashes", "--no-emit-index-url", "--python-version", "3.11")
BACKEND = {
    "requirements.txt": ("pyproject.toml",),
    "requirements-dev.txt": ("pyproject.toml", "--group", "dev"),
    "requirements-aws.txt": ("--group", "pyproject.toml:aws"),
}
TOOLS = tuple(f"requirements-{name}.txt" for name in ("uv", "check", "checkov", "deploy", "audit"))


def compile_backend(extra: list[str]) -> None:
    for lock, source in BACKEND.items():
        subprocess.run([*COMPILE, "-q", *source, "-o", lock, *extra], cwd=ROOT / "backend", check=True)


def compile_tools(extra: list[str]) -> None:
    """These locks are their own source: the pinned names in them."""
    for lock in TOOLS:
        path = ROOT / "devtools" / lock
        text = path.read_text()
        title = text.partition("\n")[0]
        pins = "\n".join(re.findall(r"^[a-z0-9-]+==\S+", text, re.MULTILINE))
        wanted = re.sub("==.*", "", pins, flags=re.MULTILINE) if extra else pins
        command = [*COMPILE, "-q", "--no-header", "--no-annotate", "-"]
        done = subprocess.run(command, input=wanted, capture_output=True, text=True, check=True)
        path.write_text(f"{title}\n{done.stdout}")


if __name__ == "__main__":
    compile_backend(sys.argv[1:])
    compile_tools(sys.argv[1:])
