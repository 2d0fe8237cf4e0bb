import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

describe("sign-in", () => {
  beforeEach(() => signInAs(null));

  it("leads an unknown visitor to sign-in and back to the page asked for", async () => {
    const { router } = renderApp("/customers");
    await userEvent.type(await screen.findByLabelText("User name or e-mail"), "takanashi");
    await userEvent.type(screen.getByLabelText("Password"), "otomo-takanashi");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("navigation", { name: "Main" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/customers");
  });

  it("says what is wrong and keeps the input", async () => {
    renderApp("/sign-in");
    await userEvent.type(await screen.findByLabelText("User name or e-mail"), "takanashi");
    await userEvent.type(screen.getByLabelText("Password"), "guess");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("not right");
    expect(screen.getByLabelText("User name or e-mail")).toHaveValue("takanashi");
  });

  it("signs in with one tap in the demo", async () => {
    const { router } = renderApp("/sign-in");
    await userEvent.click(await screen.findByRole("button", { name: /高梨 遥/ }));
    expect(await screen.findByRole("navigation", { name: "Main" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/");
  });

  it("keeps the language chosen before signing in as the user's own", async () => {
    renderApp("/sign-in");
    await userEvent.click(await screen.findByRole("button", { name: "日本語" }));
    await userEvent.click(await screen.findByRole("button", { name: /高梨 遥/ }));
    expect(await screen.findByRole("navigation", { name: "メイン" })).toBeVisible();
    expect(book.users.find((user) => user.username === "takanashi")?.locale).toBe("ja");
  });

  it.each(["//evil.example", "https://evil.example", "/\\evil.example"])("never returns to another site: %s", async (from) => {
    const { router } = renderApp(`/sign-in?from=${encodeURIComponent(from)}`);
    await userEvent.click(await screen.findByRole("button", { name: /高梨 遥/ }));
    await screen.findByRole("navigation", { name: "Main" });
    expect(router.state.location.pathname).toBe("/");
  });
});
