import { Button } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";

import { Card, EmptyState, Timeline, TimelineGap, TimelineStop, useKindName } from "@/components";
import type { TripDay, TripSummary } from "@/lib/api";
import { formatAmount, formatDay, formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite } from "@/lib/session";

import classes from "./NextTrip.module.css";
import { stepsOf, type Gap } from "./steps";

/** The trip that is on or comes next: of several days the one that is not over yet. */
export function NextTrip({ trip, today }: { trip: TripSummary | null; today: string }) {
  const locale = useLocale();
  const canWrite = useCanWrite();
  const day = trip?.days.find(({ date }) => date >= today) ?? trip?.days[0];
  if (trip === null || day === undefined) {
    return (
      <Card title={<Trans>Next trip</Trans>}>
        <EmptyState action={canWrite && <Button variant="default" component={Link} to="/trips/new"><Trans>Plan a trip</Trans></Button>}>
          <Trans>No trip is planned.</Trans>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={<Trans>Next trip</Trans>} aside={<span className="num">{formatDay(day.date, locale)}</span>}>
      <DayTimeline day={day} title={trip.title} />
      <Link to="/trips/$tripId" params={{ tripId: trip.trip_id }} className={classes.more}>
        <Trans>Open {trip.title}</Trans>
      </Link>
    </Card>
  );
}

function DayTimeline({ day, title }: { day: TripDay; title: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const kindName = useKindName();
  const minutes = (start: string, end: string) => formatMinutes(clock(end) - clock(start), locale);
  return (
    <Timeline label={title}>
      <TimelineStop at={day.leave_at} title={day.start.name} detail={t`Start`} />
      {stepsOf(day).map((step, index) =>
        step.type === "gap" ? (
          <TimelineGap key={index}><GapWords gap={step} /></TimelineGap>
        ) : (
          <TimelineStop
            key={index}
            at={step.visit.start_at}
            kind={step.visit.lead_kind}
            title={<Link to="/customers/$customerId" params={{ customerId: step.visit.customer_id }}>{step.visit.customer_name}</Link>}
            detail={
              <>
                {step.visit.lead_kind !== null && <>{kindName(step.visit.lead_kind)} {step.visit.lead_amount && formatAmount(step.visit.lead_amount, locale)} · </>}
                {minutes(step.visit.start_at, step.visit.end_at)}
                {step.visit.must_visit && <> · {t`fixed`}</>}
              </>
            }
          />
        ),
      )}
      <TimelineStop at={day.back_at} title={day.end.name} detail={t`End`} />
    </Timeline>
  );
}

function GapWords({ gap }: { gap: Gap }) {
  const { t } = useLingui();
  const locale = useLocale();
  const modes = { walk: t`Walk`, car: t`Car`, train: t`Train`, air: t`Flight` };
  const words = gap.parts.map((part) => (part.type === "lunch" ? `${t`Lunch`} ${formatMinutes(clock(part.end_at) - clock(part.start_at), locale)}` : `${modes[part.mode]} ${formatMinutes(part.minutes, locale)}`));
  return <span className="num">{words.join(" · ")}</span>;
}

/** "09:45" as minutes of the day. */
function clock(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
