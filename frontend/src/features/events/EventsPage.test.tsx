import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

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
});
