"""`otomo detect`: the anomaly detector over a CSV file of any unit."""

import json
import math
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from otomo.cli.runtime import EXIT_USAGE, fail
from otomo.detection import Detector, Judgement
from otomo.detection.series import Row, SeriesError, read

_UNREAD = Judgement(0.0, False, None)
_EMPTY = Judgement(0.0, False, "dropout")


def detect(
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="The series; - reads standard input as it comes.")],
    timestamp: Annotated[str, typer.Option(metavar="COL", help="Column of the time: ISO 8601, or epoch s/ms/us/ns.")],
    value: Annotated[str, typer.Option(metavar="COL", help="Column of the value, in any unit.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per row.")] = False,
) -> None:
    """Judge a series row by row, each by it and the rows before it alone. A line per row: time, value, score in [0, 1],
    ALARM or -, and the sensor's fault or -. A row without a number is a dropout of score 0; one without a readable time
    is named on standard error and not judged. Exit code 2 when the file cannot be used."""
    detector, show = Detector(), _as_json if as_json else _as_text
    try:
        with ExitStack() as stack:
            source = sys.stdin.buffer if file == "-" else stack.enter_context(Path(file).open("rb"))
            for row in read(source, timestamp, value):
                _print(row, detector, show, at_once=file == "-")
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        fail(f"{file}: {error.strerror}", EXIT_USAGE)
    except SeriesError as error:
        fail(f"{file}: {error}", EXIT_USAGE)


def _print(row: Row, detector: Detector, show: Callable[[Row, Judgement], str], *, at_once: bool) -> None:
    if row.timestamp is None:
        typer.echo(f"line {row.line}: {row.written!r} is not a time; the row is not judged", err=True)
        found = _UNREAD if math.isfinite(row.value) else _EMPTY
    else:
        found = detector.update(row.timestamp, row.value)
    sys.stdout.write(show(row, found) + "\n")
    if at_once:
        sys.stdout.flush()


def _as_json(row: Row, found: Judgement) -> str:
    body: dict[str, str | float | bool | None] = {
        "timestamp": row.written,
        "value": row.value if math.isfinite(row.value) else None,
        "score": found.score,
        "alarm": found.alarm,
    }
    return json.dumps(body if found.fault is None else body | {"fault": found.fault}, ensure_ascii=False)


def _as_text(row: Row, found: Judgement) -> str:
    alarm = "ALARM" if found.alarm else "-"
    return f"{row.written}\t{row.value:.10g}\t{found.score:.4f}\t{alarm}\t{found.fault or '-'}"
