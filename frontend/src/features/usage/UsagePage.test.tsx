// @mission AI-6
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it, vi } from "vitest";

import { signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

describe("usage of the assistant", () => {
  it("shows an administrator who used how much of which month", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-21T00:00:00Z"), toFake: ["Date"] });
    server.use(http.get("*/api/assistant", () => HttpResponse.json({ mode: "live", model: "gpt-4o-mini", presets: [], message_characters: 4000 })));
    signInAs("admin");
    renderApp("/usage");
    const table = within(await screen.findByRole("table", { name: "Usage by user" }));
    expect(table.getByRole("row", { name: /高梨 遥/ })).toHaveTextContent("US$0.0196");
    expect(table.getByRole("row", { name: /佐藤 健/ })).toHaveTextContent("100% · by rules until next month");
    expect(screen.getByLabelText("This month in figures")).toHaveTextContent("US$5.03");
    expect(await screen.findByText("Model: gpt-4o-mini")).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText("Month"), "October 2026");
    expect(await screen.findByText("Nobody used the model in this month.")).toBeVisible();
    vi.useRealTimers();
  });

  it("says what to do where no model is set up", async () => {
    server.use(http.get("*/api/assistant/usage/all", () => HttpResponse.json({ month: "2026-11", items: [], totals: { input: 0, output: 0, cost: 0, runs: 0 }, limit: { cost: null, tokens: null }, price_table: [] })));
    signInAs("admin");
    renderApp("/usage");
    expect(await screen.findByText(/Set OPENAI_API_KEY on the server/)).toBeVisible();
  });

  it("is the administrator's; everybody sees the own in the settings", async () => {
    const { unmount } = renderApp("/usage");
    expect(await screen.findByText(/Only an administrator can see everybody's usage/)).toBeVisible();
    unmount();
    renderApp("/account");
    expect(await screen.findByText("US$0.0196 of US$5.00")).toBeVisible();
  });
});
