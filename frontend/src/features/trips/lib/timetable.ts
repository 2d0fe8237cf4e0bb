import type { TripDay, TripPlan } from "@/lib/api";

import type { DayStops } from "./stops";

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

/** The plan as it was computed. */
export function rowsOf(plan: Pick<TripPlan, "days">): DayRows[] {
  let number = 0;
  return plan.days.map((day) => ({
    date: day.date,
    day,
    timed: true,
    rows: day.items.map((item): Row => {
      if (item.type !== "visit") return item;
      number += 1;
      return { type: "visit", customerId: item.customer_id, name: item.customer_name, number, visit: item, timed: true };
    }),
  }));
}

/** The order that was asked for, while its times are being computed. */
export function rowsWanted(plan: TripPlan, wanted: readonly DayStops[]): DayRows[] {
  const visits = new Map(plan.days.flatMap(({ items }) => items.flatMap((item) => (item.type === "visit" ? [[item.customer_id, item] as const] : []))));
  const names = new Map(plan.dropped.map((dropped) => [dropped.customer_id, dropped.customer_name]));
  let number = 0;
  return plan.days.map((day) => ({
    date: day.date,
    day,
    timed: false,
    rows: (wanted.find(({ date }) => date === day.date)?.customer_ids ?? []).map((customerId): Row => {
      number += 1;
      const visit = visits.get(customerId) ?? null;
      const name = visit?.customer_name ?? names.get(customerId) ?? customerId;
      return { type: "visit", customerId, name, number, visit, timed: false };
    }),
  }));
}
