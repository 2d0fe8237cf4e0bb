import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

describe("shell", () => {
  it("leads to what the role may use", async () => {
    renderApp("/account");
    const rail = within(await screen.findByRole("navigation", { name: "Main" }));
    expect(await rail.findByRole("img", { name: "1 open alarm" })).toBeVisible();
    expect(rail.getAllByRole("link").map((link) => link.textContent)).toEqual(["Otomo", "Today", "Trips", "Customers", "Assistant", "Products", "Economic events", "Devices", "Alarms1", "Import", "Settings"]);
    expect(rail.getByRole("link", { name: "Settings" })).toHaveAttribute("aria-current", "page");
  });

  it("goes with g and a letter", async () => {
    const { router } = renderApp("/account");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    await userEvent.keyboard("gc");
    expect(router.state.location.pathname).toBe("/customers");
    await userEvent.keyboard("gt");
    expect(router.state.location.pathname).toBe("/");
  });

  it("lists the shortcuts on ?", async () => {
    renderApp("/account");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    await userEvent.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toHaveTextContent("Plan a trip");
  });

  it.each(["?", "/"])("gives the focus back when what %s opened is closed", async (key) => {
    renderApp("/account");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    screen.getByRole("link", { name: "Products" }).focus();
    await userEvent.keyboard(key);
    await screen.findByRole("dialog");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("link", { name: "Products" })).toHaveFocus());
  });

  it("signs out", async () => {
    const { router } = renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
    expect(book.signedIn).toBeNull();
  });

  it("says why it could not sign out", async () => {
    server.use(http.post("*/api/auth/sign-out", () => HttpResponse.error()));
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    expect(await screen.findByText(/^The network cannot be reached/)).toBeVisible();
  });

  it("opens after all when the server was away at the start and answers again", async () => {
    server.use(http.get("*/api/auth/session", () => new HttpResponse("<h1>Bad Gateway</h1>", { status: 502 })));
    renderApp("/account");
    expect(await screen.findByRole("alert")).toHaveTextContent("The server does not answer at the moment.");
    server.resetHandlers();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  });

  it("says that there is no such page", async () => {
    renderApp("/nowhere");
    expect(await screen.findByText("There is no such page.")).toBeVisible();
  });

  it("leads to sign-in when the session ends in mid-work, and back after it", async () => {
    const { router } = renderApp("/account");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    signInAs(null);
    await userEvent.click(screen.getByRole("link", { name: "Products" }));
    await userEvent.click(await screen.findByRole("button", { name: /高梨 遥/ }));
    expect(await screen.findByRole("heading", { level: 1, name: "Products" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/products");
  });

  it("sends an ended session to sign-in with the way back", async () => {
    signInAs(null);
    const { router } = renderApp("/customers/C001");
    await waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
    expect(router.state.location.search).toEqual({ from: "/customers/C001" });
  });
});
