import type { TripDay, TripPlan } from "@/lib/api";
import { todayInJapan } from "@/lib/format";

import { type DayStops, stopsOf } from "./stops";

type Item = TripDay["items"][number];
export type Travel = Extract<Item, { type: "travel" }>;
export type Visit = Extract<Item, { type: "visit" }>;
export type Lunch = Extract<Item, { type: "lunch" }>;

export type Row =
  | Travel
  | Lunch
  /** `number` counts through the trip, as the pins do; `timed` is false until the server has answered with times. */
  | { type: "visit"; customerId: string; name: string; number: number; visit: Visit | null; timed: boolean };

export interface DayRows {
  date: string;
  day: TripDay;
  timed: boolean;
  rows: Row[];
}

/** Whether something of the trip can have happened already. */
export function hasBegun({ plan }: { plan: Pick<TripPlan, "days"> }): boolean {
  const first = plan.days[0]?.date;
  return first !== undefined && first <= todayInJapan();
}

/** The plan as it was computed. */
export function rowsOf(plan: Pick<TripPlan, "days">): DayRows[] {
  const count = counter();
  return plan.days.map((day) => computed(day, count));
}

function counter(): () => number {
  let number = 0;
  return () => ++number;
}

function computed(day: TripDay, count: () => number): DayRows {
  const rows = day.items.map((item): Row =>
    item.type === "visit" ? { type: "visit", customerId: item.customer_id, name: item.customer_name, number: count(), visit: item, timed: true } : item,
  );
  return { date: day.date, day, timed: true, rows };
}

/** The order that was asked for, while its times are being computed. Days that stay as they are keep theirs. */
export function rowsWanted(plan: TripPlan, wanted: readonly DayStops[]): DayRows[] {
  const visits = new Map(plan.days.flatMap(({ items }) => items.flatMap((item) => (item.type === "visit" ? [[item.customer_id, item] as const] : []))));
  const names = new Map(plan.dropped.map((dropped) => [dropped.customer_id, dropped.customer_name]));
  const present = stopsOf(plan);
  const count = counter();
  return plan.days.map((day, index) => {
    const ids = wanted[index]?.customer_ids ?? [];
    if (ids.join() === present[index]?.customer_ids.join()) return computed(day, count);
    const rows = ids.map((customerId): Row => {
      const visit = visits.get(customerId) ?? null;
      const name = visit?.customer_name ?? names.get(customerId) ?? customerId;
      return { type: "visit", customerId, name, number: count(), visit, timed: false };
    });
    return { date: day.date, day, timed: false, rows };
  });
}
