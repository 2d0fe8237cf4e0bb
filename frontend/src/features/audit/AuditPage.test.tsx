// @mission ID-6
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { problem } from "@/test/mocks/answers";
import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

// jsdom has no layout: every row is near the window.
vi.mock("@/components/useVirtualRows", () => ({
  useVirtualRows: (count: number) => ({ start: { current: null }, items: Array.from({ length: count }, (_, index) => ({ index })), before: 0, after: 0 }),
}));

describe("audit log", () => {
  beforeEach(() => signInAs("admin"));

  it("filters by the address and exports the same entries", async () => {
    const { router } = renderApp("/audit?outcome=refused");
    const table = within(await screen.findByRole("table", { name: "Audit log" }));
    expect(table.getAllByRole("row")).toHaveLength(3);
    expect(table.getAllByText("Refused 4 times")).toHaveLength(2);
    expect(screen.getByRole("link", { name: "Export as CSV" })).toHaveAttribute("href", "/api/audit/export.csv?outcome=refused");
    await userEvent.selectOptions(screen.getByLabelText("Record"), "Customer");
    expect(await screen.findByText("No entry matches.")).toBeVisible();
    expect(router.state.location.search).toEqual({ outcome: "refused", resource: "customers" });
    await userEvent.click(screen.getAllByRole("button", { name: "Clear the filters" })[0] as HTMLElement);
    expect(await screen.findByText("12 entries")).toBeVisible();
  });

  it("opens an entry with its changes and the way to its record", async () => {
    book.audit[0]?.changes.push({ field: "of_a_newer_server", before: null, after: "x" });
    renderApp("/audit?action=customers.update");
    const [first] = within(await screen.findByRole("table", { name: "Audit log" })).getAllByRole("button");
    await userEvent.click(first as HTMLElement);
    const sheet = within(await screen.findByRole("dialog", { name: "Customer: changed" }));
    expect(sheet.getByRole("row", { name: "Risk (1–5) 2 3" })).toBeVisible();
    expect(sheet.getByRole("row", { name: "Telephone ••• •••" })).toBeVisible();
    expect(sheet.getByRole("row", { name: "of_a_newer_server — x" })).toBeVisible();
    expect(sheet.getByText(/secret or personal value/)).toBeVisible();
    expect(sheet.getByRole("link", { name: "Open the record" })).toHaveAttribute("href", "/customers/C001");
  });

  it("says when nothing is there, when it fails, and who may read it", async () => {
    book.audit = [];
    const empty = renderApp("/audit");
    expect(await screen.findByText("Nothing has been logged yet.")).toBeVisible();
    empty.unmount();
    server.use(http.get("*/api/audit", () => problem(500, "internal")));
    const failed = renderApp("/audit");
    expect(await screen.findByRole("button", { name: "Try again" })).toBeVisible();
    failed.unmount();
    signInAs("takanashi");
    renderApp("/audit");
    expect(await screen.findByText(/Only an administrator/)).toBeVisible();
  });
});
