// @mission TRIP-3, TRIP-4
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";

import { serveMap } from "@/test/map";
import { renderApp } from "@/test/render";

beforeEach(() => serveMap());

it("prints the timetable with its map and a page for each visit", async () => {
  const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
  const user = userEvent.setup();
  renderApp("/trips/T001/print");
  expect(await screen.findByRole("list", { name: /^Timetable of/ })).toBeVisible();
  expect(await screen.findByRole("group", { name: "Map of the trip" })).toBeVisible();
  const sheets = await screen.findAllByRole("article");
  expect(sheets.map((sheet) => within(sheet).getAllByRole("heading")[0]?.textContent)).toEqual(["佐久間 恒一", "大石 あかね", "遠山 美沙", "三好精工株式会社"]);
  await user.click(screen.getByRole("button", { name: "Print" }));
  expect(print).toHaveBeenCalledOnce();
});

it("shows one briefing on a page of its own", async () => {
  renderApp("/customers/C001/briefing");
  const sheet = await screen.findByRole("article");
  expect(within(sheet).getByRole("heading", { name: "佐久間 恒一" })).toBeVisible();
  expect(within(sheet).getByText(/3 products above the customer's risk level were left out/)).toBeVisible();
  expect(within(sheet).getByRole("heading", { name: "What we do not know" })).toBeVisible();
});
