import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";

import { server } from "@/test/mocks/server";

import type { RunEvent } from "./events";
import { followRun } from "./follow";

const bytes = (text: string) => new TextEncoder().encode(text);
const event = (id: number, type: string) => `event: ${type}\ndata: {"text":"${id}"}\nid: ${id}\n\n`;

function serve(...answers: (string[] | "cut" | 503 | 404)[]) {
  const asked: (string | null)[] = [];
  server.use(http.get("*/api/assistant/runs/r1/events", ({ request }) => {
    asked.push(request.headers.get("Last-Event-ID"));
    const next = answers.shift();
    if (next === "cut") return HttpResponse.error();
    if (typeof next === "number") return HttpResponse.json({ code: next === 404 ? "not-found" : "unreachable" }, { status: next });
    return new HttpResponse(new ReadableStream({ start(controller) {
      for (const chunk of next ?? []) controller.enqueue(bytes(chunk));
      controller.close();
    } }), { headers: { "Content-Type": "text/event-stream" } });
  }));
  return asked;
}

async function follow(): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await followRun("r1", { onEvent: (one) => events.push(one), onLine: () => undefined, signal: new AbortController().signal });
  return events;
}

it("reads events that come in any pieces, past pings", async () => {
  serve([": ping\n\neve", "nt: text.delta\nda", 'ta: {"text":"1"}\nid: 1\n', "\n: ping\n\n" + event(2, "run.completed")]);
  expect((await follow()).map(({ number, type, data }) => [number, type, data.text])).toEqual([[1, "text.delta", "1"], [2, "run.completed", "2"]]);
});

it("comes back with the last number after every kind of cut, without gap or repeat", async () => {
  const asked = serve([event(1, "run.started"), "event: text.delta\ndata: {"], "cut", 503, [event(1, "run.started"), event(2, "text.delta")], [event(3, "run.completed")]);
  expect((await follow()).map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(asked).toEqual([null, "1", "1", "1", "2"]);
});

it("gives up what is not there any more", async () => {
  serve(404);
  await expect(follow()).rejects.toMatchObject({ code: "not-found" });
});
