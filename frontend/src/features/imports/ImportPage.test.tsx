import { screen, within } from "@testing-library/react";
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
