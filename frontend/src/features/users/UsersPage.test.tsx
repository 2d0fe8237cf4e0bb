import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

async function add(username: string): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name: "Add a user" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Add a user" }));
  await userEvent.type(dialog.getByLabelText("Name"), "新人 一郎");
  await userEvent.type(dialog.getByLabelText("User name"), username);
  await userEvent.type(dialog.getByLabelText("E-mail"), "new@example.jp");
  await userEvent.type(dialog.getByLabelText("Password"), "long enough words");
  await userEvent.click(dialog.getByRole("button", { name: "Save" }));
}

describe("users", () => {
  beforeEach(() => signInAs("admin"));

  it("adds a user", async () => {
    renderApp("/users");
    await add("shinjin");
    expect(await screen.findByRole("row", { name: /新人 一郎.*Sales representative/ })).toBeVisible();
  });

  it("refuses a name in use and keeps the input", async () => {
    renderApp("/users");
    await add("takanashi");
    const dialog = within(screen.getByRole("dialog", { name: "Add a user" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent("This user name is already in use.");
    expect(dialog.getByLabelText("Name")).toHaveValue("新人 一郎");
  });

  it("changes a role with the version that was read", async () => {
    renderApp("/users");
    await userEvent.click(await screen.findByRole("button", { name: "Change 佐藤 健" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change the user" }));
    await userEvent.selectOptions(dialog.getByLabelText("Role"), "Manager");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await screen.findByText("The user is saved.");
    expect(book.users.find((user) => user.username === "sato")).toMatchObject({ role: "manager", version: 2 });
  });

  it("deletes after asking, but never the signed-in user", async () => {
    renderApp("/users");
    expect(within(await screen.findByRole("row", { name: /管理 太郎/ })).queryByRole("button", { name: "Delete" })).not.toBeInTheDocument();
    await userEvent.click(within(screen.getByRole("row", { name: /佐藤 健/ })).getByRole("button", { name: "Delete" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    await screen.findByText("佐藤 健 is deleted.");
    expect(screen.queryByRole("row", { name: /佐藤 健/ })).not.toBeInTheDocument();
  });

  it("tells others who can", async () => {
    signInAs("takanashi");
    renderApp("/users");
    expect(await screen.findByText(/Only an administrator/)).toBeVisible();
    expect(screen.queryByRole("link", { name: "Users" })).not.toBeInTheDocument();
  });
});
