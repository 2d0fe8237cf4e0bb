import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { book } from "@/test/mocks/book";
import { makeRows } from "@/test/mocks/people";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

async function names(): Promise<(string | null)[]> {
  const table = await screen.findByRole("table", { name: "Customers" });
  return within(table).getAllByRole("rowheader").map((cell) => within(cell).getByRole("link").textContent);
}

describe("customers", () => {
  it("lists the book by score, and another way on demand", async () => {
    const { router } = renderApp("/customers");
    expect((await names()).slice(0, 2)).toEqual(["佐久間 恒一", "三好精工株式会社"]);
    await userEvent.click(screen.getByRole("button", { name: /^Assets/ }));
    await waitFor(async () => expect((await names())[0]).toBe("三好精工株式会社"));
    expect(screen.getByRole("columnheader", { name: /^Assets/ })).toHaveAttribute("aria-sort", "descending");
    expect(router.state.location.search).toMatchObject({ sort: "-assets" });
  });

  it("searches by kana", async () => {
    renderApp("/customers");
    await names();
    await userEvent.type(screen.getByLabelText("Search by name or kana"), "とおやま");
    await waitFor(async () => expect(await names()).toEqual(["遠山 美沙"]));
  });

  it("filters, keeps the filter in the address and finds the way back from nothing", async () => {
    const { router } = renderApp("/customers?prefecture=長野県");
    expect(await names()).toEqual(["飯田工業"]);
    await userEvent.selectOptions(screen.getByLabelText("Risk level"), "Risk level 1");
    await userEvent.click(await screen.findByRole("button", { name: "Clear the filters" }));
    expect(await names()).toHaveLength(10);
    expect(router.state.location.search).toEqual({});
  });

  it("draws only the rows near the window of a large book and loads the next page", async () => {
    book.rows = makeRows(1000);
    renderApp("/customers");
    const table = await screen.findByRole("table", { name: "Customers" });
    expect(table).toHaveAttribute("aria-rowcount", "1001");
    expect(within(table).getAllByRole("rowheader").length).toBeLessThan(60);
    expect(screen.getByText("1,000 customers")).toBeVisible();
  });

  it("opens a customer by its row", async () => {
    const { router } = renderApp("/customers");
    await names();
    await userEvent.click(screen.getByText("浜松市"));
    expect(router.state.location.pathname).toBe("/customers/C001");
  });

  it("lets the columns be chosen", async () => {
    renderApp("/customers");
    await names();
    await userEvent.click(screen.getByRole("button", { name: "Columns" }));
    await userEvent.click(await screen.findByRole("checkbox", { name: "Owner" }));
    expect(screen.getByRole("columnheader", { name: "Owner" })).toBeInTheDocument();
    localStorage.removeItem("otomo.customers.columns");
  });

  it("shows an exact amount on focus", async () => {
    renderApp("/customers");
    await names();
    screen.getByRole("button", { name: "¥142M" }).focus();
    expect(await screen.findByText("¥142,000,000")).toBeInTheDocument();
  });

  it("says what is wrong and tries again", async () => {
    server.use(http.get("*/api/customers", () => HttpResponse.json({ code: "forbidden", title: "" }, { status: 403 }), { once: true }));
    renderApp("/customers");
    expect(await screen.findByRole("alert")).toHaveTextContent("Your role does not allow this.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await names()).toHaveLength(10);
  });
});
