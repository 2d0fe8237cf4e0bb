import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";

import { Card, PageHeader, QueryView } from "@/components";
import type { Trip } from "@/lib/api";
import { formatDay } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { tripBriefingsQuery, tripQuery } from "./api/trips";
import { BriefingSheet } from "./briefing/BriefingSheet";
import { rowsOf } from "./lib/timetable";
import { PrintMap } from "./map/PrintMap";
import { meetingOf } from "./planning/meeting";
import { Timetable } from "./timetable/Timetable";
import { DroppedReason } from "./trip/DroppedCard";
import classes from "./trip/print.module.css";
import tripClasses from "./trip/trip.module.css";
import { TripFacts } from "./trip/TripHeader";
import { TripSkeleton } from "./trip/TripSkeleton";

/** The whole trip on paper: the timetable with its map, then one page for each visit. */
export function TripPrintPage() {
  const { tripId } = useParams({ from: "/signed-in/trips/$tripId/print" });
  const query = useQuery(tripQuery(tripId));
  return (
    <QueryView query={query} skeleton={<TripSkeleton />}>
      {(trip) => <TripSheets trip={trip} />}
    </QueryView>
  );
}

function TripSheets({ trip }: { trip: Trip }) {
  const briefings = useQuery(tripBriefingsQuery(trip.trip_id, trip.version));
  const { plan } = trip;
  return (
    <>
      <PageHeader
        title={trip.title}
        subtitle={<TripFacts trip={trip} />}
        actions={
          <Button variant="default" component={Link} to={`/trips/${trip.trip_id}`}>
            <Trans>Back to the trip</Trans>
          </Button>
        }
        primary={
          <Button onClick={() => window.print()} disabled={briefings.isPending}>
            <Trans>Print</Trans>
          </Button>
        }
      />
      <div className={classes.sheets}>
        <Card title={<Trans>Timetable</Trans>}>
          <div className={classes.map}>
            <PrintMap days={plan.days} />
          </div>
          <Timetable days={rowsOf(plan)} />
        </Card>
        {plan.dropped.length > 0 && (
          <Card title={<Trans>Left out</Trans>} padded>
            <ul className={tripClasses.dropped}>
              {plan.dropped.map((candidate) => (
                <li key={candidate.customer_id}>
                  <DroppedReason candidate={candidate} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <QueryView query={briefings}>
          {({ items }) =>
            items.map((briefing) => (
              <div key={briefing.customer.customer_id} className={classes.page}>
                <VisitSheet trip={trip} briefing={briefing} />
              </div>
            ))
          }
        </QueryView>
      </div>
    </>
  );
}

function VisitSheet({ trip, briefing }: { trip: Trip; briefing: Parameters<typeof BriefingSheet>[0]["briefing"] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const meeting = meetingOf(trip.plan, briefing.customer.customer_id);
  if (!meeting) return <BriefingSheet briefing={briefing} />;
  const day = formatDay(trip.plan.days[meeting.day]?.date ?? "", locale);
  const at = meeting.at;
  return <BriefingSheet briefing={briefing} when={t`${day}, ${at}`} />;
}
