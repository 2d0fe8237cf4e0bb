"""Removes from an environment's packages what nothing here imports: `trim.py SITE_PACKAGES`.

Whole packages are uninstalled before; this is about parts of packages. Each path must be there: a new version that has
moved it is noticed at the build.
"""

import shutil
import sys
from pathlib import Path

SITE = Path(sys.argv[1])

# Of the model's client only chat completions are called.
OPENAI = (
    "admin", "audio", "beta", "containers", "conversations", "evals", "fine_tuning", "live", "realtime", "safety",
    "skills", "uploads", "vector_stores", "webhooks",
)
# Tracing is off, and nothing is evaluated or wrapped; the client is only imported.
LANGSMITH = ("evaluation", "integrations", "resources", "sandbox", "testing", "wrappers")
# For building extensions.
NUMPY = ("distutils", "f2py")
# One lexer, for the tracebacks of a terminal.
LEXERS = ("__init__", "_mapping", "python")
# The services that are called, and those that give credentials.
AWS = ("dynamodb", "s3", "sts", "sso", "sso-oidc")
# Of 1,000 locales two are spoken.
LOCALES = ("root", "ja", "en")


def remove(path: Path) -> None:
    if not path.exists():
        sys.exit(f"trim: {path} is not there; has a new version moved it?")
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def keep(folder: str, pattern: str, names: tuple[str, ...], *, prefixes: bool = False) -> None:
    """Of what matches in a folder only what is named."""
    found = [path for path in (SITE / folder).glob(pattern) if path.name != "__pycache__"]
    kept = [p for p in found if (p.stem.startswith(names) if prefixes else p.stem in names)]
    if len(kept) < len(names):
        sys.exit(f"trim: {folder} holds {len(kept)} of {len(names)} that are needed")
    for path in set(found) - set(kept):
        remove(path)


for part in OPENAI:
    remove(SITE / "openai" / "resources" / part)
    remove(SITE / "openai" / "types" / part)
for part in LANGSMITH:
    remove(SITE / "langsmith" / part)
for part in NUMPY:
    remove(SITE / "numpy" / part)
for fast in list((SITE / "yaml").glob("_yaml*.so")):  # PyYAML does without; no YAML is read
    remove(fast)
keep("pygments/lexers", "*.py", LEXERS)
keep("botocore/data", "*/", AWS)
keep("babel/locale-data", "*.dat", LOCALES, prefixes=True)
for tests in list(SITE.rglob("tests")):
    if tests.is_dir():
        remove(tests)
for stub in SITE.rglob("*.pyi"):
    remove(stub)
