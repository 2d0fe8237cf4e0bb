import { addDays, daysBetween } from "@/lib/format";
import type { Place, TripRequest } from "@/lib/api";

export interface DayWish {
  date: string;
  start: Place | null;
  end: Place | null;
  opens: string;
  closes: string;
  lunchMinutes: number;
}

/** What the rep asks for; becomes a TripRequest once it is complete. */
export interface Wishes {
  title: string;
  prefectures: string[];
  days: DayWish[];
  objective: TripRequest["objective"];
  must: string[];
  avoid: string[];
  minutes: Record<string, number>;
}

export type WishProblem = "place" | "hours" | "date" | "past";

/** While typing the planner gets little time; the saved plan gets more. */
export const PREVIEW_SECONDS = 0.4;
export const SAVE_SECONDS = 2;

const LUNCH = { minutes: 60, earliest: "11:30", latest: "14:00" };
const CANDIDATES = 40;
const LONGEST_DAYS = 7;

/** The next day that is neither at the weekend nor one of the holidays. */
export function nextWorkday(date: string, holidays: string[]): string {
  const next = addDays(date, 1);
  const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.includes(next) ? nextWorkday(next, holidays) : next;
}

export function newWishes(today: string, home: Place | null, holidays: string[] = []): Wishes {
  return {
    title: "",
    prefectures: [],
    days: [{ date: nextWorkday(today, holidays), start: home, end: home, opens: "09:00", closes: "18:00", lunchMinutes: LUNCH.minutes }],
    objective: "most_value",
    must: [],
    avoid: [],
    minutes: {},
  };
}

export function wishesOf(request: TripRequest): Wishes {
  return {
    title: request.title ?? "",
    prefectures: request.area?.prefectures ?? [],
    days: request.days.map(({ lunch, ...day }) => ({ ...day, lunchMinutes: lunch?.minutes ?? 0 })),
    objective: request.objective,
    must: request.must_visit,
    avoid: request.avoid,
    minutes: request.visit_minutes,
  };
}

/** Another day after the last, from where that one ended back to where the trip began. */
export function addDay(wishes: Wishes, holidays: string[] = []): Wishes {
  const last = wishes.days.at(-1);
  if (!last || wishes.days.length >= LONGEST_DAYS) return wishes;
  return { ...wishes, days: [...wishes.days, { ...last, date: nextWorkday(last.date, holidays), start: last.end }] };
}

export function problemOf(day: DayWish, index: number, wishes: Wishes, today: string): WishProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day.date)) return "date";
  if (wishes.days.findIndex(({ date }) => date === day.date) !== index) return "date";
  if (daysBetween(today, day.date) < 0) return "past";
  if (day.opens === "" || day.closes === "" || day.opens >= day.closes) return "hours";
  return day.start && day.end ? null : "place";
}

/** The request, or null while something is missing. Days are sent in the order of their dates. */
export function requestOf(wishes: Wishes, today: string, seconds: number): TripRequest | null {
  if (wishes.days.some((day, index) => problemOf(day, index, wishes, today) !== null)) return null;
  const days = wishes.days.flatMap(({ lunchMinutes, start, end, ...day }) =>
    start && end ? [{ ...day, start, end, lunch: lunchMinutes > 0 ? { ...LUNCH, minutes: lunchMinutes } : null }] : [],
  );
  return {
    title: wishes.title.trim() === "" ? null : wishes.title.trim(),
    days: days.toSorted((a, b) => a.date.localeCompare(b.date)),
    area: wishes.prefectures.length > 0 ? { prefectures: wishes.prefectures } : null,
    include: null,
    must_visit: wishes.must,
    avoid: wishes.avoid,
    visit_minutes: wishes.minutes,
    objective: wishes.objective,
    max_candidates: CANDIDATES,
    seed: 1,
    seconds,
  };
}

export type CustomerWish = "any" | "must" | "avoid";

export function wishFor(wishes: Wishes, customerId: string): CustomerWish {
  if (wishes.must.includes(customerId)) return "must";
  return wishes.avoid.includes(customerId) ? "avoid" : "any";
}

export function withCustomer(wishes: Wishes, customerId: string, wish: CustomerWish): Wishes {
  const without = (ids: string[]) => ids.filter((id) => id !== customerId);
  return {
    ...wishes,
    must: wish === "must" ? [...without(wishes.must), customerId] : without(wishes.must),
    avoid: wish === "avoid" ? [...without(wishes.avoid), customerId] : without(wishes.avoid),
  };
}

export function withMinutes(wishes: Wishes, customerId: string, minutes: number | null): Wishes {
  const rest = Object.fromEntries(Object.entries(wishes.minutes).filter(([id]) => id !== customerId));
  return { ...wishes, minutes: minutes === null ? rest : { ...rest, [customerId]: minutes } };
}
