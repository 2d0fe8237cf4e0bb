import type { TripPlan } from "@/lib/api";

/** The visits of a day in their order, as the server takes them. */
export interface DayStops {
  date: string;
  customer_ids: string[];
}

/** A place in the order: which day, and before which of its visits. */
export interface Slot {
  day: number;
  index: number;
}

export function stopsOf(plan: TripPlan): DayStops[] {
  return plan.days.map(({ date, items }) => ({
    date,
    customer_ids: items.flatMap((item) => (item.type === "visit" ? [item.customer_id] : [])),
  }));
}

export function slotOf(days: readonly DayStops[], customerId: string): Slot | null {
  const day = days.findIndex(({ customer_ids }) => customer_ids.includes(customerId));
  const index = days[day]?.customer_ids.indexOf(customerId);
  return index === undefined ? null : { day, index };
}

export function removeStop(days: readonly DayStops[], customerId: string): DayStops[] {
  return days.map((day) => ({ ...day, customer_ids: day.customer_ids.filter((id) => id !== customerId) }));
}

/** Puts a visit into the slot, counted in the order without it. Works for new visits and for moved ones. */
export function placeStop(days: readonly DayStops[], customerId: string, slot: Slot): DayStops[] {
  return removeStop(days, customerId).map((day, index) =>
    index === slot.day ? { ...day, customer_ids: day.customer_ids.toSpliced(slot.index, 0, customerId) } : day,
  );
}

/** One place earlier or later; over the edge of a day into the day beside it. At the very ends nothing changes. */
export function stepStop(days: readonly DayStops[], customerId: string, step: -1 | 1): DayStops[] {
  const from = slotOf(days, customerId);
  if (!from) return [...days];
  const length = days[from.day]?.customer_ids.length ?? 0;
  const index = from.index + step;
  if (index >= 0 && index < length) return placeStop(days, customerId, { day: from.day, index });
  const beside = days[from.day + step];
  if (!beside) return [...days];
  return placeStop(days, customerId, { day: from.day + step, index: step === 1 ? 0 : beside.customer_ids.length });
}

export function sameStops(a: readonly DayStops[], b: readonly DayStops[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
