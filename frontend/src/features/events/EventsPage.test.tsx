import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { records } from "@/test/mocks/records";
import { renderApp } from "@/test/render";

describe("economic events", () => {
  it("lists, filters and opens them", async () => {
    renderApp("/events");
    await screen.findByRole("row", { name: /米FOMC/ });
    await userEvent.selectOptions(screen.getByLabelText("Impact"), "Low");
    expect(screen.queryByRole("row", { name: /米FOMC/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("link", { name: "法人企業統計" }));
    expect(await within(await screen.findByRole("dialog")).findByText("Stocks")).toBeVisible();
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
