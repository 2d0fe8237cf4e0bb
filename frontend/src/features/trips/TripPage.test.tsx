// @mission TRIP-2, TRIP-3
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";

import { serveMap } from "@/test/map";
import { problem } from "@/test/mocks/answers";
import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { mockTrips } from "@/test/mocks/trips";
import { renderApp } from "@/test/render";

beforeEach(() => serveMap());

const timetable = () => screen.findByRole("list", { name: /^Timetable of/ });

async function order(): Promise<string[]> {
  const list = await timetable();
  return within(list)
    .getAllByRole("button", { name: /^Move / })
    .map((button) => button.getAttribute("aria-label")?.replace("Move ", "") ?? "");
}

function secondEditor() {
  const trip = mockTrips().find(({ trip_id }) => trip_id === "T001");
  if (trip) trip.version += 1;
}

it("shows when, whom and why, with the ways between", async () => {
  renderApp("/trips/T001");
  expect(await screen.findByRole("heading", { level: 1, name: /静岡・浜松 1日/ })).toBeVisible();
  expect(screen.getByText(/4 visits · travel/)).toBeVisible();
  const list = await timetable();
  expect(within(list).getByText("浜松駅")).toBeVisible();
  expect(within(list).getByText(/Lunch 1 h from/)).toBeVisible();
  expect(await order()).toEqual(["佐久間 恒一", "大石 あかね", "遠山 美沙", "三好精工株式会社"]);
});

it("names who was left out and why", async () => {
  renderApp("/trips/T001");
  const card = await screen.findByRole("region", { name: "Left out" });
  expect(within(card).getByText(/飯田工業/).closest("p")).toHaveTextContent("96 min there and back is more than its value of 44 is worth.");
});

it("moves a stop with the keyboard, says so, and offers the way back", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  const handle = await screen.findByRole("button", { name: "Move 遠山 美沙" });
  handle.focus();
  await user.keyboard(" ");
  expect(screen.getByText(/遠山 美沙 grabbed, 3 of 4/)).toBeInTheDocument();
  await user.keyboard("{ArrowUp}{ArrowUp}");
  expect(screen.getByText("1 of 4")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Move 遠山 美沙" })).toHaveFocus();
  await user.keyboard(" ");
  expect(screen.getByText("遠山 美沙 dropped, 1 of 4.")).toBeInTheDocument();
  await waitFor(() => expect(mockTrips()[0]?.version).toBe(2));
  expect(await order()).toEqual(["遠山 美沙", "佐久間 恒一", "大石 あかね", "三好精工株式会社"]);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(async () => expect((await order())[0]).toBe("佐久間 恒一"));
  expect(mockTrips()[0]?.version).toBe(3);
});

it("leaves the focus at the next stop where one is taken out, and gives each way back its own time", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  const takeOut = async (name: string) => {
    (await screen.findByRole("button", { name: `More for ${name}` })).focus();
    await user.keyboard("{Enter}");
    (await screen.findByRole("menuitem", { name: "Take out of the trip" })).focus();
    await user.keyboard("{Enter}");
  };
  await takeOut("大石 あかね");
  const undo = await screen.findByRole("button", { name: "Undo" });
  expect(screen.getByRole("button", { name: "Move 遠山 美沙" })).toHaveFocus();
  await takeOut("三好精工株式会社");
  await waitFor(() => expect(undo).not.toBeInTheDocument());
  expect(await screen.findByRole("button", { name: "Undo" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Move 遠山 美沙" })).toHaveFocus();
});

it("puts a grabbed stop back on escape", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  (await screen.findByRole("button", { name: "Move 遠山 美沙" })).focus();
  await user.keyboard(" {ArrowUp}{Escape}");
  expect((await order())[2]).toBe("遠山 美沙");
  expect(mockTrips()[0]?.version).toBe(1);
});

it("carries a stop into the next day", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T002");
  const [firstDay] = await screen.findAllByRole("list", { name: /^Timetable of/ });
  const last = within(firstDay!).getAllByRole("button", { name: /^Move / }).at(-1)!;
  const name = last.getAttribute("aria-label") ?? "";
  last.focus();
  await user.keyboard(" {ArrowDown} ");
  await waitFor(() => {
    const [, secondDay] = screen.getAllByRole("list", { name: /^Timetable of/ });
    expect(within(secondDay!).getByRole("button", { name })).toBeInTheDocument();
  });
});

it("says when the trip was changed elsewhere, and shows the newer one on request", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  await timetable();
  secondEditor();
  await user.click(screen.getByRole("button", { name: "More for 大石 あかね" }));
  await user.click(await screen.findByRole("menuitem", { name: "Take out of the trip" }));
  const alert = await screen.findByText(/This trip was changed elsewhere/);
  expect(within(await timetable()).getByText("大石 あかね")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Move 大石 あかね" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Show the newer version" }));
  await waitFor(() => expect(alert).not.toBeInTheDocument());
  expect(await screen.findByRole("button", { name: "Move 大石 あかね" })).toBeVisible();
});

it("keeps the timetable when a change is refused", async () => {
  server.use(http.put("*/api/trips/:id/stops", () => problem(503, "throttled")));
  const user = userEvent.setup();
  renderApp("/trips/T001");
  const before = await order();
  await user.click(screen.getByRole("button", { name: "More for 大石 あかね" }));
  await user.click(await screen.findByRole("menuitem", { name: "Take out of the trip" }));
  expect(await screen.findByText(/The server is busy/)).toBeVisible();
  expect(await order()).toEqual(before);
});

it("puts a candidate in by hand and warns when it comes late", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  await user.click(await screen.findByRole("button", { name: "Put in 飯田工業" }));
  await waitFor(async () => expect((await order()).at(-1)).toBe("飯田工業"));
  await user.click(await screen.findByRole("button", { name: "Put in 小笠原 隆" }));
  await waitFor(async () => expect((await order()).at(-1)).toBe("小笠原 隆"));
  expect(await screen.findByText(/After working hours/)).toBeVisible();
});

it("plans again with a candidate as a must", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  await user.click(await screen.findByRole("button", { name: "Must visit 飯田工業" }));
  await waitFor(async () => expect(await order()).toContain("飯田工業"));
  expect(mockTrips()[0]?.request.must_visit).toContain("C006");
});

it("shows the briefing of the stop that is chosen", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  expect(await screen.findByRole("heading", { name: "Briefing — 佐久間 恒一" })).toBeVisible();
  await user.click(within(await timetable()).getByRole("button", { name: "遠山 美沙" }));
  const card = await screen.findByRole("region", { name: "Briefing — 遠山 美沙" });
  expect(within(card).getByText(/11 figures, all linked to records/)).toBeVisible();
  expect(within(card).getByRole("link", { name: "¥30.0M" })).toHaveAttribute("href", expect.stringContaining("/customers/C003#holding-"));
});

it("offers print, calendar and confirming", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  expect(await screen.findByRole("link", { name: "Print" })).toHaveAttribute("href", "/trips/T001/print");
  expect(screen.getByRole("link", { name: "To the calendar (.ics)" })).toHaveAttribute("href", "/api/trips/T001/calendar.ics");
  await user.click(screen.getByRole("button", { name: "Confirm" }));
  expect(await screen.findByText("Confirmed")).toBeVisible();
});

it("lets a viewer read only", async () => {
  signInAs("viewer");
  expect(book.signedIn).toBe("viewer");
  renderApp("/trips/T001");
  await timetable();
  expect(screen.queryByRole("button", { name: /^Move/ })).toBeNull();
  expect(screen.queryByRole("button", { name: "Confirm" })).toBeNull();
  expect(screen.getByRole("link", { name: "Print" })).toBeVisible();
});

it("draws the still map where the browser has no WebGL", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  const map = await screen.findByRole("group", { name: "Map of the trip" });
  expect(await within(map).findByText("静岡駅")).toBeInTheDocument();
  expect(within(map).getByText("Shizuoka")).toBeInTheDocument();
  await user.click(within(map).getByRole("button", { name: "3 遠山 美沙" }));
  expect(await screen.findByRole("heading", { name: "Briefing — 遠山 美沙" })).toBeVisible();
});

it("does without the map when it cannot be loaded", async () => {
  server.use(http.get("*/japan.json", () => new HttpResponse(null, { status: 404 })));
  renderApp("/trips/T001");
  expect(await screen.findByText(/The map could not be loaded/)).toBeVisible();
  expect(screen.getByText(/浜松駅 → 佐久間 恒一/)).toBeInTheDocument();
});

it("says when there is no such trip", async () => {
  renderApp("/trips/T404");
  expect(await screen.findByText(/does not exist, or it is not yours/)).toBeVisible();
});

it("is renamed, and keeps its name when it is planned again", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  await user.click(await screen.findByRole("button", { name: "More for this trip" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rename" }));
  const name = await screen.findByRole("textbox", { name: "Name of the trip" });
  await user.clear(name);
  await user.type(name, "浜松の日");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("heading", { level: 1, name: /浜松の日/ })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "More for this trip" }));
  await user.click(await screen.findByRole("menuitem", { name: "Plan again with the same wishes" }));
  expect(await screen.findByText("The trip was planned again.")).toBeVisible();
  expect(mockTrips()[0]?.request.title).toBe("浜松の日");
});

it("is deleted after a question", async () => {
  const user = userEvent.setup();
  const { router } = renderApp("/trips/T001");
  await user.click(await screen.findByRole("button", { name: "More for this trip" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/trips"));
  expect(mockTrips().map(({ trip_id }) => trip_id)).toEqual(["T002", "T003"]);
});

it("takes two quick moves in their order", async () => {
  const user = userEvent.setup();
  renderApp("/trips/T001");
  await user.click(await screen.findByRole("button", { name: "More for 佐久間 恒一" }));
  const later = await screen.findByRole("menuitem", { name: "Visit later" });
  await user.click(later);
  await user.click(await screen.findByRole("menuitem", { name: "Visit later" }));
  await waitFor(() => expect(mockTrips()[0]?.version).toBe(3));
  expect(await order()).toEqual(["大石 あかね", "遠山 美沙", "佐久間 恒一", "三好精工株式会社"]);
});
