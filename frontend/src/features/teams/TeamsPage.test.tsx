// @mission ID-5
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

describe("teams", () => {
  beforeEach(() => signInAs("admin"));

  it("are added; a name in use keeps the input", async () => {
    renderApp("/teams");
    await userEvent.click(await screen.findByRole("button", { name: "Add a team" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Add a team" }));
    await userEvent.type(dialog.getByLabelText("Name of the team"), "静岡支店");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText("Another team has this name.")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Name of the team"), " 2");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("row", { name: /静岡支店 2 Nobody leads it Nobody/ })).toBeVisible();
  });

  it("keep what is typed when somebody was faster", async () => {
    renderApp("/teams");
    await userEvent.click(await screen.findByRole("button", { name: "Change 静岡支店" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change the team" }));
    Object.assign(book.teams[0] ?? {}, { version: 7 });
    await userEvent.click(dialog.getByRole("switch", { name: /Everyone belongs to it/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/Somebody changed this in the meantime/)).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The team is saved.");
    expect(book.teams[0]).toMatchObject({ everyone: false, version: 8 });
  });

  it("are read by those who lead them, and by nobody else", async () => {
    signInAs("manager");
    const led = renderApp("/teams");
    expect(await screen.findByRole("row", { name: /静岡支店 桐生 誠 Everyone/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add a team" })).not.toBeInTheDocument();
    led.unmount();
    signInAs("takanashi");
    renderApp("/teams");
    expect(await screen.findByText(/Only administrators and managers/)).toBeVisible();
  });
});
