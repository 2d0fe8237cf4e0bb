import type { CustomerRow, Place, TripDay, TripPlan, TripRequest } from "@/lib/api";

import { book } from "./book";
import { rich } from "./page";
import { yen } from "./people";

type At = readonly [latitude: number, longitude: number];
type Item = TripDay["items"][number];

/** Where the mock's people really live, so that maps look like maps. */
const TOWNS: Record<string, At> = {
  浜松市: [34.72, 137.72], 静岡市: [34.98, 138.38], 掛川市: [34.77, 138.01], 豊橋市: [34.77, 137.39], 磐田市: [34.72, 137.85], 飯田市: [35.51, 137.82], 袋井市: [34.75, 137.92],
  世田谷区: [35.65, 139.65], 藤枝市: [34.87, 138.26], 西尾市: [34.86, 137.06],
};

const KM_PER_DEGREE = 100;
const MINUTES_PER_KM = 1.1;
const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const atOf = (row: CustomerRow): At => TOWNS[row.city ?? ""] ?? [35, 138];
const placeAt = ({ latitude, longitude }: Place): At => [latitude, longitude];
const kmBetween = (a: At, b: At) => Math.hypot(a[0] - b[0], a[1] - b[1]) * KM_PER_DEGREE;

interface Clock {
  items: Item[];
  now: number;
  here: At;
  travelled: number;
  lunched: boolean;
}

function go(state: Clock, to: At): void {
  const km = kmBetween(state.here, to);
  const minutes = Math.max(4, Math.round(km * MINUTES_PER_KM));
  state.items.push({ type: "travel", mode: km > 120 ? "train" : "car", minutes, km: Math.round(km), from_at: clock(state.now), to_at: clock(state.now + minutes) });
  state.now += minutes;
  state.travelled += minutes;
  state.here = to;
}

function eat(state: Clock, lunch: TripRequest["days"][number]["lunch"]): void {
  if (!lunch || state.lunched || state.now < minutesOf(lunch.earliest)) return;
  state.items.push({ type: "lunch", start_at: clock(state.now), end_at: clock(state.now + lunch.minutes) });
  state.now += lunch.minutes;
  state.lunched = true;
}

/** A day's times in exactly this order. */
export function timed(day: TripRequest["days"][number], ids: string[], request: TripRequest): TripDay {
  const state: Clock = { items: [], now: minutesOf(day.opens), here: placeAt(day.start), travelled: 0, lunched: false };
  let visiting = 0;
  for (const id of ids) {
    const row = book.rows.find((one) => one.customer_id === id);
    if (row === undefined) continue;
    go(state, atOf(row));
    eat(state, day.lunch);
    const length = request.visit_minutes[id] ?? 45;
    const [latitude, longitude] = atOf(row);
    const late = state.now + length > minutesOf(day.closes);
    state.items.push({
      type: "visit", customer_id: id, customer_name: row.name, city: row.city, latitude, longitude, arrive_at: clock(state.now), start_at: clock(state.now), end_at: clock(state.now + length), wait_minutes: 0,
      score: row.score, lead_kind: row.next_action?.kind ?? null, lead_amount: yen(30_000_000), reason: rich("償還 3,000万円 18日後", "Matures ¥30.0M in 18 days"), must_visit: request.must_visit.includes(id),
      warnings: late ? [{ ja: "勤務時間のあとになります。", en: "After working hours." }] : [],
    });
    state.now += length;
    visiting += length;
  }
  go(state, placeAt(day.end));
  return { date: day.date, start: day.start, end: day.end, opens: day.opens, closes: day.closes, leave_at: day.opens, back_at: clock(state.now), travel_minutes: state.travelled, visit_minutes: visiting, warnings: [], items: state.items };
}

export function candidatesOf(request: TripRequest): CustomerRow[] {
  const area = request.area?.prefectures;
  return book.rows
    .slice(0, 10)
    .filter((row) => !request.avoid.includes(row.customer_id))
    .filter((row) => request.must_visit.includes(row.customer_id) || area === undefined || area.includes(row.prefecture ?? ""))
    .sort((a, b) => Number(request.must_visit.includes(b.customer_id)) - Number(request.must_visit.includes(a.customer_id)) || b.score - a.score);
}

export function planOf(request: TripRequest, order: string[][], conflicts: TripPlan["conflicts"] = []): TripPlan {
  const days = request.days.map((day, index) => timed(day, order[index] ?? [], request));
  const chosen = new Set(order.flat());
  const candidates = [...new Set([...candidatesOf(request), ...book.rows.filter((row) => chosen.has(row.customer_id))])];
  const sum = (rows: CustomerRow[]) => rows.reduce((total, row) => total + row.score, 0);
  return {
    value: sum(candidates.filter((row) => chosen.has(row.customer_id))), value_max: sum(candidates), travel_minutes: days.reduce((total, day) => total + day.travel_minutes, 0), visits: chosen.size, days,
    dropped: candidates.filter((row) => !chosen.has(row.customer_id)).map((row) => ({
      customer_id: row.customer_id, customer_name: row.name, score: row.score, code: "not_worth_travel",
      text: rich(`往復 96分で、得られる価値 ${row.score} に見合いません。`, `96 min there and back is more than its value of ${row.score} is worth.`),
    })),
    conflicts, objective: request.objective, seed: request.seed, computed_ms: 12, repeatable: true,
  };
}

/** The best-scored first, as many as fit; each day visits from west to east. */
export function planned(request: TripRequest): TripPlan {
  const order: string[][] = request.days.map(() => []);
  for (const row of candidatesOf(request)) {
    const day = request.days.findIndex((one, index) => {
      const ids = [...(order[index] ?? []), row.customer_id];
      return ids.length <= 4 && timed(one, ids, request).back_at <= one.closes;
    });
    order[day]?.push(row.customer_id);
  }
  const longitude = (id: string) => atOf(book.rows.find((row) => row.customer_id === id) ?? ({ city: "" } as CustomerRow))[1];
  return planOf(request, order.map((ids) => ids.sort((a, b) => longitude(a) - longitude(b))));
}
