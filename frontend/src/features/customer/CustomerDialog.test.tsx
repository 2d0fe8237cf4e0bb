// @mission CRM-1
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { customerOf } from "@/test/mocks/records";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

async function open(button: string, title: string) {
  renderApp("/customers/C001");
  await userEvent.click(await screen.findByRole("button", { name: button }));
  return within(await screen.findByRole("dialog", { name: title }));
}

async function write(input: HTMLElement, text: string) {
  await userEvent.clear(input);
  await userEvent.type(input, text);
}

describe("changing a customer", () => {
  it("sends what was changed, and shows it", async () => {
    const dialog = await open("Change the profile", "Change the profile");
    const save = dialog.getByRole("button", { name: "Save" });
    expect(save).toBeDisabled();
    await write(dialog.getByLabelText("Phone"), "053-111-2222");
    await write(dialog.getByLabelText("Length of a visit in minutes"), "3");
    expect(dialog.getByText("Please check this.")).toBeVisible();
    expect(save).toBeDisabled();
    await write(dialog.getByLabelText("Length of a visit in minutes"), "60");
    const hours = within(dialog.getByRole("group", { name: "Hours 1" }));
    await userEvent.click(hours.getByLabelText("Fri"));
    await userEvent.click(save);
    expect(await screen.findByRole("link", { name: "053-111-2222" })).toBeVisible();
    expect(customerOf("C001")).toMatchObject({ phone: "053-111-2222", visit_minutes: 60, visit_windows: [{ weekdays: [0, 1, 2, 3], start: "10:00", end: "12:00" }], version: 2 });
  });

  it("reads amounts as people type them, and clears what is emptied", async () => {
    const dialog = await open("Change the suitability", "Change the suitability");
    await write(dialog.getByLabelText("Net worth"), "2.5億");
    expect(dialog.getByText("¥250,000,000")).toBeVisible();
    await userEvent.clear(dialog.getByLabelText("Means"));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The customer is saved.");
    expect(customerOf("C001")).toMatchObject({ net_worth: { amount: "250000000", currency: "JPY" }, means: null, purpose: "元本重視・年金補完" });
  });

  it("keeps the input when somebody was faster, and takes over what was not touched", async () => {
    const dialog = await open("Change the profile", "Change the profile");
    await write(dialog.getByLabelText("Phone"), "mine");
    Object.assign(customerOf("C001")!, { version: 5, occupation: "医師", phone: "theirs" });
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/^Somebody changed this in the meantime\. What you did not touch/)).toBeVisible();
    expect(dialog.getByLabelText("Occupation")).toHaveValue("医師");
    expect(dialog.getByLabelText("Phone")).toHaveValue("mine");
    server.use(http.patch("*/api/customers/C001", () => HttpResponse.error(), { once: true }));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/^The network cannot be reached/)).toBeVisible();
    expect(dialog.queryByText(/^Somebody changed this/)).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The customer is saved.");
    expect(customerOf("C001")).toMatchObject({ phone: "mine", occupation: "医師", version: 6 });
  });

  it("lets a manager give the customer to somebody else, and a rep not", async () => {
    signInAs("manager");
    const dialog = await open("Change the profile", "Change the profile");
    const owner = await dialog.findByLabelText("Owner");
    expect(owner).toHaveDisplayValue("高梨 遥");
    const names = within(owner).getAllByRole("option").map(({ textContent }) => textContent);
    expect(names).not.toContain("Nobody");
    const other = book.users.find(({ user_id, role }) => role !== "viewer" && user_id !== customerOf("C001")?.owner_id)!;
    await userEvent.selectOptions(owner, other.display_name);
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The customer is saved.");
    expect(customerOf("C001")).toMatchObject({ owner_id: other.user_id });
  });

  it("shows a rep no owner to change", async () => {
    const dialog = await open("Change the profile", "Change the profile");
    expect(dialog.queryByLabelText("Owner")).not.toBeInTheDocument();
  });

  it("is not offered to a viewer", async () => {
    signInAs("viewer");
    renderApp("/customers/C001");
    await screen.findByRole("region", { name: "Suitability" });
    expect(screen.queryByRole("button", { name: /^Change the/ })).not.toBeInTheDocument();
  });
});
