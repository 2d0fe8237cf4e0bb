import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { ask } from "@/test/asking";
import { assistant } from "@/test/mocks/assistant";
import { renderApp } from "@/test/render";

describe("sharing", () => {
  afterEach(() => localStorage.clear());

  it("makes a link that is shown once, and revokes it", async () => {
    renderApp("/assistant");
    await ask("Tell me");
    await screen.findByRole("link", { name: "¥30.0M" });
    await userEvent.click(screen.getByRole("button", { name: "Share a link" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Share with colleagues" }));
    expect(await dialog.findByText("There are no links.")).toBeVisible();
    await userEvent.selectOptions(dialog.getByRole("combobox", { name: "What" }), "The last answer only");
    await userEvent.click(dialog.getByRole("button", { name: "Make a link" }));
    expect(await dialog.findByRole("textbox", { name: "The link, shown this once" })).toHaveValue(`${location.origin}/shared/secret`);
    expect(assistant().shares[0]?.message_id).toBe(assistant().messages.at(-1)?.message_id);
    await userEvent.click(await dialog.findByRole("button", { name: "Revoke" }));
    await userEvent.click(within(await screen.findByText("The link stops working at once.").then((words) => words.parentElement as HTMLElement)).getByRole("button", { name: "Revoke" }));
    expect(await dialog.findByText("There are no links.")).toBeVisible();
  });

  it("shows what was shared, without ways into records the reader may not open", async () => {
    assistant().shares.push({ share_id: "s1", message_id: null, created_at: "2026-11-20T07:40:00Z", expires_at: "2026-12-20T07:40:00Z" });
    renderApp("/shared/secret");
    expect(await screen.findByRole("heading", { level: 1, name: "Tell me" })).toBeVisible();
    expect(screen.getByText(/Shared by 高梨 遥/)).toBeVisible();
    expect(screen.getAllByRole("link", { name: "佐久間 恒一" })[0]).toBeVisible();
    expect(screen.getAllByText("¥30.0M").map((figure) => figure.closest("a"))).toEqual([null, null]);
    const list = within(within(screen.getByRole("article")).getByRole("list"));
    expect(list.getByRole("link", { name: "佐久間 恒一" })).toHaveAttribute("href", "/customers/C001");
    expect(list.getByText("大石 あかね").closest("a")).toBeNull();
    expect(screen.getByText("✓", { exact: false })).toHaveTextContent("2 figures, all linked to records");
    expect(screen.getByText("By rules: the model does not answer")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("says that a link does not work any more", async () => {
    renderApp("/shared/old");
    expect(await screen.findByText(/This link does not work any more/)).toBeVisible();
  });
});
