import { createEvent, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

const customers = new File(["customers.csv"], "customers.csv", { type: "text/csv" });
const holdings = new File(["holdings.csv"], "holdings.csv", { type: "text/csv" });

async function choose(...files: File[]): Promise<void> {
  renderApp("/import");
  await userEvent.upload(await screen.findByLabelText("Choose CSV files"), files);
}

describe("import", () => {
  it("shows what would happen, with every refused row by line and reason, and writes nothing", async () => {
    await choose(customers, holdings);
    expect(await screen.findByText("What would happen")).toBeVisible();
    const row = screen.getByRole("row", { name: /risk_level/ });
    expect(within(row).getByText("7")).toBeVisible();
    expect(within(row).getByText("The risk level is from 1 to 5.")).toBeVisible();
    expect(screen.getByText("Columns left aside: 備考")).toBeVisible();
    expect(book.imports).toEqual([]);
  });

  it("imports, lists the import and takes it back", async () => {
    await choose(customers);
    await userEvent.click(await screen.findByRole("button", { name: "Import 9 rows" }));
    expect(await screen.findByText("The import is done")).toBeVisible();
    const history = within(await screen.findByRole("table", { name: "Imports so far" }));
    await userEvent.click(await history.findByRole("button", { name: "Undo" }));
    await userEvent.click(await screen.findByRole("button", { name: "Undo the import" }));
    expect(await history.findByText("Undone")).toBeVisible();
  });

  it("takes no other files while it imports", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await choose(customers);
    server.use(http.post("*/api/imports", async () => { await held; }));
    await userEvent.click(await screen.findByRole("button", { name: "Import 9 rows" }));
    expect(await screen.findByText("Importing the files")).toBeVisible();
    expect(screen.getByLabelText("Choose CSV files")).toBeDisabled();
    release();
    expect(await screen.findByText("The import is done")).toBeVisible();
  });

  it("says how many files it takes before it sends too many", async () => {
    const asked: string[] = [];
    server.use(http.post("*/api/imports", ({ request }) => void asked.push(request.url)));
    await choose(...Array.from({ length: 21 }, (_, number) => new File(["x"], `${number}.csv`)));
    expect(await screen.findByRole("alert")).toHaveTextContent("At most 20 files at once. Please choose fewer.");
    expect(asked).toEqual([]);
  });

  it("keeps the page when a file is dropped beside the place for files", async () => {
    renderApp("/import");
    await screen.findByLabelText("Choose CSV files");
    const dropped = createEvent.drop(document.body);
    Object.defineProperty(dropped, "dataTransfer", { value: { types: ["Files"], files: [customers] } });
    fireEvent(document.body, dropped);
    expect(dropped.defaultPrevented).toBe(true);
  });

  it("says why files were refused as a whole", async () => {
    server.use(http.post("*/api/imports", () => HttpResponse.json({ code: "unusable-file", title: "", errors: [{ field: "customers.csv", message: "not a CSV file", code: "x" }] }, { status: 422 })));
    await choose(customers);
    expect(await screen.findByRole("alert")).toHaveTextContent("Nothing was imported.");
    expect(screen.getByText("customers.csv: not a CSV file")).toBeVisible();
  });

  it("tells a viewer who can", async () => {
    signInAs("viewer");
    renderApp("/import");
    expect(await screen.findByText(/Viewers cannot import/)).toBeVisible();
    expect(screen.queryByLabelText("Choose CSV files")).not.toBeInTheDocument();
  });
});
