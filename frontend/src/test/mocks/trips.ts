import { http, HttpResponse, type HttpHandler } from "msw";

import type { Briefing, FoundPlace, Trip, TripRequest, TripSummary } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book } from "./book";
import { makePage, rich } from "./page";
import { planned, planOf } from "./planner";
import { makeRanked, makeSignals } from "./signals";

const hamamatsu = { name: "浜松駅", prefecture: "静岡県", latitude: 34.7038, longitude: 137.735 };
const shizuoka = { name: "静岡駅", prefecture: "静岡県", latitude: 34.9716, longitude: 138.3889 };
const tokyo = { name: "東京駅", prefecture: "東京都", latitude: 35.6812, longitude: 139.7671 };

const PLACES: FoundPlace[] = [
  { place_id: "st-tokyo", kind: "station", kana: "とうきょう", name_en: "Tokyo", ...tokyo },
  { place_id: "st-hamamatsu", kind: "station", kana: "はままつ", name_en: "Hamamatsu", ...hamamatsu },
  { place_id: "st-shizuoka", kind: "station", kana: "しずおか", name_en: "Shizuoka", ...shizuoka },
  { place_id: "mu-22130", kind: "municipality", name: "浜松市", kana: "はままつし", name_en: "Hamamatsu", prefecture: "静岡県", latitude: 34.71, longitude: 137.73 },
];

export const REQUEST: TripRequest = {
  title: "静岡・浜松 1日", days: [{ date: "2026-11-25", start: hamamatsu, end: shizuoka, opens: "09:00", closes: "18:00", lunch: { minutes: 60, earliest: "11:30", latest: "14:00" } }],
  area: { prefectures: ["静岡県", "愛知県", "長野県"] }, include: null, must_visit: ["C002"], avoid: [], visit_minutes: {}, objective: "most_value", max_candidates: 40, seed: 1, seconds: 2,
};

function makeTrip(trip_id: string, request: TripRequest, status: Trip["status"] = "draft"): Trip {
  return { trip_id, title: request.title ?? "静岡 1日", status, request, plan: planned(request), created_at: "2026-11-20T00:00:00Z", updated_at: "2026-11-20T00:00:00Z", version: 1 };
}

const memory = new WeakMap<object, Trip[]>();

/** The trips of the present mock book; a new book has new ones. */
export function mockTrips(): Trip[] {
  const kept = memory.get(book);
  if (kept !== undefined) return kept;
  const twoDays = { ...REQUEST, title: "静岡・東京 2日", days: [...REQUEST.days, { ...REQUEST.days[0], date: "2026-11-26", start: shizuoka, end: tokyo, opens: "09:00", closes: "18:00", lunch: null }], area: null };
  const past = { ...REQUEST, title: "愛知 1日", days: REQUEST.days.map((day) => ({ ...day, date: "2026-11-11" })), area: { prefectures: ["愛知県"] } };
  const trips = [makeTrip("T001", REQUEST), makeTrip("T002", twoDays, "confirmed"), makeTrip("T003", past, "done")];
  memory.set(book, trips);
  return trips;
}

const tripOf = (id: unknown) => mockTrips().find((trip) => trip.trip_id === id);

export function summary({ trip_id, title, status, plan }: Trip): TripSummary {
  return { trip_id, title, status, first_date: plan.days[0]?.date ?? "", last_date: plan.days.at(-1)?.date ?? "", visits: plan.visits, travel_minutes: plan.travel_minutes, value: plan.value, days: plan.days };
}

function makeBriefing(customerId: string): Briefing | null {
  const row = book.rows.find((one) => one.customer_id === customerId);
  if (row === undefined) return null;
  const { customer_id, name, kana, kind, prefecture, city, risk_level } = row;
  const holdings = makePage(row, [], [], makeSignals(row)).holdings;
  const bond = { kind: "holding" as const, id: holdings[0]?.holding_id ?? "", customer_id };
  const text = (ja: string, en: string) => ({ text: rich(ja, en), chart: null });
  const figure = (ja: [string, string, string], en: [string, string, string]) => ({
    text: { ja: ja.map((part, index) => ({ text: part, ref: index === 1 ? bond : null, strong: false })), en: en.map((part, index) => ({ text: part, ref: index === 1 ? bond : null, strong: false })) },
    chart: null,
  });
  return {
    customer: { customer_id, name, kana, kind, age: kind === "individual" ? 63 : null, occupation: kind === "individual" ? "会社役員" : null, prefecture, city, risk_level, purpose: "老後資金" },
    as_of: "2026-11-20T07:40:00Z", since: row.last_contact_on,
    sections: [
      { kind: "who", title: { ja: "どなたか", en: "Who" }, items: [text("浜松市の会社役員。投資目的は老後資金。", "A company director in Hamamatsu, saving for retirement.")] },
      { kind: "changed", title: { ja: "前回からの変化", en: "What changed" }, items: [figure(["社債「浜名精機 第4回」", "3,000万円", " が12月8日に償還。"], ["The bond Hamana Seiki No. 4 of ", "¥30.0M", " matures on 8 Dec."])] },
      { kind: "why_now", title: { ja: "なぜいま", en: "Why now" }, items: [figure(["償還まで ", "18日", "。"], ["It matures in ", "18 days", "."])] },
      { kind: "talk", title: { ja: "話すこと", en: "To talk about" }, items: [figure(["償還金の置き場所：適合する候補は ", "4", " 件。"], ["Where the money goes next: ", "4", " products fit."]), text("長女の留学費用 2027年4月。期間を合わせる提案。", "The daughter studies abroad from April 2027: match the term."), text("次回の面談日。", "The date of the next meeting.")] },
      { kind: "unknown", title: { ja: "わからないこと", en: "What we do not know" }, items: [text("他社の預り資産は記録がありません。確認してください。", "Assets held elsewhere are not on record. Please ask.")] },
    ],
    holdings, figures: { total: 11, linked: 11 }, excluded_products: 3,
  };
}

const orderOf = (days: { customer_ids: string[] }[]) => days.map(({ customer_ids }) => customer_ids);

export const tripHandlers: HttpHandler[] = [
  http.get("*/api/trips/start", () => signedIn(() => HttpResponse.json(tokyo))),
  http.get("*/api/places", ({ request }) => {
    const q = new URL(request.url).searchParams.get("q") ?? "";
    const found = PLACES.filter((place) => [place.name, place.kana, place.name_en?.toLowerCase()].some((word) => word?.startsWith(q.toLowerCase())));
    return HttpResponse.json({ items: q === "" ? PLACES.filter(({ kind }) => kind === "station") : found });
  }),
  http.get("*/api/signals", ({ request }) => signedIn(() => {
    const area = new URL(request.url).searchParams.getAll("prefecture");
    const rows = book.rows.slice(0, 10).filter((row) => area.length === 0 || area.includes(row.prefecture ?? ""));
    return HttpResponse.json({ items: rows.map((row, index) => makeRanked(row, index + 1)), next_cursor: null, total: rows.length });
  })),
  http.post("*/api/trips/plan", async ({ request }) => {
    const wishes = (await request.json()) as TripRequest;
    return signedIn(() => HttpResponse.json(planned(wishes)));
  }),
  http.get("*/api/trips", () => signedIn(() => HttpResponse.json({ items: mockTrips().map(summary), next_cursor: null }))),
  http.post("*/api/trips", async ({ request }) => {
    const { request: wishes } = (await request.json()) as { request: TripRequest };
    const trip = makeTrip(`T${String(mockTrips().length + 1).padStart(3, "0")}`, wishes);
    mockTrips().push(trip);
    return HttpResponse.json(trip);
  }),
  http.get("*/api/trips/:id", ({ params }) => signedIn(() => {
    const trip = tripOf(params["id"]);
    return trip === undefined ? problem(404, "not-found") : HttpResponse.json(trip);
  })),
  http.patch("*/api/trips/:id", async ({ request, params }) => versioned(request, tripOf(params["id"]), (await request.json()) as Partial<Trip>)),
  http.delete("*/api/trips/:id", ({ params }) => {
    memory.set(book, mockTrips().filter(({ trip_id }) => trip_id !== params["id"]));
    return new HttpResponse(null, { status: 204 });
  }),
  http.put("*/api/trips/:id/stops", async ({ request, params }) => {
    const trip = tripOf(params["id"]);
    const { days } = (await request.json()) as { days: { customer_ids: string[] }[] };
    return versioned(request, trip, trip === undefined ? {} : { plan: planOf(trip.request, orderOf(days)) });
  }),
  http.post("*/api/trips/:id/replan", async ({ request, params }) => {
    const { request: wishes } = (await request.json()) as { request: TripRequest };
    return versioned(request, tripOf(params["id"]), { request: wishes, plan: planned(wishes) });
  }),
  http.get("*/api/trips/:id/briefings", ({ params }) => signedIn(() => {
    const ids = tripOf(params["id"])?.plan.days.flatMap(({ items }) => items.flatMap((item) => (item.type === "visit" ? [item.customer_id] : []))) ?? [];
    return HttpResponse.json({ items: ids.map(makeBriefing) });
  })),
  http.get("*/api/customers/:id/briefing", ({ params }) => signedIn(() => {
    const briefing = makeBriefing(String(params["id"]));
    return briefing === null ? problem(404, "not-found") : HttpResponse.json(briefing);
  })),
];
