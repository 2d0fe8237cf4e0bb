import "@testing-library/jest-dom/vitest";

import { notifications } from "@mantine/notifications";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";

import { activateLocale } from "@/lib/i18n";

import { resetBook } from "./mocks/book";
import { server } from "./mocks/server";

configure({ asyncUtilTimeout: 30_000 });

// What jsdom lacks and Mantine or the virtual list asks for.
vi.stubGlobal("matchMedia", (query: string) => ({
  matches: false, media: query, onchange: null, addListener: vi.fn(), removeListener: vi.fn(), addEventListener: vi.fn(), removeEventListener: vi.fn(), dispatchEvent: vi.fn(),
}));
vi.stubGlobal("ResizeObserver", class { observe = vi.fn(); unobserve = vi.fn(); disconnect = vi.fn(); });
vi.stubGlobal("scrollTo", vi.fn());
Object.defineProperty(document, "fonts", { value: new EventTarget() });
Element.prototype.scrollIntoView = vi.fn();

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(async () => {
  resetBook();
  await activateLocale("en");
});
afterEach(() => {
  cleanup();
  // What was said of one test is not shown in the next.
  notifications.clean();
  server.resetHandlers();
});
afterAll(() => server.close());
