"""The readings' services and parameters, for routes."""

from typing import Annotated

from fastapi import Query

from otomo.clock import Clock
from otomo.metrics.live import Live
from otomo.metrics.reader import MetricsReader
from otomo.metrics.reading import ReadingService
from otomo.web.provide import provided
from otomo.web.times import QueryTime

LiveDep = Annotated[Live, provided(Live)]
ReaderDep = Annotated[MetricsReader, provided(MetricsReader)]
ReadingServiceDep = Annotated[ReadingService, provided(ReadingService)]
ClockDep = Annotated[Clock, provided(Clock)]

DeviceId = Annotated[str, Query(min_length=1, max_length=64)]
From = Annotated[QueryTime, Query(alias="from")]
To = Annotated[QueryTime, Query(alias="to")]
