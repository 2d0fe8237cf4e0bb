import { Trans } from "@lingui/react/macro";
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { Card, RichText } from "@/components";
import type { Trip } from "@/lib/api";
import { recordVisit } from "@/lib/visit";

import { reportQuery } from "../api/report";
import { hasBegun, rowsOf, rowsWanted } from "../lib/timetable";
import { Timetable } from "../timetable/Timetable";
import { useGrab } from "../timetable/useGrab";
import classes from "./trip.module.css";
import type { TripEdit } from "./useTripEdit";

interface Props {
  trip: Trip;
  edit: TripEdit;
  canWrite: boolean;
  selected: string | null;
  onSelect: (customerId: string) => void;
}

export function TimetableCard({ trip, edit, canWrite, selected, onSelect }: Props) {
  const { plan } = trip;
  const report = useQuery({ ...reportQuery(trip.trip_id), enabled: hasBegun(trip) }).data;
  const outcomes = report && new Map(report.visits.map(({ customer_id, state }) => [customer_id, state]));
  const record = (customerId: string, name: string, on: string) => recordVisit({ customerId, name, tripId: trip.trip_id, on });
  const nameOf = (customerId: string) =>
    plan.days.flatMap(({ items }) => items).find((item) => item.type === "visit" && item.customer_id === customerId);
  const grab = useGrab(
    edit.stops,
    (customerId) => {
      const visit = nameOf(customerId);
      return visit?.type === "visit" ? visit.customer_name : customerId;
    },
    edit.reorder,
  );
  const order = grab.order ?? edit.wanted;
  const remove = (customerId: string) => {
    const ids = edit.stops.flatMap(({ customer_ids }) => customer_ids);
    const at = ids.indexOf(customerId);
    edit.remove(customerId);
    // What was pressed is gone; who uses keys goes on at the next stop.
    grab.focus(ids[at + 1] ?? ids[at - 1] ?? "");
  };
  const tools = { grab, onDrop: edit.drop, onStep: edit.step, onRemove: remove, onRecord: record };
  return (
    <Card
      title={<Trans>Timetable</Trans>}
      aside={
        <span className={classes.aside}>
          {edit.busy && <Loader size={14} />}
          <Objective objective={plan.objective} />
        </span>
      }
    >
      {plan.conflicts.length > 0 && (
        <ul className={classes.conflicts}>
          {plan.conflicts.map((conflict) => (
            <li key={conflict.customer_id}>
              <RichText rich={conflict.text} />
            </li>
          ))}
        </ul>
      )}
      <Timetable days={order ? rowsWanted(plan, order) : rowsOf(plan)} selected={selected} onSelect={onSelect} outcomes={outcomes} {...(canWrite ? { tools } : {})} />
    </Card>
  );
}

export function Objective({ objective }: { objective: string }) {
  return objective === "least_travel" ? <Trans>Least travel</Trans> : <Trans>Most value</Trans>;
}
