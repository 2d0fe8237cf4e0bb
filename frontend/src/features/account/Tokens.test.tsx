// @mission ID-2
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { renderApp } from "@/test/render";

describe("API tokens", () => {
  it("are made, shown once and revoked; what is typed survives a refusal", async () => {
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Make a token" }));
    const form = within(await screen.findByRole("dialog", { name: "Make a token" }));
    expect(form.getByRole("button", { name: "Make the token" })).toBeDisabled();
    await userEvent.type(form.getByLabelText("What it is for"), "taken");
    await userEvent.click(form.getByLabelText("Read trips"));
    await userEvent.click(form.getByRole("button", { name: "Make the token" }));
    expect(await form.findByRole("alert")).toHaveTextContent("as many tokens as you may");
    expect(form.getByLabelText("Read trips")).toBeChecked();
    await userEvent.clear(form.getByLabelText("What it is for"));
    await userEvent.type(form.getByLabelText("What it is for"), "Report");
    await userEvent.click(form.getByRole("button", { name: "Make the token" }));
    const made = within(await screen.findByRole("dialog", { name: "The token Report is made" }));
    expect(made.getByLabelText("Secret")).toHaveTextContent("oat_1a2b_invented-secret");
    await userEvent.click(made.getByRole("button", { name: "I have kept it" }));
    expect(screen.queryByText("oat_1a2b_invented-secret")).not.toBeInTheDocument();
    const list = within(await screen.findByRole("list", { name: "API tokens" }));
    await userEvent.click(list.getByRole("button", { name: "Revoke" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));
    expect(await screen.findByText(/You have no tokens/)).toBeVisible();
  });
});
