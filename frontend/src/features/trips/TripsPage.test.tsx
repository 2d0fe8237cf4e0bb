import { act, screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";

import { settingsQuery } from "@/lib/session";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

it("parts the trips into upcoming, drafts and past", async () => {
  renderApp("/trips");
  const upcoming = await screen.findByRole("region", { name: "Upcoming" });
  expect(within(upcoming).getByRole("link", { name: /静岡・東京 2日/ })).toHaveAttribute("href", "/trips/T002");
  expect(within(screen.getByRole("region", { name: "Drafts" })).getByText("静岡・浜松 1日")).toBeVisible();
  expect(within(screen.getByRole("region", { name: "Past" })).getByText("愛知 1日")).toBeVisible();
});

it("goes on with the day when the window stays open over midnight", async () => {
  const { queryClient } = renderApp("/trips");
  expect(within(await screen.findByRole("region", { name: "Upcoming" })).getByText("静岡・東京 2日")).toBeVisible();
  const asked = await queryClient.query({ ...settingsQuery, staleTime: "static" });
  // Last asked for a week ago, when the trip was still to come.
  act(() => void queryClient.setQueryData(settingsQuery.queryKey, { ...asked, demo: !asked.demo }, { updatedAt: Date.now() - 7 * 86_400_000 }));
  expect(await within(screen.getByRole("region", { name: "Past" })).findByText("静岡・東京 2日")).toBeVisible();
});

it("offers to plan the first one", async () => {
  server.use(http.get("*/api/trips", () => HttpResponse.json({ items: [], next_cursor: null })));
  renderApp("/trips");
  expect(await screen.findByText(/There is no trip yet/)).toBeVisible();
  expect(screen.getAllByRole("link", { name: "Plan a trip" })[0]).toHaveAttribute("href", "/trips/new");
});
