import { http, HttpResponse, type HttpHandler } from "msw";

import type { AllUsage, OwnUsage, TripReport, VisitState, WordedBriefing } from "@/lib/api";

import { problem, signedIn } from "./answers";
import { propose } from "./assistant";
import { book, currentUser } from "./book";
import { rich } from "./page";
import { mockTrips, summary } from "./trips";

interface Outcomes {
  states: Map<string, VisitState>;
  /** What was sent to be structured. */
  sent: { text: string; visit_date?: string | null }[];
}

const memories = new WeakMap<object, Outcomes>();

/** What became of the visits of the present mock book. */
export function outcomes(): Outcomes {
  const kept = memories.get(book) ?? { states: new Map<string, VisitState>(), sent: [] };
  memories.set(book, kept);
  return kept;
}

const yen = (amount: string) => ({ amount, currency: "JPY" });

function reportOf(tripId: string): TripReport | null {
  const trip = mockTrips().find(({ trip_id }) => trip_id === tripId);
  if (trip === undefined) return null;
  const { states } = outcomes();
  const visits = trip.plan.days.flatMap(({ date, items }) => items.flatMap((item) => (item.type === "visit" ? [{ date, item }] : []))).map(({ date, item }): TripReport["visits"][number] => {
    const state = states.get(`${tripId} ${item.customer_id}`) ?? "planned";
    const visited = state === "visited";
    const ref = (kind: "note" | "inflow", id: string) => ({ kind, id, customer_id: item.customer_id });
    return {
      customer_id: item.customer_id, customer_name: item.customer_name, city: item.city, date, planned_at: item.start_at, state, moved_to: null,
      outcome: visited ? [rich("償還金は来月まで待つ。", "Waits with the bond's money until next month.")] : [],
      follow_ups: visited ? [{ on: "2026-11-24", text: rich("電話する。", "Call again.") }] : [],
      inflows: visited ? [{ expected_on: "2027-03-31", amount: yen("20000000"), confidence: "0.7", ref: ref("inflow", "I1") }] : [],
      note: visited ? ref("note", "N1") : null,
    };
  });
  const count = (state: VisitState) => visits.filter((visit) => visit.state === state).length;
  const visited = count("visited");
  return {
    trip: summary(trip), visits, lines: [rich(`${visits.length}件のうち${visited}件を訪問。`, `${visited} of ${visits.length} were visited.`)],
    dropped: trip.plan.dropped,
    totals: { planned: visits.length, visited, moved: count("moved"), not_visited: count("not_visited"), dropped: trip.plan.dropped.length, notes: visited, follow_ups: visited, inflows_expected: yen(String(visited * 20_000_000)) },
  };
}

const WORDED: WordedBriefing = {
  mode: "live", model: "gpt-4o-mini", fallback: null,
  sections: [{ title: { ja: "前回からの変化", en: "What changed" }, items: [{ text: rich("債券が12月8日に償還されます。", "A bond matures on 8 December.") }] }],
  checks: { figures_ok: true, sentences: 6, dropped: [{ sentence: "He owns a yacht.", why: "figure" }] },
};

const LIMIT = { cost: 5, tokens: null };
const OWN: OwnUsage = { month: "2026-11", input: 81_200, output: 12_400, cost: 0.0196, runs: 14, limit: LIMIT };

function everybody(month: string): AllUsage {
  const items = month === "2026-11" ? [{ user_id: "usr_takanashi", display_name: "高梨 遥", input: 81_200, output: 12_400, cost: 0.0196, runs: 14 }, { user_id: "usr_sato", display_name: "佐藤 健", input: 2_000_000, output: 800_000, cost: 5.01, runs: 260 }] : [];
  const sum = (name: "input" | "output" | "cost" | "runs") => items.reduce((total, item) => total + item[name], 0);
  return { month, items, totals: { input: sum("input"), output: sum("output"), cost: sum("cost"), runs: sum("runs") }, limit: LIMIT, price_table: [{ model: "gpt-4o-mini", input: 0.15, output: 0.6 }] };
}

function answer(body: object | null): Response {
  return signedIn(() => (body === null ? problem(404, "not-found") : HttpResponse.json(body)));
}

export const visitHandlers: HttpHandler[] = [
  http.post("*/api/assistant/notes/structure", async ({ request }) => {
    const { customer_id, text, trip_id, visit_date } = (await request.json()) as { customer_id: string; text: string; trip_id?: string | null; visit_date?: string | null };
    outcomes().sent.push({ text, visit_date: visit_date ?? null });
    const proposals = [
      propose({ type: "note", customer_id, noted_on: visit_date ?? "2026-11-20", body: text, channel: "visit", priority: "high", follow_up_on: null, trip_id: trip_id ?? null }),
      propose({ type: "task", customer_id, body: "Call again about the bond", due_on: "2026-11-24", priority: null, noted_on: visit_date ?? null, trip_id: trip_id ?? null }),
      propose({ type: "inflow", customer_id, expected_on: "2027-03-31", amount: "20000000", currency: "JPY", confidence: "0.7", source: "retirement", note: null, trip_id: trip_id ?? null }),
    ];
    return answer({ proposals, facts: [], missing: [{ ja: "次回の訪問日", en: "The day of the next visit" }] });
  }),
  http.get("*/api/trips/:id/report", ({ params }) => answer(reportOf(String(params["id"])))),
  http.put("*/api/trips/:id/visits/:customer", async ({ request, params }) => {
    const { state } = (await request.json()) as { state: VisitState };
    outcomes().states.set(`${String(params["id"])} ${String(params["customer"])}`, state);
    return answer(reportOf(String(params["id"])));
  }),
  http.get("*/api/trips/:id/briefings/:customer/worded", () => answer(WORDED)),
  http.get("*/api/assistant/usage", () => answer(OWN)),
  http.get("*/api/assistant/usage/all", ({ request }) => (currentUser()?.role === "admin" ? answer(everybody(new URL(request.url).searchParams.get("month") ?? "2026-11")) : problem(403, "forbidden"))),
];
