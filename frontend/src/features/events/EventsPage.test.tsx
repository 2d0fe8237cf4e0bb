import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { records } from "@/test/mocks/records";
import { renderApp } from "@/test/render";

describe("economic events", () => {
  it("lists, filters and opens them", async () => {
    renderApp("/events");
    await screen.findByRole("row", { name: /米FOMC/ });
    await userEvent.selectOptions(screen.getByLabelText("Impact"), "Low");
    await waitFor(() => expect(screen.queryByRole("row", { name: /米FOMC/ })).not.toBeInTheDocument());
    await userEvent.click(screen.getByRole("link", { name: "法人企業統計" }));
    expect(await within(await screen.findByRole("dialog")).findByText("Stocks")).toBeVisible();
  });

  it("shows what is over when asked, and searches", async () => {
    renderApp("/events");
    await screen.findByText("3 events");
    expect(screen.queryByRole("row", { name: /鉱工業指数/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("radio", { name: "Past" }));
    await screen.findByRole("row", { name: /鉱工業指数/ });
    expect(screen.getByText("1 event")).toBeVisible();
    await userEvent.type(screen.getByLabelText("Search events"), "日銀");
    expect(await screen.findByText("No event matches.")).toBeVisible();
  });

  it("changes one", async () => {
    renderApp("/events");
    await userEvent.click(await screen.findByRole("link", { name: "法人企業統計" }));
    await userEvent.click(await screen.findByRole("button", { name: "Change" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change the event" }));
    await userEvent.selectOptions(dialog.getByLabelText("Impact"), "High");
    await userEvent.click(dialog.getByLabelText("Bonds"));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The event is saved.");
    expect(records().events.find(({ title }) => title === "法人企業統計")).toMatchObject({ impact: "high", asset_classes: ["bond", "stock"] });
  });
});
