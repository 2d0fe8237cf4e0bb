import { http, HttpResponse, type HttpHandler } from "msw";

import type { User, UserCreate } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book, currentUser, signInAs } from "./book";

export const userHandlers: HttpHandler[] = [
  http.get("*/api/users/me", () => signedIn(() => HttpResponse.json(currentUser()))),
  http.patch("*/api/users/me", async ({ request }) => {
    const change = (await request.json()) as Partial<User>;
    return signedIn(() => versioned(request, currentUser(), change));
  }),
  http.get("*/api/users", () => signedIn(() => HttpResponse.json({ items: book.users, next_cursor: null }))),
  http.post("*/api/users", async ({ request }) => {
    const body = (await request.json()) as UserCreate;
    if (book.users.some((user) => user.username === body.username)) return problem(409, "username-taken");
    const { username, email, display_name, role, locale = "ja" } = body;
    const user = { username, email, display_name, role, locale, user_id: `usr_${body.username}`, preferences: { gain_color: "red_up" as const, theme: "auto" as const, shortcuts: true }, created_at: "2026-11-20T00:00:00Z", updated_at: "2026-11-20T00:00:00Z", version: 1 };
    book.users.push(user);
    return HttpResponse.json(user, { status: 201 });
  }),
  http.patch("*/api/users/:id", async ({ request, params }) => {
    const change = (await request.json()) as Partial<User>;
    return signedIn(() => versioned(request, book.users.find((user) => user.user_id === params["id"]), change));
  }),
  http.get("*/api/users/:id", ({ params }) => signedIn(() => HttpResponse.json(book.users.find((user) => user.user_id === params["id"])))),
  http.delete("*/api/users/:id", ({ params }) => {
    book.users = book.users.filter((user) => user.user_id !== params["id"]);
    return new HttpResponse(null, { status: 204 });
  }),
  http.post("*/api/auth/password", async ({ request }) => {
    const { current_password } = (await request.json()) as { current_password: string };
    return current_password === "wrong" ? problem(401, "invalid-credentials") : new HttpResponse(null, { status: 204 });
  }),
  http.get("*/api/auth/providers", () => HttpResponse.json({ password: true, items: book.providers })),
  http.post("*/api/auth/oidc/:provider/start", ({ params }) => HttpResponse.json({ location: `https://${String(params["provider"])}.example/authorize` })),
  http.post("*/api/auth/oidc/:provider/link", async ({ request, params }) => {
    const { password } = (await request.json()) as { password: string };
    return password === "wrong" ? problem(401, "invalid-credentials") : HttpResponse.json({ location: `https://${String(params["provider"])}.example/authorize` });
  }),
  http.post("*/api/auth/oidc/:provider/finish", async ({ request }) => {
    const { code } = (await request.json()) as { code: string | null };
    if (code === null) return problem(403, "login-refused");
    if (code !== "123456789012345678901234567890") return problem(403, "no-access-yet");
    signInAs("takanashi");
    const session = { user: currentUser(), expires_at: "2026-11-21T07:40:00Z", idle_expires_at: "2026-11-20T08:10:00Z" };
    return HttpResponse.json({ purpose: "sign-in", return_to: "/customers", session });
  }),
  http.get("*/api/auth/identities", () => signedIn(() => HttpResponse.json({ has_password: true, items: book.identities }))),
  http.delete("*/api/auth/identities/:provider", () => {
    book.identities = [];
    return new HttpResponse(null, { status: 204 });
  }),
];
