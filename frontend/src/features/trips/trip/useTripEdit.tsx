import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type ReactNode, useState } from "react";

import { useProblemText } from "@/components";
import { isProblem, type Trip, type TripRequest } from "@/lib/api";

import { type TripChange, useChangeTrip } from "../api/changeTrip";
import { type DayStops, placeStop, removeStop, sameStops, type Slot, stepStop, stopsOf } from "../lib/stops";

let shown = "";

function hideNotice() {
  notifications.hide(shown);
}

/** One notice for all changes: the newest takes the place of the one before, and stays its own time. */
function notice(message: ReactNode, close: string, color?: string) {
  hideNotice();
  shown = notifications.show({ message, closeButtonProps: { "aria-label": close }, ...(color === undefined ? {} : { color }) });
}

/** Every change of a trip that is shown: at once on the screen, then with the server's times, and a way back. */
export function useTripEdit(trip: Trip) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const { mutate, isPending } = useChangeTrip(trip.trip_id);
  const [wanted, setWanted] = useState<DayStops[] | null>(null);
  const [conflict, setConflict] = useState(false);
  const saved = stopsOf(trip.plan);
  const stops = wanted ?? saved;

  const failed = (error: unknown) => {
    setWanted(null);
    if (isProblem(error, "stale-version", "precondition-required")) {
      hideNotice();
      setConflict(true);
    } else notice(problemText(error), t`Close`, "beni");
  };
  const send = (change: TripChange, done: () => void) => {
    mutate(change, {
      onSuccess: () => {
        // A newer order may be waiting its turn; it stays on the screen.
        if (change.kind === "stops") setWanted((now) => (now && sameStops(now, change.days) ? null : now));
        else setWanted(null);
        done();
      },
      onError: failed,
    });
  };
  const offerUndo = (words: string, back: DayStops[]) => {
    notice(
      <Group justify="space-between" wrap="nowrap">
        {words}
        <Button size="compact-sm" variant="default" onClick={() => applyStops(back, null)}>
          <Trans>Undo</Trans>
        </Button>
      </Group>,
      t`Close`,
    );
  };
  const applyStops = (next: DayStops[], words: string | null) => {
    if (words === null) hideNotice();
    setWanted(next);
    send({ kind: "stops", days: next }, () => {
      if (words !== null) offerUndo(words, stops);
    });
  };

  return {
    stops,
    /** The order that waits for its times; null when the screen shows what is stored. */
    wanted,
    busy: isPending,
    conflict,
    settle: () => setConflict(false),
    reorder: (next: DayStops[]) => {
      if (!sameStops(next, stops)) applyStops(next, t`The order was changed.`);
    },
    drop: (customerId: string, slot: Slot) => {
      // The slot was counted with the moved stop still in its place.
      const from = stops[slot.day]?.customer_ids.indexOf(customerId) ?? -1;
      const index = from >= 0 && from < slot.index ? slot.index - 1 : slot.index;
      const next = placeStop(stops, customerId, { day: slot.day, index });
      if (!sameStops(next, stops)) applyStops(next, t`The order was changed.`);
    },
    step: (customerId: string, step: -1 | 1) => {
      const next = stepStop(stops, customerId, step);
      if (!sameStops(next, stops)) applyStops(next, t`The order was changed.`);
    },
    remove: (customerId: string) => applyStops(removeStop(stops, customerId), t`The visit was taken out.`),
    insert: (customerId: string, day: number) =>
      applyStops(placeStop(stops, customerId, { day, index: stops[day]?.customer_ids.length ?? 0 }), t`The visit was put in at the end of the day.`),
    replan: (request: TripRequest) => send({ kind: "replan", request: { ...request, title: trip.title } }, () => offerUndo(t`The trip was planned again.`, saved)),
    patch: (patch: { title?: string; status?: Trip["status"] }) => send({ kind: "patch", patch }, () => undefined),
  };
}

export type TripEdit = ReturnType<typeof useTripEdit>;
