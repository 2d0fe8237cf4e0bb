import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { renderApp } from "@/test/render";

async function open() {
  const app = renderApp("/account");
  await screen.findByRole("heading", { level: 1, name: "Settings" });
  await userEvent.keyboard("/");
  const dialog = within(await screen.findByRole("dialog", { name: "Search and commands" }));
  return { ...app, dialog, input: dialog.getByRole("combobox") };
}

describe("command palette", () => {
  it("finds a customer by kana and opens the page with Enter", async () => {
    const { router, dialog, input } = await open();
    await userEvent.type(input, "とおやま");
    await dialog.findByRole("option", { name: /遠山 美沙/ });
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/customers/C003"));
  });

  it("runs a command", async () => {
    const { router, input } = await open();
    await userEvent.type(input, "plan");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/trips/new"));
  });

  it("leaves Enter to an IME that composes", async () => {
    const { router, input, dialog } = await open();
    await userEvent.type(input, "さくま");
    await dialog.findByRole("option", { name: /佐久間/ });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    expect(router.state.location.pathname).toBe("/account");
  });

  it("chooses with the arrows, round the ends", async () => {
    const { dialog, input } = await open();
    const options = dialog.getAllByRole("option");
    await userEvent.type(input, "{ArrowUp}");
    expect(options.at(-1)).toHaveAttribute("aria-selected", "true");
    await userEvent.type(input, "{ArrowDown}");
    expect(options[0]).toHaveAttribute("aria-selected", "true");
  });

  it("says when nothing matches", async () => {
    const { dialog, input } = await open();
    await userEvent.type(input, "zzz");
    expect(await dialog.findByText("Nothing matches.")).toBeVisible();
  });
});
