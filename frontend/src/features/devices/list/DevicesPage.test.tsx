import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { problem } from "@/test/mocks/answers";
import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

async function names(): Promise<(string | null)[]> {
  const table = await screen.findByRole("table", { name: "Devices" });
  return within(table).getAllByRole("rowheader").map((cell) => within(cell).getByRole("link").textContent);
}

async function form(name: string) {
  return within(await screen.findByRole("dialog", { name }));
}

describe("devices", () => {
  it("lists how each one is, with a day of it, from one request", async () => {
    const asked: string[] = [];
    server.events.on("request:start", ({ request }) => {
      if (request.url.includes("/series")) asked.push(request.url);
    });
    renderApp("/devices");
    const row = await screen.findByRole("row", { name: /冷蔵倉庫 1号/ });
    expect(row).toHaveTextContent("Alarm");
    expect(row).toHaveTextContent("29.4 °C");
    expect(row).toHaveTextContent("三好精工株式会社");
    expect(await within(row).findByRole("img", { name: /^24 hours: / })).toBeInTheDocument();
    expect(screen.getByRole("row", { name: /応接室/ })).toHaveTextContent("No data yet");
    expect(asked).toHaveLength(1);
    expect(new URL(asked[0]!).searchParams.getAll("device_id")).toHaveLength(4);
    server.events.removeAllListeners();
  });

  it("filters by state, keeps it in the address, and finds the way back from nothing", async () => {
    const { router } = renderApp("/devices");
    expect(await names()).toHaveLength(4);
    await userEvent.selectOptions(screen.getByLabelText("State"), "Silent");
    await waitFor(async () => expect(await names()).toEqual(["組立ライン"]));
    expect(router.state.location.search).toEqual({ state: "offline" });
    await userEvent.type(screen.getByLabelText("Search by device, place or customer"), "nothing");
    await userEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));
    await waitFor(async () => expect(await names()).toHaveLength(4));
  });

  it("does not bring back who has clicked on a device while typing", async () => {
    const { router } = renderApp("/devices");
    await names();
    await userEvent.type(screen.getByLabelText("Search by device, place or customer"), "冷");
    await userEvent.click(screen.getByRole("link", { name: "冷蔵倉庫 2号" }));
    await new Promise((done) => setTimeout(done, 300));
    expect(router.state.location).toMatchObject({ pathname: "/devices/mishima-cold-2", search: {} });
  });

  it("says at each field of a limit what the server refused", async () => {
    const errors = [{ field: "thresholds.0.set_at", message: "must be", code: "out-of-range" }, { field: "thresholds.0", message: "twice", code: "doubled" }];
    server.use(http.post("*/api/devices", () => problem(422, "invalid", errors)));
    renderApp("/devices?customer=C002");
    await names();
    await userEvent.click(screen.getByRole("button", { name: "Add a device" }));
    const dialog = await form("Add a device");
    await userEvent.type(dialog.getByLabelText("Name"), "薬");
    await userEvent.click(dialog.getByRole("button", { name: "Add a limit" }));
    const limit = within(dialog.getByRole("group", { name: "Limit 1" }));
    await userEvent.type(limit.getByLabelText("Alarm at (°C)"), "900");
    await userEvent.type(limit.getByLabelText("Over at (°C)"), "20");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await limit.findByText("This is out of range.")).toBeVisible();
    expect(limit.getByLabelText("Alarm at (°C)")).toHaveAttribute("aria-invalid", "true");
    expect(limit.getByText("Another limit is for the same value, side and severity.")).toBeVisible();
  });

  it("adds a device with a limit", async () => {
    renderApp("/devices?customer=C002");
    await names();
    await userEvent.click(screen.getByRole("button", { name: "Add a device" }));
    const dialog = await form("Add a device");
    await userEvent.type(dialog.getByLabelText("Name"), "薬品庫");
    await userEvent.type(dialog.getByLabelText("Place at the customer's"), "本社 3階");
    await userEvent.click(dialog.getByRole("button", { name: "Add a limit" }));
    const limit = within(dialog.getByRole("group", { name: "Limit 1" }));
    await userEvent.type(limit.getByLabelText("Alarm at (°C)"), "25");
    await userEvent.type(limit.getByLabelText("Over at (°C)"), "26");
    expect(limit.getByText("Not above the limit.")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
    await userEvent.clear(limit.getByLabelText("Over at (°C)"));
    await userEvent.type(limit.getByLabelText("Over at (°C)"), "２４");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The device is saved.");
    expect(book.devices[0]).toMatchObject({ name: "薬品庫", customer_id: "C002", place: "本社 3階", thresholds: [{ metric: "temperature", direction: "above", set_at: 25, clear_at: 24, minimum_seconds: 300, cooldown_seconds: 1800, severity: "warning" }] });
    await waitFor(async () => expect(await names()).toContain("薬品庫"));
  });

  it("imports a file after showing what would happen, line by line", async () => {
    renderApp("/devices");
    await names();
    await userEvent.click(screen.getByRole("button", { name: "CSV files" }));
    expect(await screen.findByRole("menuitem", { name: "Export these devices" })).toHaveAttribute("href", "/api/devices/export");
    await userEvent.click(screen.getByRole("menuitem", { name: "Import devices" }));
    const dialog = await form("Import devices");
    await userEvent.upload(dialog.getByLabelText("Choose CSV files"), new File(["name\n"], "devices.csv", { type: "text/csv" }));
    expect(await dialog.findByRole("listitem")).toHaveTextContent("Line 3customer_id: There is no such customer.C999");
    await userEvent.click(dialog.getByRole("button", { name: "Import 2 rows" }));
    expect(await screen.findByText("2 devices were imported.")).toBeVisible();
  });

  it("keeps what was loaded when a later request fails, and shows its number", async () => {
    const { queryClient } = renderApp("/devices");
    await names();
    server.use(http.get("*/api/devices", () => HttpResponse.json({ code: "internal", title: "", request_id: "req-77" }, { status: 500 })));
    await queryClient.invalidateQueries({ queryKey: ["devices"] });
    expect(await screen.findByText(/Below is what was loaded last\./)).toBeVisible();
    expect(screen.getByText("Request req-77")).toBeVisible();
    expect(await names()).toHaveLength(4);
  });

  it("says what to do when there is none, and shows a viewer no way to add one", async () => {
    book.devices = [];
    renderApp("/devices");
    expect(await screen.findByText(/There are no devices yet\./)).toBeVisible();
    expect(screen.getAllByRole("button", { name: "Add a device" })).not.toHaveLength(0);
  });

  it("lets a viewer look only", async () => {
    signInAs("viewer");
    renderApp("/devices");
    await names();
    expect(screen.queryByRole("button", { name: "Add a device" })).not.toBeInTheDocument();
  });
});
