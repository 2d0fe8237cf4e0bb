// @mission TRIP-6
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";

import { recordVisit } from "@/lib/visit";
import { serveMap } from "@/test/map";
import { signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { outcomes } from "@/test/mocks/visits";
import { renderApp } from "@/test/render";

beforeEach(() => {
  localStorage.clear();
  recordVisit(null);
  serveMap();
});

it("says what became of each visit, with links to the records", async () => {
  outcomes().states.set("T003 C002", "visited");
  renderApp("/trips/T003/report");
  const totals = await screen.findByLabelText("This trip in figures");
  expect(totals).toHaveTextContent("1 / 2");
  expect(totals).toHaveTextContent("¥20.0M");
  const visit = screen.getByRole("link", { name: "三好精工株式会社" }).closest("li")!;
  expect(visit).toHaveTextContent("✓ Visited");
  expect(visit).toHaveTextContent("Waits with the bond's money until next month.");
  expect(within(visit).getByRole("link", { name: "Open the note" })).toHaveAttribute("href", "/customers/C002#note-N1");
  expect(screen.getAllByText("What became of this visit is not recorded yet.")).toHaveLength(1);
});

it("marks a visit as not made, and opens the notes of another", async () => {
  renderApp("/trips/T003/report");
  const select = await screen.findByLabelText("What became of the visit to 三好精工株式会社");
  await userEvent.selectOptions(select, "Not visited");
  expect(await screen.findByText("1 not visited")).toBeVisible();
  expect(outcomes().states.get("T003 C002")).toBe("not_visited");
  await userEvent.click(screen.getAllByRole("button", { name: "Record the visit" })[1]!);
  expect(await screen.findByLabelText("Day of the visit")).toHaveValue("2026-11-11");
});

it("takes the day a visit was moved to when its year is whole, and leaves the field as it is typed", async () => {
  renderApp("/trips/T003/report");
  await userEvent.selectOptions(await screen.findByLabelText("What became of the visit to 三好精工株式会社"), "Moved");
  const day = await screen.findByLabelText("New day of the visit to 三好精工株式会社");
  const sent: unknown[] = [];
  server.use(http.put("*/api/trips/:id/visits/:customer", async ({ request }) => void sent.push(((await request.clone().json()) as { moved_to: string }).moved_to)));
  // As a browser reports a year that is typed digit by digit.
  fireEvent.change(day, { target: { value: "0002-12-01" } });
  expect(day).toHaveValue("0002-12-01");
  fireEvent.change(day, { target: { value: "2026-12-01" } });
  await waitFor(() => expect(sent).toEqual(["2026-12-01"]));
  expect(day).toHaveValue("2026-12-01");
});

it("prints, and is read only for a viewer", async () => {
  signInAs("viewer");
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  renderApp("/trips/T003/report");
  await userEvent.click(await screen.findByRole("button", { name: "Print" }));
  expect(print).toHaveBeenCalledOnce();
  expect(screen.queryByRole("button", { name: "Record the visit" })).not.toBeInTheDocument();
  expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
});

it("leads from a stop to its notes, on the trip's page", async () => {
  renderApp("/trips/T003");
  const list = within(await screen.findByRole("list", { name: /^Timetable of/ }));
  await userEvent.click(list.getByRole("button", { name: "Record the visit to 三好精工株式会社" }));
  expect(await screen.findByRole("dialog", { name: "The visit to 三好精工株式会社" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.getByRole("link", { name: "Trip report" })).toHaveAttribute("href", "/trips/T003/report");
});
