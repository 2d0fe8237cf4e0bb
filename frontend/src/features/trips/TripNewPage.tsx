import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { PageHeader, QueryView, useProblemText } from "@/components";
import { isProblem, type Trip, type TripPlan, type TripRequest } from "@/lib/api";
import { useCanWrite, useSettings, useToday } from "@/lib/session";

import { useChangeTrip } from "./api/changeTrip";
import { planQuery } from "./api/planTrip";
import { useCreateTrip } from "./api/saveTrip";
import { startQuery } from "./api/searches";
import { tripQuery } from "./api/trips";
import { newWishes, PREVIEW_SECONDS, requestOf, SAVE_SECONDS, withCustomer, type Wishes, wishesOf } from "./lib/wishes";
import { CandidatesCard } from "./planning/CandidatesCard";
import { PlanPreview } from "./planning/PlanPreview";
import classes from "./planning/planning.module.css";
import { WishFields } from "./planning/WishFields";
import { TripSkeleton } from "./trip/TripSkeleton";

const route = getRouteApi("/signed-in/trips/new");
const TYPING_MS = 350;

/** Plan a trip, or with `trip` in the address change the wishes of one. */
export function TripNewPage() {
  const { trip } = route.useSearch();
  return trip === undefined ? <NewTrip /> : <ChangedTrip tripId={trip} />;
}

function ChangedTrip({ tripId }: { tripId: string }) {
  const query = useQuery(tripQuery(tripId));
  return (
    <QueryView query={query} skeleton={<TripSkeleton />}>
      {(trip) => <Planner key={trip.trip_id} initial={{ ...wishesOf(trip.request), title: trip.title }} trip={trip} />}
    </QueryView>
  );
}

function NewTrip() {
  const { customer } = route.useSearch();
  const today = useToday();
  const holidays = useSettings()?.holidays ?? [];
  const start = useQuery(startQuery);
  if (start.isPending) return <TripSkeleton />;
  const wishes = newWishes(today, start.data ?? null, holidays);
  return <Planner initial={customer === undefined ? wishes : withCustomer(wishes, customer, "must")} trip={null} />;
}

function Planner({ initial, trip }: { initial: Wishes; trip: Trip | null }) {
  const today = useToday();
  const [wishes, setWishes] = useState(initial);
  const [selected, setSelected] = useState<string | null>(null);
  // As text, so that typing the name or a choice taken back asks for nothing new.
  const wanted = JSON.stringify(requestOf({ ...wishes, title: "" }, today, PREVIEW_SECONDS));
  const [asked] = useDebouncedValue(wanted, TYPING_MS);
  const query = useQuery(planQuery(JSON.parse(asked) as TripRequest | null));
  const incomplete = wanted === "null";
  const [plan, setPlan] = useState<TripPlan | null>(null);
  if (query.data && query.data !== plan) setPlan(query.data);
  const save = useSave(trip);
  const canWrite = useCanWrite();

  return (
    <>
      <PageHeader
        title={trip ? <Trans>Change the wishes</Trans> : <Trans>Plan a trip</Trans>}
        subtitle={trip ? trip.title : <Trans>The plan changes as you choose.</Trans>}
        primary={
          canWrite && <Button loading={save.isPending} disabled={incomplete || isProblem(query.error, "no-candidates")} onClick={() => save.start(requestOf(wishes, today, SAVE_SECONDS))}>
            {trip ? <Trans>Plan again and save</Trans> : <Trans>Save as a trip</Trans>}
          </Button>
        }
      />
      <div className={classes.columns}>
        <div className={classes.form}>
          <WishFields wishes={wishes} today={today} onChange={setWishes} />
          <CandidatesCard wishes={wishes} plan={plan} onChange={setWishes} />
        </div>
        <PlanPreview
          plan={plan}
          computing={query.isFetching || asked !== wanted}
          incomplete={incomplete}
          error={query.error}
          onRetry={() => void query.refetch()}
          onMust={(customerId) => setWishes(withCustomer(wishes, customerId, "must"))}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
    </>
  );
}

/** Stores the plan of the wishes and shows it; a change of a trip goes to that trip. */
function useSave(trip: Trip | null) {
  const navigate = useNavigate();
  const { t } = useLingui();
  const problemText = useProblemText();
  const create = useCreateTrip();
  const change = useChangeTrip(trip?.trip_id ?? "");
  const onSuccess = (saved: Trip) => {
    void navigate({ to: "/trips/$tripId", params: { tripId: saved.trip_id } });
  };
  const onError = (error: Error) => notifications.show({ color: "beni", message: problemText(error), closeButtonProps: { "aria-label": t`Close` } });
  return {
    isPending: create.isPending || change.isPending,
    start: (request: ReturnType<typeof requestOf>) => {
      if (!request) return;
      if (trip) change.mutate({ kind: "replan", request }, { onSuccess, onError });
      else create.mutate(request, { onSuccess, onError });
    },
  };
}
