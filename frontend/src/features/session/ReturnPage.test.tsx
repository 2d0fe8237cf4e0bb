import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { problem } from "@/test/mocks/answers";
import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

const leave = vi.hoisted(() => vi.fn());
vi.mock("@/lib/leave", () => ({ leave }));

describe("sign-in with a provider", () => {
  beforeEach(() => {
    leave.mockClear();
    signInAs(null);
    book.providers = [{ id: "work", name: "Example Inc." }];
  });

  it("leads to the provider", async () => {
    renderApp("/sign-in?from=%2Fcustomers");
    await userEvent.click(await screen.findByRole("button", { name: "Sign in with Example Inc." }));
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith("https://work.example/authorize"));
  });

  it("says when the provider does not answer", async () => {
    server.use(http.post("*/api/auth/oidc/:provider/start", () => problem(503, "provider-unavailable")));
    renderApp("/sign-in");
    await userEvent.click(await screen.findByRole("button", { name: "Sign in with Example Inc." }));
    expect(await screen.findByRole("alert")).toHaveTextContent("does not answer");
    expect(leave).not.toHaveBeenCalled();
  });

  it("comes back to the page asked for, with a code of digits as it was written", async () => {
    const { router } = renderApp("/sign-in/work?state=s&code=123456789012345678901234567890&iss=x");
    expect(await screen.findByRole("navigation", { name: "Main" })).toBeVisible();
    expect(router.state.location.pathname).toBe("/customers");
  });

  it.each([
    ["state=s&code=other", "You have no access yet."],
    ["state=s&error=access_denied", "cancelled"],
  ])("says why not: %s", async (brought, words) => {
    const { router } = renderApp(`/sign-in/work?${brought}`);
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    await userEvent.click(await screen.findByRole("link", { name: "Back to sign-in" }));
    expect(await screen.findByLabelText("Password")).toBeVisible();
    expect(router.state.location.pathname).toBe("/sign-in");
  });
});
