import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";

import { book } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

const leave = vi.hoisted(() => vi.fn());
vi.mock("@/lib/leave", () => ({ leave }));

describe("accounts to sign in with", () => {
  it("are no card where there are no providers", async () => {
    renderApp("/account");
    await screen.findByRole("heading", { name: "Password" });
    expect(screen.queryByText("Accounts to sign in with")).not.toBeInTheDocument();
  });

  it("are connected after the password is given", async () => {
    book.providers = [{ id: "work", name: "Example Inc." }];
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Connect Example Inc." }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText(/Your password here/), "wrong");
    await userEvent.click(dialog.getByRole("button", { name: "Go on" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent("not right");
    expect(leave).not.toHaveBeenCalled();
    await userEvent.type(dialog.getByLabelText(/Your password here/), "not");
    await userEvent.click(dialog.getByRole("button", { name: "Go on" }));
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith("https://work.example/authorize"));
  });

  it("are disconnected after a question", async () => {
    book.providers = [{ id: "work", name: "Example Inc." }];
    book.identities = [{ provider: "work", name: "Example Inc.", email: "t@example.jp", linked_at: "2026-11-20T00:00:00Z" }];
    renderApp("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Disconnect" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disconnect" }));
    expect(await screen.findByRole("button", { name: "Connect Example Inc." })).toBeVisible();
  });
});
