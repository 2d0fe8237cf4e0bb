import { http, HttpResponse, type HttpHandler } from "msw";

import type { CustomerRow } from "@/lib/api";

import { assistantHandlers } from "./assistant";
import { book, currentUser, signInAs } from "./book";
import { problem, signedIn } from "./answers";
import { deviceHandlers } from "./devices";
import { importHandlers } from "./imports";
import { makePage } from "./page";
import { TODAY } from "./people";
import { customerOf, recordHandlers } from "./records";
import { makeRanked, makeSignals, makeToday } from "./signals";
import { securityHandlers } from "./security";
import { tripHandlers } from "./trips";
import { userHandlers } from "./users";
import { visitHandlers } from "./visits";
import { writeHandlers } from "./writes";

const SORTS: Record<string, (row: CustomerRow) => string | number> = {
  name: (row) => row.name, kana: (row) => row.kana ?? "", risk_level: (row) => row.risk_level, net_worth: (row) => Number(row.net_worth?.amount ?? 0), assets: (row) => Number(row.assets.amount),
  last_contact: (row) => row.last_contact_on ?? "", score: (row) => row.score, next_action: (row) => row.next_action?.due_on ?? "9999",
};

function listCustomers(url: URL) {
  const asked = url.searchParams;
  const q = asked.get("q") ?? "";
  const sort = asked.get("sort") ?? "-score";
  const key = SORTS[sort.replace("-", "")] ?? ((row: CustomerRow) => row.score);
  const matching = book.rows
    .filter((row) => q === "" || row.name.includes(q) || (row.kana ?? "").includes(q))
    .filter((row) => asked.get("risk_level") === null || String(row.risk_level) === asked.get("risk_level"))
    .filter((row) => asked.get("kind") === null || row.kind === asked.get("kind"))
    .filter((row) => asked.get("prefecture") === null || row.prefecture === asked.get("prefecture"))
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (sort.startsWith("-") ? -1 : 1));
  const start = Number(asked.get("cursor") ?? 0);
  const end = start + Number(asked.get("limit") ?? 50);
  return { items: matching.slice(start, end), next_cursor: end < matching.length ? String(end) : null, total: matching.length };
}

export const handlers: HttpHandler[] = [
  http.get("*/api/settings", () =>
    HttpResponse.json({
      version: "0.1.0", demo: true, needs_setup: book.needsSetup, password_sign_in: true, tile_source: null, locales: ["ja", "en"], today: TODAY, holidays: [],
      demo_sign_ins: book.users.map(({ username, role, display_name }) => ({ username, password: `otomo-${username}`, role, display_name })),
    })),
  http.post("*/api/auth/sign-in", async ({ request }) => {
    const { login, password } = (await request.json()) as { login: string; password: string };
    if (password !== `otomo-${login}`) return problem(401, "invalid-credentials");
    signInAs(login);
    return HttpResponse.json({ user: currentUser(), expires_at: "2026-11-21T07:40:00Z", idle_expires_at: "2026-11-20T08:10:00Z" });
  }),
  http.post("*/api/auth/sign-out", () => {
    signInAs(null);
    return new HttpResponse(null, { status: 204 });
  }),
  http.get("*/api/auth/session", () => signedIn(() => HttpResponse.json({ user: currentUser(), expires_at: "2026-11-21T07:40:00Z", idle_expires_at: "2026-11-20T08:10:00Z" }))),
  http.get("*/api/customers", ({ request }) => signedIn(() => HttpResponse.json(listCustomers(new URL(request.url))))),
  http.get("*/api/customers/:id/page", ({ params }) => signedIn(() => {
    const row = book.rows.find((one) => one.customer_id === params["id"]);
    if (row === undefined) return problem(404, "not-found");
    const mine = <T extends { customer_id: string }>(list: T[]) => list.filter((one) => one.customer_id === row.customer_id);
    const page = makePage(row, mine(book.notes), mine(book.inflows), makeSignals(row));
    return HttpResponse.json({ ...page, customer: customerOf(row.customer_id) ?? page.customer, devices: mine(book.devices), alarms: mine(book.alarms).filter((alarm) => alarm.cleared_at === null) });
  })),
  http.get("*/api/today", () => signedIn(() => HttpResponse.json(makeToday(book.rows)))),
  http.get("*/api/signals/changes", () => signedIn(() => HttpResponse.json({ items: book.changes, next_cursor: null, total: book.changes.length }))),
  http.get("*/api/signals/compare", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const [above, below] = [asked.get("a"), asked.get("b")].map((id) => book.rows.find((row) => row.customer_id === id)).sort((a, b) => (b?.score ?? 0) - (a?.score ?? 0));
    if (above === undefined || below === undefined) return problem(404, "not-found");
    const [a, b] = [makeRanked(above, 1), makeRanked(below, 2)];
    const parts = a.parts.map((part) => ({ kind: part.kind, above_points: part.points, below_points: b.parts.find((one) => one.kind === part.kind)?.points ?? 0, delta: part.points - (b.parts.find((one) => one.kind === part.kind)?.points ?? 0) }));
    const text = { ja: [{ text: "償還の差が最も大きいためです。", ref: null, strong: false }], en: [{ text: "The maturity makes the largest difference.", ref: null, strong: false }] };
    return HttpResponse.json({ above: above.customer_id, below: below.customer_id, parts, text });
  })),
  ...assistantHandlers,
  ...recordHandlers,
  ...securityHandlers,
  ...userHandlers,
  ...writeHandlers,
  ...deviceHandlers,
  ...importHandlers,
  ...tripHandlers,
  ...visitHandlers,
];

