"""`otomo plan`: the trip planner on a plain JSON problem."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def plan(
    problem: Annotated[str, typer.Argument(metavar="PROBLEM.json", help="The problem; - reads standard input.")],
    seconds: Annotated[
        float, typer.Option(min=0.05, max=3600, help="Time limit; the best answer so far is given.")
    ] = 2.0,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same plan.")] = 1,
) -> None:
    """Plan the visits of one or several days: the highest value, then the least travel."""
    from otomo.trips.planner import plain, solve  # noqa: PLC0415  PyVRP and numpy would slow every other command

    try:
        text = sys.stdin.buffer.read() if problem == "-" else Path(problem).read_bytes()
        task = plain.decode(text)
    except OSError as error:
        _refuse(f"{problem}: {error.strerror}")
    except plain.ProblemError as error:
        _refuse(str(error))
    sys.stdout.buffer.write(plain.encode(task, solve(task, seconds=seconds, seed=seed)) + b"\n")


def _refuse(message: str) -> None:
    typer.echo(f"otomo plan: {message}", err=True)
    raise typer.Exit(2)
