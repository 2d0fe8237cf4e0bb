"""What the detector says of one reading."""

from typing import Literal, NamedTuple

Fault = Literal["stuck", "spike", "drift", "dropout", "out_of_range"]


class Judgement(NamedTuple):
    """The score lies in [0, 1]; alarm means that it reached the one threshold of all series. A fault is named where
    the reading looks like the sensor's own failing; it does not need an alarm."""

    score: float
    alarm: bool
    fault: Fault | None


QUIET = Judgement(0.0, False, None)
