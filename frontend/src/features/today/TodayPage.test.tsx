import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { activateLocale } from "@/lib/i18n";
import { book } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { makeRanked, makeToday } from "@/test/mocks/signals";
import { renderApp } from "@/test/render";

import { todayQuery } from "./api/today";

describe("today", () => {
  it("answers whom to see and why now", async () => {
    renderApp("/");
    const figures = await screen.findByLabelText("Today in figures");
    expect(within(figures).getByText("¥4.82B")).toBeVisible();
    const first = screen.getByRole("heading", { name: /佐久間 恒一/ }).closest("li")!;
    expect(within(first).getByText(/matures on/)).toBeVisible();
    expect(within(first).getByText("Matures in 18 d")).toBeVisible();
    expect(within(first).getByRole("link", { name: "8 Dec" })).toHaveAttribute("href", expect.stringMatching(/^\/customers\/C001#holding-/));
    expect(screen.getByRole("link", { name: "Plan a trip" })).toHaveAttribute("href", "/trips/new");
  });

  it("opens a score into its parts and says why it is above the next", async () => {
    renderApp("/");
    await userEvent.click(await screen.findByRole("button", { name: /Score 92/ }));
    const parts = screen.getByRole("table", { name: "How the points add up" });
    expect(within(parts).getAllByRole("row")).toHaveLength(3);
    expect(within(parts).getByText("50.6")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: /Why is this above 三好精工/ }));
    expect(await screen.findByText("The maturity makes the largest difference.")).toBeVisible();
    expect(screen.getByRole("columnheader", { name: "三好精工株式会社" })).toBeVisible();
  });

  it("says what is new since the last day that was kept, and nothing where nothing changed", async () => {
    const [first, second] = book.rows.map((row, index) => makeRanked(row, index + 1));
    const change = { since: "2026-11-19", rank: 1, score: 92, gone: [] };
    book.changes = [
      { ...change, score_before: 60, customer: first!.customer, new: first!.signals.slice(0, 1) },
      { ...change, score_before: null, customer: second!.customer, new: [], gone: ["follow_up:1"] },
    ];
    const { unmount } = renderApp("/");
    const card = within(await screen.findByRole("region", { name: "New since 19 Nov" }));
    const [one, two] = card.getAllByRole("listitem");
    expect(one).toHaveTextContent(`${first!.customer.name}60 → 92Matures in 18 d`);
    expect(two).toHaveTextContent("new in the list1 reason is gone");
    expect(card.getByRole("link", { name: first!.customer.name })).toHaveAttribute("href", `/customers/${first!.customer.customer_id}`);
    unmount();
    book.changes = [];
    renderApp("/");
    await screen.findByRole("region", { name: "Next trip" });
    expect(screen.queryByText(/New since/)).toBeNull();
  });

  it("moves through the rows with j and k and opens one with Enter", async () => {
    const { router } = renderApp("/");
    await screen.findByRole("heading", { name: /佐久間/ });
    await userEvent.keyboard("jjk{Enter}");
    expect(router.state.location.pathname).toBe("/customers/C001");
  });

  it("shows the next trip as a timeline", async () => {
    renderApp("/");
    const trip = await screen.findByRole("list", { name: "静岡・浜松 1日" });
    expect(within(trip).getByText("Lunch 1 h · Car 52 min")).toBeVisible();
    expect(within(trip).getByText("09:45")).toBeVisible();
  });

  it("shows of a trip of several days the one that is not over yet", async () => {
    const today = makeToday(book.rows);
    const [first] = today.next_trip!.days;
    const days = [{ ...first!, date: "2026-11-19", leave_at: "07:00" }, { ...first!, date: today.today, leave_at: "08:05" }];
    server.use(http.get("*/api/today", () => HttpResponse.json({ ...today, next_trip: { ...today.next_trip!, days } })));
    renderApp("/");
    expect(await screen.findByText("08:05")).toBeVisible();
    expect(screen.queryByText("07:00")).not.toBeInTheDocument();
  });

  it("keeps what was loaded when a reload fails, with the request's id", async () => {
    const { queryClient } = renderApp("/");
    await screen.findByRole("heading", { name: /佐久間/ });
    server.use(http.get("*/api/today", () => HttpResponse.json({ code: "internal", title: "", request_id: "req-77" }, { status: 500 })));
    await queryClient.refetchQueries({ queryKey: todayQuery.queryKey });
    expect(await screen.findByRole("alert")).toHaveTextContent("Below is what was loaded last.");
    expect(screen.getByRole("button", { name: "Request req-77" })).toBeVisible();
    expect(screen.getByRole("heading", { name: /佐久間/ })).toBeVisible();
  });

  it("says why nothing can be shown, and tries again", async () => {
    server.use(http.get("*/api/today", () => HttpResponse.json({ code: "internal", title: "" }, { status: 500 }), { once: true }));
    renderApp("/");
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: /佐久間/ })).toBeVisible();
  });

  it("leads an empty book to the import", async () => {
    const none = makeToday(book.rows);
    server.use(http.get("*/api/today", () => HttpResponse.json({ ...none, items: [], total: 0, stats: { ...none.stats, customers: 0 } })));
    renderApp("/");
    expect(await screen.findByRole("link", { name: "Import customers" })).toHaveAttribute("href", "/import");
  });

  it("speaks Japanese, greeting by the family name", async () => {
    book.users.forEach((user) => (user.locale = "ja"));
    await activateLocale("ja");
    renderApp("/");
    expect(await screen.findByRole("heading", { level: 1, name: /、高梨さん$/ })).toBeVisible();
    expect(await screen.findByText("48.2億円")).toBeVisible();
    expect(screen.getByText(/今週会うべき理由が 12 件あります/)).toBeVisible();
  });
});
