// @mission ID-1 ID-2
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";

import { problem } from "@/test/mocks/answers";
import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

async function open() {
  const { router } = renderApp("/users");
  await userEvent.click(await screen.findByRole("button", { name: "佐藤 健" }));
  return { router, sheet: within(await screen.findByRole("dialog", { name: "佐藤 健" })) };
}

/** Presses a button that asks first, and says yes. */
async function sure(button: HTMLElement, name: string): Promise<void> {
  await userEvent.click(button);
  await userEvent.click(within(screen.getByText(/\?( |$)/).parentElement as HTMLElement).getByRole("button", { name }));
}

describe("the sheet of a user", () => {
  beforeEach(() => signInAs("admin"));

  it("says who it is, leads to what they did, and is in the address", async () => {
    const { router, sheet } = await open();
    expect(sheet.getByText("Sales representative")).toBeVisible();
    expect(sheet.getByRole("link", { name: "What this user did" })).toHaveAttribute("href", "/audit?user=usr_sato");
    expect(router.state.location.search).toEqual({ open: "usr_sato" });
    await userEvent.click(sheet.getByRole("button", { name: "Close" }));
    expect(router.state.location.search).toEqual({});
  });

  it("ends one session, then all, and says when there is none", async () => {
    const { sheet } = await open();
    const rows = within(await sheet.findByRole("list", { name: "Signed in on" }));
    await sure(rows.getAllByRole("button", { name: "End the session" })[0] as HTMLElement, "End the session");
    expect(await screen.findByText("The session is ended.")).toBeInTheDocument();
    expect(book.sessions).toHaveLength(1);
    await sure(sheet.getByRole("button", { name: "Sign out everywhere" }), "Sign out everywhere");
    expect(await screen.findByText("佐藤 健 is signed out everywhere.")).toBeInTheDocument();
    expect(await sheet.findByText("Nowhere at the moment.")).toBeVisible();
    expect(sheet.queryByRole("button", { name: "Sign out everywhere" })).toBeNull();
  });

  it("revokes a token, and says why not when it fails", async () => {
    book.tokens = [{ token_id: "tok_1", name: "Report", prefix: "oat_1a2b", scopes: ["trips:read"], created_at: "2026-11-01T00:00:00Z", expires_at: "2027-11-01T00:00:00Z", last_used_at: null }];
    const { sheet } = await open();
    const revoke = within(await sheet.findByRole("list", { name: "API tokens" })).getByRole("button", { name: "Revoke" });
    server.use(http.delete("*/api/users/:id/tokens/:token", () => problem(404, "not-found"), { once: true }));
    await sure(revoke, "Revoke");
    expect(await screen.findByText(/This record does not exist/)).toBeInTheDocument();
    await sure(revoke, "Revoke");
    expect(await screen.findByText("The token Report is revoked.")).toBeInTheDocument();
    expect(await sheet.findByText("None.")).toBeVisible();
  });

  it("says that another role signs the person out, before it is saved and not otherwise", async () => {
    const notice = "This signs the person out everywhere; they sign in again.";
    const { sheet } = await open();
    await userEvent.click(sheet.getByRole("button", { name: "Change" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change the user" }));
    expect(dialog.queryByText(notice)).toBeNull();
    await userEvent.selectOptions(dialog.getByLabelText("Role"), "Manager");
    expect(dialog.getByText(notice)).toBeVisible();
    await userEvent.selectOptions(dialog.getByLabelText("Role"), "Sales representative");
    expect(dialog.queryByText(notice)).toBeNull();
    await userEvent.type(dialog.getByLabelText("New password (empty keeps the old one)"), "another long password");
    expect(dialog.getByText(notice)).toBeVisible();
    await userEvent.selectOptions(dialog.getByLabelText("Role"), "Manager");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("The user is saved.")).toBeInTheDocument();
    expect(await screen.findByRole("dialog", { name: "佐藤 健" })).toHaveTextContent("Manager");
  });
});
