import { http, HttpResponse } from "msw";
import { vi } from "vitest";

import japan from "@/features/trips/map/data/japan.json";

import { server } from "./mocks/server";

/** What jsdom has not: the bundled map behind its address, and boxes with a size. */
export function serveMap(): void {
  server.use(http.get("*/japan.json", () => HttpResponse.json(japan)));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      private readonly notify: ResizeObserverCallback;
      constructor(notify: ResizeObserverCallback) {
        this.notify = notify;
      }
      observe() {
        const entry = { contentRect: { width: 760, height: 420 } } as unknown as ResizeObserverEntry;
        requestAnimationFrame(() => this.notify([entry], this));
      }
      unobserve = vi.fn();
      disconnect = vi.fn();
    },
  );
}
