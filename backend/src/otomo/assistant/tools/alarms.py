"""list_device_alarms: what is, or was, wrong at the customers' sites."""

from collections.abc import Sequence
from datetime import UTC, datetime

from otomo.alarms.items import Alarm
from otomo.alarms.service import Wanted
from otomo.alarms.words import ref_of, text_of
from otomo.assistant.reading.spans import Period
from otomo.assistant.tools.context import Context, Row, Rows, honoured
from otomo.clock import TOKYO
from otomo.signals.ranking import Standing

_MOST = 60
_SHOWN = 20


async def list_device_alarms(context: Context, standings: Sequence[Standing], period: Period | None) -> Rows:
    """Alarms that are open now; with a period also those that were opened in it. Newest first."""
    wanted = Wanted(state="open" if period is None else None)
    seen, _ = await context.sources.alarms.list(context.principal, wanted, _MOST, None)
    about = {s.view.digest.customer_id for s in standings}
    found = [s.alarm for s in seen if s.alarm.customer_id in about and _in(s.alarm, period)]
    found.sort(key=lambda a: (-a.opened_at, a.ref_id))
    return Rows(tuple(_row(context, alarm) for alarm in found[:_SHOWN]), len(found))


def _in(alarm: Alarm, period: Period | None) -> bool:
    opened = datetime.fromtimestamp(alarm.opened_at / 1000, UTC).astimezone(TOKYO).date()
    return alarm.cleared_at is None or (period is not None and period.start <= opened <= period.end)


def _row(context: Context, alarm: Alarm) -> Row:
    name = honoured(context, context.name(alarm.customer_id))
    words = context.facts.lift(text_of(alarm, context.today))
    return Row(
        ref_of(alarm), context.fill("{name}：{words}", "{name}: {words}", name=name, words=words), alarm.customer_id
    )
