import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { records } from "@/test/mocks/records";
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

  it("changes a product, rates as percentages", async () => {
    renderApp("/products?open=P001");
    await userEvent.click(await screen.findByRole("button", { name: "Change" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change the product" }));
    const coupon = dialog.getByLabelText("Coupon in %");
    expect(coupon).toHaveValue("1.85");
    await userEvent.clear(coupon);
    await userEvent.type(coupon, "２．１");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await screen.findAllByText("2.10%")).not.toHaveLength(0);
    expect(records().products[0]?.coupon_rate).toBe("0.021");
  });

  it("opens the terms of one from its link, and closes them", async () => {
    const { router } = renderApp("/products?open=P001");
    const sheet = within(await screen.findByRole("dialog"));
    expect(await sheet.findByText("1.85%")).toBeVisible();
    await userEvent.click(sheet.getByRole("button", { name: "Close" }));
    expect(router.state.location.search).toEqual({});
  });
});
