import { HttpResponse } from "msw";

import { currentUser } from "./book";

export function problem(status: number, code: string, errors: { field: string; message: string; code: string }[] = []): Response {
  return HttpResponse.json(
    { type: `https://otomo.dev/problems/${code}`, title: code, status, detail: null, instance: null, code, request_id: "req-0123456789", errors },
    { status, headers: { "Content-Type": "application/problem+json" } },
  );
}

export function signedIn(answer: () => Response): Response {
  return currentUser() === undefined ? problem(401, "unauthenticated") : answer();
}

/** Applies a change when If-Match names the stored version. */
export function versioned<T extends { version: number }>(request: Request, stored: T | undefined, change: Partial<T>): Response {
  if (stored === undefined) return problem(404, "not-found");
  const asked = request.headers.get("If-Match");
  if (asked === null) return problem(428, "precondition-required");
  if (asked !== `"${stored.version}"`) return problem(412, "stale-version");
  Object.assign(stored, change, { version: stored.version + 1 });
  return HttpResponse.json(stored);
}
