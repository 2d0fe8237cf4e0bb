import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { book } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

import { browserName } from "./browserName";

describe("settings", () => {
  it("switches the language at once and for good", async () => {
    renderApp("/account");
    await userEvent.click(await screen.findByRole("radio", { name: "日本語" }));
    expect(await screen.findByRole("heading", { level: 1, name: "設定" })).toBeVisible();
    expect(document.documentElement.lang).toBe("ja");
    expect(book.users.find((user) => user.username === "takanashi")).toMatchObject({ locale: "ja", version: 2 });
  });

  it("turns the colours of gains round", async () => {
    renderApp("/account");
    await userEvent.click(await screen.findByRole("radio", { name: "Green is up" }));
    await waitFor(() => expect(document.documentElement.dataset["gain"]).toBe("green_up"));
  });

  it("switches the shortcuts off", async () => {
    renderApp("/account");
    await userEvent.click(await screen.findByRole("switch", { name: "Keyboard shortcuts" }));
    await waitFor(() => expect(screen.getByRole("switch", { name: "Keyboard shortcuts" })).not.toBeChecked());
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard("?");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("ends another session, and only another one", async () => {
    renderApp("/account");
    const sessions = within(await screen.findByRole("table", { name: "Where you are signed in" }));
    expect(within(sessions.getByRole("row", { name: /This one/ })).queryByRole("button")).not.toBeInTheDocument();
    await userEvent.click(sessions.getByRole("button", { name: "End the session" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "End the session" }));
    await waitFor(() => expect(sessions.queryByRole("row", { name: /Safari/ })).not.toBeInTheDocument());
  });

  it("refuses a wrong present password without signing out", async () => {
    const { router } = renderApp("/account");
    await userEvent.type(await screen.findByLabelText("Present password"), "wrong");
    await userEvent.type(screen.getByLabelText("New password"), "long enough words");
    await userEvent.click(screen.getByRole("button", { name: "Change the password" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("not right");
    expect(router.state.location.pathname).toBe("/account");
  });
});

it("names browsers", () => {
  expect(browserName("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0")).toBe("Edge · Windows");
  expect(browserName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/605")).toBe("Safari · iPhone");
  expect(browserName("something")).toBeNull();
});
