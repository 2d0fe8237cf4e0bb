// @mission TRIP-5, AI-4
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";

import { assistant } from "@/test/mocks/assistant";
import { signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { outcomes } from "@/test/mocks/visits";
import { renderApp } from "@/test/render";
import { recordVisit } from "@/lib/visit";

const WORDS = "Waits with the bond. Call on Tuesday. ¥20M in March, 70%.";

beforeEach(() => {
  localStorage.clear();
  recordVisit(null);
});

async function open() {
  renderApp("/customers/C001");
  await userEvent.click(await screen.findByRole("button", { name: "Record the visit" }));
  return within(await screen.findByRole("dialog", { name: "The visit to 佐久間 恒一" }));
}

describe("notes after a visit", () => {
  it("makes proposals of rough notes and writes only what is approved", async () => {
    const dialog = await open();
    const make = dialog.getByRole("button", { name: "Make proposals" });
    expect(make).toBeDisabled();
    await userEvent.type(dialog.getByLabelText("What was said"), WORDS);
    await userEvent.click(make);
    const task = within(await dialog.findByRole("group", { name: "Proposal: Follow-up" }));
    expect(await dialog.findByText("3 proposals wait for your decision.")).toBeVisible();
    expect(dialog.getByText("The day of the next visit")).toBeVisible();
    expect(outcomes().sent).toEqual([{ text: WORDS, visit_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string }]);
    expect(dialog.getByRole("button", { name: "Done" })).toBeDisabled();
    await userEvent.click(task.getByRole("button", { name: "Reject" }));
    for (const name of ["Proposal: Note", "Proposal: Cash inflow"]) await userEvent.click(within(dialog.getByRole("group", { name })).getByRole("button", { name: "Approve and save" }));
    expect(await dialog.findByText("Everything is decided.")).toBeVisible();
    expect(assistant().proposals.map(({ state }) => state)).toEqual(["approved", "rejected", "approved"]);
    await userEvent.click(dialog.getByRole("button", { name: "Done" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(Object.keys(localStorage).filter((key) => key.includes("visit"))).toEqual([]);
  });

  it("keeps the words when it is closed, and when the server cannot be reached", async () => {
    server.use(http.post("*/api/assistant/notes/structure", () => HttpResponse.error()));
    const dialog = await open();
    await userEvent.type(dialog.getByLabelText("What was said"), WORDS);
    await userEvent.click(dialog.getByRole("button", { name: "Make proposals" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent("The network cannot be reached.");
    await userEvent.click(dialog.getByRole("button", { name: "Close" }));
    await userEvent.click(screen.getByRole("button", { name: "Record the visit" }));
    expect(within(await screen.findByRole("dialog")).getByLabelText("What was said")).toHaveValue(WORDS);
  });

  it("says that it is offline and waits", async () => {
    const dialog = await open();
    await userEvent.type(dialog.getByLabelText("What was said"), WORDS);
    act(() => void window.dispatchEvent(new Event("offline")));
    expect(dialog.getByText(/^Offline\. Your words are kept/)).toBeVisible();
    expect(dialog.getByRole("button", { name: "Make proposals" })).toBeDisabled();
    act(() => void window.dispatchEvent(new Event("online")));
    expect(dialog.getByRole("button", { name: "Make proposals" })).toBeEnabled();
  });

  it("shows the proposals again after it was closed, and the words to change them", async () => {
    const dialog = await open();
    await userEvent.type(dialog.getByLabelText("What was said"), WORDS);
    await userEvent.click(dialog.getByRole("button", { name: "Make proposals" }));
    await dialog.findByRole("group", { name: "Proposal: Note" });
    await userEvent.click(dialog.getByRole("button", { name: "Close" }));
    await userEvent.click(screen.getByRole("button", { name: "Record the visit" }));
    const again = within(await screen.findByRole("dialog"));
    expect(await again.findByRole("group", { name: "Proposal: Note" })).toBeVisible();
    await userEvent.click(again.getByRole("button", { name: "Change the words" }));
    expect(again.getByLabelText("What was said")).toHaveValue(WORDS);
  });

  it("is not offered to a viewer", async () => {
    signInAs("viewer");
    renderApp("/customers/C001");
    await screen.findByRole("region", { name: "Notes" });
    expect(screen.queryByRole("button", { name: "Record the visit" })).not.toBeInTheDocument();
  });
});
