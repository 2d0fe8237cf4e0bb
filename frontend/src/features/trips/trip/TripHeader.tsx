import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { AskButton, KindTag, PageHeader } from "@/components";
import type { Trip } from "@/lib/api";
import { formatDay, formatLongDay, formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import { hasBegun } from "../lib/timetable";
import { TripMenu } from "./TripMenu";
import type { TripEdit } from "./useTripEdit";

export function TripHeader({ trip, edit, canWrite }: { trip: Trip; edit: TripEdit; canWrite: boolean }) {
  const confirm = (
    <Button onClick={() => edit.patch({ status: "confirmed" })} loading={edit.busy}>
      <Trans>Confirm</Trans>
    </Button>
  );
  const report = (
    <Button component={Link} to={`/trips/${trip.trip_id}/report`}>
      <Trans>Trip report</Trans>
    </Button>
  );
  return (
    <PageHeader
      title={trip.title}
      beside={<Status status={trip.status} />}
      subtitle={<TripFacts trip={trip} />}
      actions={
        <>
          <AskButton />
          <Button variant="default" component={Link} to={`/trips/${trip.trip_id}/print`}>
            <Trans>Print</Trans>
          </Button>
          <Button variant="default" component="a" href={`/api/trips/${encodeURIComponent(trip.trip_id)}/calendar.ics`} download>
            <Trans>To the calendar (.ics)</Trans>
          </Button>
          {canWrite && <TripMenu trip={trip} edit={edit} />}
        </>
      }
      {...(canWrite && trip.status === "draft" && !hasBegun(trip) ? { primary: confirm } : hasBegun(trip) ? { primary: report } : {})}
    />
  );
}

export function Status({ status }: { status: Trip["status"] }) {
  switch (status) {
    case "draft":
      return (
        <KindTag kind="none">
          <Trans>Draft</Trans>
        </KindTag>
      );
    case "confirmed":
      return (
        <KindTag kind="good">
          <Trans>Confirmed</Trans>
        </KindTag>
      );
    case "done":
      return (
        <KindTag kind="info">
          <Trans>Done</Trans>
        </KindTag>
      );
  }
}

/** Date · visits · travel · value of what could be had. */
export function TripFacts({ trip }: { trip: Pick<Trip, "plan"> }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { days, visits, travel_minutes, value, value_max } = trip.plan;
  const first = days[0]?.date ?? "";
  const last = days.at(-1)?.date ?? first;
  const when = first === last ? formatLongDay(first, locale) : `${formatDay(first, locale)} – ${formatDay(last, locale)}`;
  const travel = formatMinutes(travel_minutes, locale);
  return (
    <span className="num">
      {when} · <Plural value={visits} one="# visit" other="# visits" /> · {t`travel ${travel}`} ·{" "}
      <Trans>
        value {value} / {value_max}
      </Trans>
    </span>
  );
}
