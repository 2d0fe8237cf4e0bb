"""Ranking, for routes."""

from typing import Annotated

from otomo.signals.changes import SignalChanges
from otomo.signals.service import RankingService
from otomo.web.provide import provided

RankingDep = Annotated[RankingService, provided(RankingService)]
ChangesDep = Annotated[SignalChanges, provided(SignalChanges)]
