import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { Drawing } from "@/features/devices/chart/option";
import type { View } from "@/features/devices/chart/view";
import { NARROW } from "@/lib/media";
import { book } from "@/test/mocks/book";
import { FakeEventSource } from "@/test/eventSource";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

interface Drawn {
  drawing: Omit<Drawing, "palette">;
  label: string;
  onView: (view: View) => void;
}

const drawn: { last: Drawn | null } = { last: null };
// The canvas is tested in a browser; here the chart tells what it would draw.
vi.mock("@/features/devices/chart/Plot", () => ({
  Plot: (props: Drawn) => {
    drawn.last = props;
    return <div role="img" aria-label={props.label} />;
  },
}));

const HOUR = 3_600_000;
const length = () => (drawn.last === null ? 0 : drawn.last.drawing.view.to - drawn.last.drawing.view.from);
const chart = () => screen.findByRole("img", { name: /^Chart of Temperature \/ Humidity/ });

describe("device page", () => {
  beforeEach(() => {
    vi.stubGlobal("EventSource", FakeEventSource);
    FakeEventSource.made = [];
  });

  it("draws the last day with its band and its gap, and says what it is drawn from", async () => {
    renderApp("/devices/mishima-cold-1");
    await chart();
    expect(screen.getByRole("heading", { level: 1, name: /冷蔵倉庫 1号/ })).toBeVisible();
    expect(length()).toBe(24 * HOUR);
    const [temperature, humidity] = drawn.last!.drawing.lines;
    expect(temperature!.metric).toBe("temperature");
    expect(humidity!.timestamps.length).toBeGreaterThan(100);
    expect(temperature!.breaks.filter(Boolean).length).toBeGreaterThanOrEqual(1);
    expect(temperature!.low[5]).toBeLessThan(temperature!.high[5]!);
    expect(screen.getByText("Drawn from readings")).toBeVisible();
    await waitFor(() => expect(drawn.last!.drawing.alarms).toHaveLength(2));
  });

  it("goes to another range by chip, key and button, with what was there before until the rest has come", async () => {
    renderApp("/devices/mishima-cold-1");
    await chart();
    await userEvent.click(screen.getByRole("radio", { name: "1 y" }));
    expect(length()).toBe(365 * 24 * HOUR);
    expect(drawn.last!.drawing.lines[0]!.timestamps.length).toBeGreaterThan(0);
    expect(await screen.findByText("Drawn from hourly summaries")).toBeVisible();
    const before = drawn.last!.drawing.view;
    // On the chips themselves an arrow goes to the next chip.
    act(() => (document.activeElement as HTMLElement).blur());
    await userEvent.keyboard("{ArrowLeft}");
    expect(drawn.last!.drawing.view.to).toBeLessThan(before.to);
    await userEvent.click(screen.getByRole("button", { name: "Zoom in" }));
    expect(length()).toBeLessThan(365 * 24 * HOUR);
  });

  it("asks for whole tiles, so that panning within them asks for nothing", async () => {
    const asked: string[] = [];
    server.events.on("request:start", ({ request }) => {
      if (request.url.includes("/series")) asked.push(request.url);
    });
    renderApp("/devices/mishima-cold-1?from=1790000000000&to=1790600000000");
    await chart();
    await waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(3));
    const count = asked.length;
    const { view } = drawn.last!.drawing;
    act(() => drawn.last!.onView({ from: view.from + HOUR, to: view.to + HOUR }));
    await waitFor(() => expect(drawn.last!.drawing.view.from).toBe(view.from + HOUR));
    expect(asked).toHaveLength(count);
    server.events.removeAllListeners();
  });

  it("shows the same values as a table and offers them as a file", async () => {
    renderApp("/devices/mishima-cold-1");
    await chart();
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));
    const table = await screen.findByRole("table", { name: "Values" });
    expect(Number(table.getAttribute("aria-rowcount"))).toBeGreaterThan(100);
    expect(within(table).getAllByRole("row")[1]).toHaveTextContent(/°C.*%/);
    expect(screen.getByRole("link", { name: "Download as CSV" }).getAttribute("href")).toMatch(/^\/api\/metrics\/export\?device_id=mishima-cold-1&from=\d+&to=\d+$/);
  });

  it.each([[false, 33], [true, 44]])("keeps the room of the rows that are not drawn (narrow: %s)", async (narrow, height) => {
    const plain = window.matchMedia.bind(window);
    vi.spyOn(window, "matchMedia").mockImplementation((query) => Object.assign(plain(query), { matches: narrow && query === NARROW }));
    renderApp("/devices/mishima-cold-1");
    await chart();
    await userEvent.click(screen.getByRole("radio", { name: "Table" }));
    const table = await screen.findByRole("table", { name: "Values" });
    const drawn = within(table).getAllByRole("row").length;
    const undrawn = [...table.querySelectorAll<HTMLElement>("tbody tr[aria-hidden]")].reduce((sum, row) => sum + Number.parseFloat(row.style.height), 0);
    expect(drawn).toBeGreaterThan(5);
    expect(undrawn).toBe((Number(table.getAttribute("aria-rowcount")) - drawn) * height);
    vi.restoreAllMocks();
  });

  it("adds live readings, and pauses while nobody looks", async () => {
    renderApp("/devices/mishima-cold-1");
    await chart();
    const source = FakeEventSource.made[0]!;
    expect(source.url).toBe("/api/metrics/stream?device_id=mishima-cold-1");
    act(() => source.emit("open"));
    expect(screen.getByText("Live", { selector: "[role=status]" })).toBeVisible();
    const at = Date.now() + 1000;
    act(() => source.emit("readings", { device_id: "mishima-cold-1", timestamps: [at], temperature: [31.5], humidity: [null], status: ["ok"] }));
    expect(await screen.findByText("31.5 °C")).toBeVisible();
    expect(drawn.last!.drawing.lines[0]!.timestamps.at(-1)).toBe(at);
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(await screen.findByText("Paused")).toBeVisible();
    expect(source.closed).toBe(true);
    vi.restoreAllMocks();
  });

  it("makes a key whose secret is shown once, and revokes it", async () => {
    renderApp("/devices/mishima-cold-1");
    await userEvent.click(await screen.findByRole("button", { name: "Make a key" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Make a key" }));
    await userEvent.type(dialog.getByLabelText("Label"), "gateway");
    await userEvent.click(dialog.getByRole("button", { name: "Make the key" }));
    expect(await screen.findByLabelText("Secret")).toHaveTextContent("otk_k1a7f_invented-secret");
    await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));
    const row = within(await screen.findByRole("row", { name: /gateway k1a7f/ }));
    expect(screen.queryByText(/invented-secret/)).not.toBeInTheDocument();
    await userEvent.click(row.getByRole("button", { name: "Revoke" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));
    expect(await screen.findByText("The key gateway is revoked.")).toBeVisible();
    expect(book.keys).toEqual([]);
  });

  it("offers another key when the secret was lost on its way", async () => {
    server.use(http.post("*/api/devices/:id/keys", () => HttpResponse.json({ key_id: "k9", label: "gateway", device_ids: [], other_devices: 0, created_at: "2026-11-20T00:00:00Z", created_by: "", expires_at: null, expired: false, last_used_at: null, secret: null }, { status: 201 }), { once: true }));
    renderApp("/devices/mishima-cold-1");
    await userEvent.click(await screen.findByRole("button", { name: "Make a key" }));
    await userEvent.type(within(await screen.findByRole("dialog")).getByLabelText("Label"), "gateway");
    await userEvent.click(screen.getByRole("button", { name: "Make the key" }));
    await userEvent.click(await screen.findByRole("button", { name: "Revoke it and make another" }));
    expect(await screen.findByRole("dialog", { name: "Make a key" })).toBeVisible();
  });

  it("is deleted after asking", async () => {
    const { router } = renderApp("/devices/mishima-cold-2");
    await chart();
    await userEvent.click(screen.getByRole("button", { name: "Delete" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    await screen.findByText("冷蔵倉庫 2号 is deleted.");
    expect(router.state.location.pathname).toBe("/devices");
  });

  it("says that a device is not there, or not yours", async () => {
    renderApp("/devices/nowhere");
    expect(await screen.findByRole("alert")).toHaveTextContent("This record does not exist, or it is not yours.");
  });
});
