"""Prints the path of the Chromium that the browser tests use; exit 1 when there is none.

`CHROMIUM` in the environment comes first.
"""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    wanted = os.environ.get("CHROMIUM")
    return shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, NAMES)), None)


if __name__ == "__main__":
    path = find()
    if not path:
        sys.exit(1)
    print(path)
