import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Card, EmptyState, PageHeader, QueryView } from "@/components";
import type { TripSummary } from "@/lib/api";
import { formatDay, formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";
import { useCanWrite, useToday } from "@/lib/session";

import { tripsQuery } from "./api/trips";
import classes from "./trip/trip.module.css";
import { Status } from "./trip/TripHeader";

export function TripsPage() {
  const query = useQuery(tripsQuery);
  const today = useToday();
  const canWrite = useCanWrite();
  const plan = (
    <Button component={Link} to="/trips/new">
      <Trans>Plan a trip</Trans>
    </Button>
  );
  return (
    <>
      <PageHeader title={<Trans>Trips</Trans>} {...(canWrite ? { primary: plan } : {})} />
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Card title={<Trans>Trips</Trans>}>
            <EmptyState action={canWrite ? plan : undefined}>
              <Trans>There is no trip yet. Choose an area and a day, and Otomo proposes whom to meet in which order.</Trans>
            </EmptyState>
          </Card>
        }
      >
        {({ items }) => <Groups trips={items} today={today} />}
      </QueryView>
    </>
  );
}

function Groups({ trips, today }: { trips: TripSummary[]; today: string }) {
  const past = trips.filter((trip) => trip.status === "done" || trip.last_date < today);
  const ahead = trips.filter((trip) => !past.includes(trip)).toSorted((a, b) => a.first_date.localeCompare(b.first_date));
  return (
    <div className={classes.groups}>
      <Group title={<Trans>Upcoming</Trans>} trips={ahead.filter(({ status }) => status === "confirmed")} />
      <Group title={<Trans>Drafts</Trans>} trips={ahead.filter(({ status }) => status === "draft")} />
      <Group title={<Trans>Past</Trans>} trips={past.toSorted((a, b) => b.first_date.localeCompare(a.first_date))} />
    </div>
  );
}

function Group({ title, trips }: { title: ReactNode; trips: TripSummary[] }) {
  if (trips.length === 0) return null;
  return (
    <Card title={title} aside={<span className="num">{trips.length}</span>}>
      <ul className={classes.trips}>
        {trips.map((trip) => (
          <li key={trip.trip_id}>
            <TripRow trip={trip} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TripRow({ trip }: { trip: TripSummary }) {
  const { t } = useLingui();
  const locale = useLocale();
  const first = formatDay(trip.first_date, locale);
  const last = formatDay(trip.last_date, locale);
  const travel = formatMinutes(trip.travel_minutes, locale);
  const names = trip.days.flatMap(({ items }) => items.flatMap((item) => (item.type === "visit" ? [item.customer_name] : [])));
  return (
    <Link to="/trips/$tripId" params={{ tripId: trip.trip_id }} className={classes.trip}>
      <span className={classes.when}>{trip.first_date === trip.last_date ? first : `${first} – ${last}`}</span>
      <span>
        <b>{trip.title}</b> <Status status={trip.status} />
        <span className={classes.stops} style={{ display: "block" }}>
          {names.join(" → ")}
        </span>
      </span>
      <span className={classes.figures}>
        <Plural value={trip.visits} one="# visit" other="# visits" /> · {t`travel ${travel}`} · {t`value ${trip.value}`}
      </span>
    </Link>
  );
}
