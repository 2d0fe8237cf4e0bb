import { http, HttpResponse, type HttpHandler } from "msw";

import type { Inflow, Note } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book } from "./book";
import { TODAY } from "./people";

let counter = 0;

function remove<T extends { version: number }>(request: Request, list: T[], stored: T | undefined): Response {
  if (stored === undefined) return problem(404, "not-found");
  if (request.headers.get("If-Match") !== `"${stored.version}"`) return problem(412, "stale-version");
  list.splice(list.indexOf(stored), 1);
  return new HttpResponse(null, { status: 204 });
}

export const writeHandlers: HttpHandler[] = [
  http.post("*/api/sales-notes", async ({ request }) => {
    const body = (await request.json()) as Pick<Note, "customer_id" | "noted_on" | "body">;
    if (request.headers.get("Idempotency-Key") === null) return problem(428, "precondition-required");
    if (body.body.trim() === "") return problem(422, "invalid", [{ field: "body", message: "must not be empty", code: "missing" }]);
    const stamp = `${TODAY}T08:00:00Z`;
    const note: Note = { channel: null, priority: null, follow_up_on: null, inflow_id: null, author: "高梨 遥", ...body, note_id: `new-${++counter}`, created_at: stamp, updated_at: stamp, version: 1 };
    book.notes.unshift(note);
    return signedIn(() => HttpResponse.json(note, { status: 201 }));
  }),
  http.get("*/api/sales-notes/:id", ({ params }) => {
    const note = book.notes.find((one) => one.note_id === params["id"]);
    return note === undefined ? problem(404, "not-found") : HttpResponse.json(note);
  }),
  http.patch("*/api/sales-notes/:id", async ({ request, params }) => {
    const change = (await request.json()) as Partial<Note>;
    return versioned(request, book.notes.find((note) => note.note_id === params["id"]), change);
  }),
  http.delete("*/api/sales-notes/:id", ({ request, params }) => remove(request, book.notes, book.notes.find((note) => note.note_id === params["id"]))),
  http.post("*/api/cash-inflows", async ({ request }) => {
    const body = (await request.json()) as Pick<Inflow, "customer_id" | "expected_on" | "amount">;
    const stamp = `${TODAY}T08:00:00Z`;
    const inflow: Inflow = { confidence: null, source: null, status: "predicted", arrived_on: null, arrived_amount: null, note: null, ...body, inflow_id: `new-${++counter}`, created_at: stamp, updated_at: stamp, version: 1 };
    book.inflows.unshift(inflow);
    return signedIn(() => HttpResponse.json(inflow, { status: 201 }));
  }),
  http.patch("*/api/cash-inflows/:id", async ({ request, params }) => {
    const change = (await request.json()) as Partial<Inflow>;
    return versioned(request, book.inflows.find((one) => one.inflow_id === params["id"]), change);
  }),
  http.delete("*/api/cash-inflows/:id", ({ request, params }) => remove(request, book.inflows, book.inflows.find((one) => one.inflow_id === params["id"]))),
];
