import { api, isProblem, unwrap } from "@/lib/api";

import { isLast, type RunEvent } from "./events";
import { readEvents } from "./sse";

const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5000;

interface Following {
  onEvent: (event: RunEvent) => void;
  /** Whether the line is there at the moment. */
  onLine: (connected: boolean) => void;
  signal: AbortSignal;
}

/** Hands over every event of a run once, in order, and returns after the last. A line that is cut, by the net or by the server after its
 * 75 s, is taken up where it ended. Throws what cannot be mended: a run that is not there (any more), a session that is over. */
export async function followRun(runId: string, { onEvent, onLine, signal }: Following): Promise<void> {
  const left = () => signal.aborted;
  let last = 0;
  let failures = 0;
  while (!left()) {
    const before = last;
    try {
      for await (const event of eventsAfter(runId, last, signal)) {
        onLine(true);
        if (event.number <= last) continue;
        last = event.number;
        onEvent(event);
        if (isLast(event)) return;
      }
    } catch (error) {
      if (left()) return;
      if (isProblem(error) && error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
      onLine(false);
    }
    failures = last > before ? 0 : failures + 1;
    if (failures > 0) await pause(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), signal);
  }
}

async function* eventsAfter(runId: string, last: number, signal: AbortSignal): AsyncGenerator<RunEvent> {
  const header = last === 0 ? {} : { "Last-Event-ID": String(last) };
  const body: unknown = await unwrap(api.GET("/api/assistant/runs/{run_id}/events", { params: { path: { run_id: runId }, header }, parseAs: "stream", signal, cache: "no-store" }));
  if (!(body instanceof ReadableStream)) return;
  for await (const { id, type, data } of readEvents(body as ReadableStream<Uint8Array>)) {
    const number = Number(id);
    if (Number.isSafeInteger(number) && number > 0) yield { number, type, data: JSON.parse(data) as RunEvent["data"] };
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
