import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { questionBox } from "@/test/asking";
import { assistant } from "@/test/mocks/assistant";
import { renderApp } from "@/test/render";

describe("the assistant beside a page", () => {
  afterEach(() => localStorage.clear());

  it("knows whom the page is about, and closes with Escape", async () => {
    renderApp("/customers/C001");
    await screen.findByRole("button", { name: "Ask the assistant" });
    await userEvent.keyboard("a");
    const panel = await screen.findByRole("complementary", { name: "Assistant" });
    expect(within(panel).getByText("About: 佐久間 恒一")).toBeVisible();
    await userEvent.click(within(panel).getByRole("button", { name: "Brief me on 佐久間 恒一" }));
    expect(await within(panel).findByRole("link", { name: "¥30.0M" })).toBeVisible();
    expect(assistant().asked[0]?.screen).toEqual({ customer_id: "C001", trip_id: null });
    expect(within(panel).getByRole("link", { name: "Open in full" })).toHaveAttribute("href", `/assistant/${assistant().chats[0]?.chat_id ?? ""}`);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary", { name: "Assistant" })).toBeNull());
  });

  it("begins a note in words to go on with", async () => {
    renderApp("/customers/C001");
    await userEvent.click(await screen.findByRole("button", { name: "Ask the assistant" }));
    await userEvent.click(await screen.findByRole("button", { name: "Write down a visit…" }));
    expect(await questionBox()).toHaveValue("Note: visited 佐久間 恒一. ");
  });
});
