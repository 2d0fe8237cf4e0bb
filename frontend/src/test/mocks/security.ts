import { http, HttpResponse, type HttpHandler } from "msw";

import type { ApiToken, AuditEntry, Setup, Team, TeamCreate, TokenCreate } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book, currentUser, signInAs } from "./book";

const done = () => new HttpResponse(null, { status: 204 });

function wanted(asked: URLSearchParams): (entry: AuditEntry) => boolean {
  const fits = (name: string, ...values: (string | null | undefined)[]) => asked.get(name) === null || values.includes(asked.get(name));
  return ({ actor, action, resource, outcome, alert, at }) =>
    fits("user_id", actor.id) && fits("action", action) && fits("outcome", outcome) && fits("resource", resource?.kind, `${resource?.kind}/${resource?.id}`) && fits("alert", alert, alert && "any") &&
    (asked.get("from") ?? "") <= at && at <= (asked.get("to") ?? "9");
}

export const securityHandlers: HttpHandler[] = [
  http.get("*/api/auth/sessions", () => signedIn(() => HttpResponse.json({ items: book.sessions }))),
  http.delete("*/api/auth/sessions", () => {
    book.sessions = book.sessions.filter((one) => one.current);
    return done();
  }),
  http.delete("*/api/auth/sessions/:ref", ({ params }) => {
    book.sessions = book.sessions.filter((one) => one.session_ref !== params["ref"]);
    return done();
  }),
  http.get("*/api/users/:id/sessions", () => signedIn(() => HttpResponse.json({ items: book.sessions.map((one) => ({ ...one, current: false })) }))),
  http.delete("*/api/users/:id/sessions", () => {
    book.sessions = [];
    return done();
  }),
  http.delete("*/api/users/:id/sessions/:ref", ({ params }) => {
    book.sessions = book.sessions.filter((one) => one.session_ref !== params["ref"]);
    return done();
  }),
  http.get("*/api/tokens", () => signedIn(() => HttpResponse.json({ items: book.tokens }))),
  http.get("*/api/users/:id/tokens", () => signedIn(() => HttpResponse.json({ items: book.tokens }))),
  http.post("*/api/tokens", async ({ request }) => {
    const body = (await request.json()) as TokenCreate;
    if (body.name === "taken") return problem(409, "too-many-tokens");
    const token: ApiToken = { ...body, token_id: `tok_${book.tokens.length + 1}`, prefix: "oat_1a2b", created_at: new Date().toISOString(), last_used_at: null };
    book.tokens.unshift(token);
    return HttpResponse.json({ ...token, token: "oat_1a2b_invented-secret" }, { status: 201 });
  }),
  http.delete("*/api/tokens/:id", ({ params }) => {
    book.tokens = book.tokens.filter((one) => one.token_id !== params["id"]);
    return done();
  }),
  http.delete("*/api/users/:id/tokens/:token", ({ params }) => {
    book.tokens = book.tokens.filter((one) => one.token_id !== params["token"]);
    return done();
  }),
  http.get("*/api/teams", () => signedIn(() => HttpResponse.json({ items: book.teams }))),
  http.post("*/api/teams", async ({ request }) => {
    const { name, everyone = false, manager_ids = [], member_ids = [] } = (await request.json()) as TeamCreate;
    if (book.teams.some((team) => team.name === name)) return problem(409, "team-name-taken");
    const team: Team = { name, everyone, manager_ids, member_ids, team_id: `team_${book.teams.length}`, created_at: "2026-11-20T00:00:00Z", updated_at: "2026-11-20T00:00:00Z", version: 1 };
    book.teams.push(team);
    return HttpResponse.json(team, { status: 201 });
  }),
  http.get("*/api/teams/:id", ({ params }) => signedIn(() => HttpResponse.json(book.teams.find((team) => team.team_id === params["id"])))),
  http.patch("*/api/teams/:id", async ({ request, params }) => versioned(request, book.teams.find((team) => team.team_id === params["id"]), (await request.json()) as Partial<Team>)),
  http.delete("*/api/teams/:id", ({ params }) => {
    book.teams = book.teams.filter((team) => team.team_id !== params["id"]);
    return done();
  }),
  http.get("*/api/audit", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const found = book.audit.filter(wanted(asked));
    const start = Number(asked.get("cursor") ?? 0);
    const end = start + Number(asked.get("limit") ?? 50);
    return HttpResponse.json({ items: found.slice(start, end), next_cursor: end < found.length ? String(end) : null });
  })),
  http.get("*/api/audit/actions", () => signedIn(() => HttpResponse.json({ items: ["auth.sign-in", "customers.update", "teams.create"] }))),
  http.post("*/api/setup", async ({ request }) => {
    const body = (await request.json()) as Setup;
    if (body.code !== "7K3QX") return problem(403, "setup-code-wrong");
    if (body.password.length < 10) return problem(422, "weak-password", [{ field: "password", message: "weak", code: "weak-password" }]);
    book.needsSetup = false;
    signInAs("admin");
    return HttpResponse.json({ user: currentUser(), expires_at: "2026-11-21T07:40:00Z", idle_expires_at: "2026-11-20T08:10:00Z" }, { status: 201 });
  }),
];
