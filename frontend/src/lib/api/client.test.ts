import { http, HttpResponse } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";

import { server } from "@/test/mocks/server";

import { api, ifMatch, newKey, unwrap, whenSignedOut } from "./client";
import { errorOfField, Problem } from "./problem";

async function refusal(answer: () => Response): Promise<Problem> {
  server.use(http.get("*/api/settings", answer));
  const error: unknown = await unwrap(api.GET("/api/settings")).catch((cause: unknown) => cause);
  if (!(error instanceof Problem)) throw new Error("no Problem was thrown");
  return error;
}

describe("unwrap", () => {
  afterEach(() => whenSignedOut(() => undefined));

  it("maps problem+json", async () => {
    const body = { type: "https://otomo.dev/problems/invalid", title: "Invalid", status: 422, detail: null, instance: "/api", code: "invalid", request_id: "r-1", errors: [{ field: "customer.name", message: "missing", code: "missing" }] };
    const problem = await refusal(() => HttpResponse.json(body, { status: 422, headers: { "Content-Type": "application/problem+json" } }));
    expect(problem).toMatchObject({ status: 422, code: "invalid", requestId: "r-1" });
    expect(errorOfField(problem, "name")?.code).toBe("missing");
    expect(errorOfField(problem, "kana")).toBeUndefined();
  });

  it("keeps Retry-After", async () => {
    expect(await refusal(() => HttpResponse.json({ code: "throttled", title: "" }, { status: 503, headers: { "Retry-After": "7" } }))).toMatchObject({ code: "throttled", retryAfter: 7 });
  });

  it("reads a proxy's page as an unreachable server", async () => {
    expect(await refusal(() => HttpResponse.html("<h1>502</h1>", { status: 502 }))).toMatchObject({ status: 502, code: "unreachable" });
    expect(await refusal(() => HttpResponse.text("boom", { status: 500, headers: { "X-Request-ID": "r-2" } }))).toMatchObject({ code: "internal", requestId: "r-2" });
  });

  it("calls a lost connection by its name", async () => {
    expect(await refusal(() => HttpResponse.error())).toMatchObject({ status: 0, code: "network" });
  });

  it("reports an ended session once it is refused, and a wrong password not", async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    await refusal(() => HttpResponse.json({ code: "invalid-credentials", title: "" }, { status: 401 }));
    expect(signedOut).not.toHaveBeenCalled();
    await refusal(() => HttpResponse.json({ code: "unauthenticated", title: "" }, { status: 401 }));
    expect(signedOut).toHaveBeenCalledOnce();
  });
});

it("makes the headers of changes", () => {
  expect(ifMatch(3)).toEqual({ "If-Match": '"3"' });
  expect(newKey()).not.toBe(newKey());
});

it("makes keys on plain http too, where randomUUID does not exist", () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  vi.unstubAllGlobals();
});
