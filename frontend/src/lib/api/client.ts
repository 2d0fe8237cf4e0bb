import createClient from "openapi-fetch";

import { networkProblem, problemFrom } from "./problem";
import type { paths } from "./schema";

export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: "same-origin",
  // Looked up at each call, so that a mock server may replace it.
  fetch: (request) => globalThis.fetch(request),
});

let onSignedOut: () => void = () => undefined;

/** Names what happens when any answer says that the session is over. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a call, or a thrown `Problem`. Every call goes through here, so problem+json is mapped in one place. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw networkProblem(cause);
  });
  if (response.ok) return data as T;
  const problem = problemFrom(response, error);
  if (problem.code === "unauthenticated") onSignedOut();
  throw problem;
}

/** Headers of a change: the version that was read. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

/** A fresh Idempotency-Key. Keep one per form until it succeeds, so that a repeated press has one effect. */
export function newKey(): string {
  // randomUUID exists only on https and localhost; an intranet http address still needs keys.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function idempotent(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
