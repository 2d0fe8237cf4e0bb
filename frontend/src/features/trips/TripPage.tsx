import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { QueryView } from "@/components";
import type { Trip } from "@/lib/api";
import { useCanWrite, useSettings } from "@/lib/session";
import { useSubject } from "@/lib/subject";

import { tripQuery } from "./api/trips";
import { TripBriefingCard } from "./briefing/TripBriefingCard";
import { TripMap } from "./map/TripMap";
import { DroppedCard } from "./trip/DroppedCard";
import { TimetableCard } from "./trip/TimetableCard";
import classes from "./trip/trip.module.css";
import { TripHeader } from "./trip/TripHeader";
import { TripSkeleton } from "./trip/TripSkeleton";
import { useTripEdit } from "./trip/useTripEdit";

/** Where am I when, and what do I say? */
export function TripPage() {
  const { tripId } = useParams({ from: "/signed-in/trips/$tripId" });
  const query = useQuery(tripQuery(tripId));
  return (
    <QueryView query={query} skeleton={<TripSkeleton />}>
      {(trip) => <TripView key={trip.trip_id} trip={trip} />}
    </QueryView>
  );
}

function TripView({ trip }: { trip: Trip }) {
  const edit = useTripEdit(trip);
  const canWrite = useCanWrite();
  const settings = useSettings();
  const [chosen, setChosen] = useState<string | null>(null);
  useSubject({ kind: "trip", name: trip.title, customerId: null, tripId: trip.trip_id, people: trip.plan.days.flatMap(({ items }) => items.flatMap((item) => (item.type === "visit" ? [item.customer_name] : []))) });
  const visited = edit.stops.flatMap(({ customer_ids }) => customer_ids);
  const selected = chosen !== null && visited.includes(chosen) ? chosen : (visited[0] ?? null);
  const must = (customerId: string) => {
    const { request } = trip;
    edit.replan({
      ...request,
      must_visit: [...request.must_visit.filter((id) => id !== customerId), customerId],
      avoid: request.avoid.filter((id) => id !== customerId),
    });
  };
  return (
    <>
      <TripHeader trip={trip} edit={edit} canWrite={canWrite} />
      {edit.conflict && <ConflictNotice tripId={trip.trip_id} onReload={edit.settle} />}
      <div className={classes.layout}>
        <div className={classes.column}>
          <TimetableCard trip={trip} edit={edit} canWrite={canWrite && !edit.conflict} selected={selected} onSelect={setChosen} />
          <DroppedCard trip={trip} canWrite={canWrite && !edit.conflict} onMust={must} onInsert={edit.insert} />
        </div>
        <div className={classes.column}>
          <TripMap days={trip.plan.days} tiles={settings?.tile_source ?? null} selected={selected} onSelect={setChosen} />
          {selected !== null && <TripBriefingCard trip={trip} customerId={selected} />}
        </div>
      </div>
    </>
  );
}

function ConflictNotice({ tripId, onReload }: { tripId: string; onReload: () => void }) {
  const queryClient = useQueryClient();
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey: tripQuery(tripId).queryKey });
    onReload();
  };
  return (
    <div className={classes.notice} role="alert">
      <p>
        <Trans>This trip was changed elsewhere. Your last change was not saved.</Trans>
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void reload()}>
        <Trans>Show the newer version</Trans>
      </Button>
    </div>
  );
}
