import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { book } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

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
    const sessions = within(await screen.findByRole("list", { name: "Where you are signed in" }));
    const [mine] = sessions.getAllByRole("listitem");
    expect(mine).toHaveTextContent("Chrome · Windows This one");
    expect(within(mine as HTMLElement).queryByRole("button")).not.toBeInTheDocument();
    await userEvent.click(sessions.getByRole("button", { name: "End the session" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "End the session" }));
    await waitFor(() => expect(sessions.getAllByRole("listitem")).toHaveLength(1));
    expect(screen.queryByRole("button", { name: "Sign out all others" })).not.toBeInTheDocument();
  });

  it("ends all others at once", async () => {
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Sign out all others" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Sign out all others" }));
    expect(await screen.findByText("You are signed in only here now.")).toBeVisible();
    expect(within(screen.getByRole("list", { name: "Where you are signed in" })).getAllByRole("listitem")).toHaveLength(1);
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
