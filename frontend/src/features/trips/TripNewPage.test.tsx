// @mission TRIP-2
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";

import type { TripRequest } from "@/lib/api";
import { serveMap } from "@/test/map";
import { problem } from "@/test/mocks/answers";
import { planned } from "@/test/mocks/planner";
import { server } from "@/test/mocks/server";
import { mockTrips } from "@/test/mocks/trips";
import { renderApp } from "@/test/render";

let asked: TripRequest[] = [];

beforeEach(() => {
  serveMap();
  asked = [];
  server.use(
    http.post("*/api/trips/plan", async ({ request }) => {
      const wishes = (await request.json()) as TripRequest;
      asked.push(wishes);
      return HttpResponse.json(planned(wishes));
    }),
  );
});

const timetable = () => screen.findByRole("list", { name: /^Timetable of/ });
const candidate = async (name: string) => {
  const [row] = (await screen.findAllByText(name)).map((element) => element.closest("li")).filter((element) => element?.hasAttribute("data-wish"));
  if (!row) throw new Error(`${name} is no candidate`);
  return within(row);
};

describe("planning a trip", () => {
  it("starts with a plan from where the server proposes", async () => {
    renderApp("/trips/new");
    const list = await timetable();
    expect(within(list).getAllByText("東京駅")).toHaveLength(2);
    expect((await candidate("長谷川 由紀子")).getByText(/^✓/)).toBeVisible();
    expect(asked[0]).toMatchObject({ area: null, objective: "most_value", days: [{ date: "2026-11-23", opens: "09:00", closes: "18:00" }] });
  });

  it("plans again when the area, the hours or the objective change", async () => {
    const user = userEvent.setup();
    renderApp("/trips/new");
    await timetable();
    await user.click(screen.getByRole("combobox", { name: "Area" }));
    await user.click(await screen.findByRole("option", { name: "Shizuoka" }));
    await waitFor(() => expect(asked.at(-1)?.area).toEqual({ prefectures: ["静岡県"] }));
    fireEvent.change(screen.getByLabelText("Until"), { target: { value: "20:00" } });
    await user.click(screen.getByRole("radio", { name: "Least travel" }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ objective: "least_travel", days: [{ closes: "20:00" }] }));
  });

  it("finds the start by what is typed", async () => {
    const user = userEvent.setup();
    renderApp("/trips/new");
    await timetable();
    const start = screen.getByRole("combobox", { name: "Start" });
    await user.clear(start);
    await user.type(start, "hama");
    await user.click(await screen.findByRole("option", { name: /浜松駅/ }));
    await waitFor(() => expect(asked.at(-1)?.days[0]?.start.name).toBe("浜松駅"));
  });

  it("takes musts, avoids and lengths of candidates", async () => {
    const user = userEvent.setup();
    renderApp("/trips/new");
    await user.click((await candidate("飯田工業")).getByRole("button", { name: "Must visit 飯田工業" }));
    await user.click((await candidate("佐久間 恒一")).getByRole("button", { name: "Leave out 佐久間 恒一" }));
    await user.selectOptions((await candidate("飯田工業")).getByRole("combobox", { name: "Length of the visit to 飯田工業" }), "30");
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ must_visit: ["C006"], avoid: ["C001"], visit_minutes: { C006: 30 } }));
  });

  it("names who is left out and why, beside the plan", async () => {
    renderApp("/trips/new");
    const card = await screen.findByRole("region", { name: "Left out" });
    expect(within(card).getByText("佐久間 恒一").closest("p")).toHaveTextContent(/96 min there and back/);
  });

  it("asks for nothing while a day is incomplete, and says what is missing", async () => {
    renderApp("/trips/new");
    await timetable();
    const before = asked.length;
    fireEvent.change(screen.getByLabelText("Until"), { target: { value: "08:00" } });
    expect(await screen.findByText("The day must end after it begins.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Save as a trip" })).toBeDisabled();
    expect(await timetable()).toBeVisible();
    expect(asked).toHaveLength(before);
  });

  it("keeps the last plan when the next one fails", async () => {
    const user = userEvent.setup();
    renderApp("/trips/new");
    await timetable();
    server.use(http.post("*/api/trips/plan", () => problem(500, "internal")));
    await user.click(screen.getByRole("radio", { name: "Least travel" }));
    expect(await screen.findByText(/Below is what was loaded last/)).toBeVisible();
    expect(await timetable()).toBeVisible();
  });

  it("says plainly when nobody fits, and saves nothing then", async () => {
    server.use(http.post("*/api/trips/plan", () => problem(422, "no-candidates")));
    renderApp("/trips/new");
    expect(await screen.findByText(/Nobody can be met with these wishes/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Save as a trip" })).toBeDisabled();
  });

  it("saves once and shows the trip", async () => {
    const user = userEvent.setup();
    const { router } = renderApp("/trips/new?customer=C003");
    await timetable();
    await user.type(screen.getByLabelText("Name of the trip"), "掛川へ");
    await user.click(screen.getByRole("button", { name: "Save as a trip" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/trips/T004"));
    expect(await screen.findByRole("heading", { level: 1, name: /掛川へ/ })).toBeVisible();
    expect(mockTrips().at(-1)?.request).toMatchObject({ must_visit: ["C003"], seconds: 2 });
  });

  it("adds a day that goes on where the last one ended", async () => {
    const user = userEvent.setup();
    renderApp("/trips/new");
    await timetable();
    await user.click(screen.getByRole("button", { name: "Add a day" }));
    await waitFor(() => expect(asked.at(-1)?.days.map(({ date }) => date)).toEqual(["2026-11-23", "2026-11-24"]));
    await user.click(screen.getByRole("button", { name: "Remove day 2" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Remove day 2" })).toBeNull());
  });
});

it("changes the wishes of a trip and plans it again", async () => {
  const user = userEvent.setup();
  const { router } = renderApp("/trips/new?trip=T001");
  expect(await screen.findByRole("heading", { level: 1, name: "Change the wishes" })).toBeVisible();
  await user.click((await candidate("飯田工業")).getByRole("button", { name: "Must visit 飯田工業" }));
  await user.click(screen.getByRole("button", { name: "Plan again and save" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/trips/T001"));
  expect(mockTrips()[0]).toMatchObject({ version: 2, request: { must_visit: ["C002", "C006"] } });
});
