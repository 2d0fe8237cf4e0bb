import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { renderApp } from "@/test/render";

describe("products", () => {
  it("filters by class and risk", async () => {
    renderApp("/products");
    await screen.findByRole("row", { name: /遠州電力/ });
    await userEvent.selectOptions(screen.getByLabelText("Class"), "Bonds");
    await waitFor(() => expect(screen.queryByRole("row", { name: /遠州電力/ })).not.toBeInTheDocument());
    await userEvent.selectOptions(screen.getByLabelText("Risk"), "Risk 5");
    expect(await screen.findByText("No product matches.")).toBeVisible();
  });

  it("opens the terms of one from its link, and closes them", async () => {
    const { router } = renderApp("/products?open=P001");
    const sheet = within(await screen.findByRole("dialog"));
    expect(await sheet.findByText("1.85%")).toBeVisible();
    await userEvent.click(sheet.getByRole("button", { name: "Close" }));
    expect(router.state.location.search).toEqual({});
  });
});
