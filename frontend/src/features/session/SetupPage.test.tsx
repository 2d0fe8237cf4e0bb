// @mission ID-1
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { beforeEach, describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

describe("first use", () => {
  beforeEach(() => signInAs(null));

  it("makes the first administrator, who is signed in; a wrong code keeps the input", async () => {
    book.needsSetup = true;
    const { router } = renderApp("/customers");
    for (const [label, text] of Object.entries({ "Setup code": "WRONG", Name: "管理 太郎", "User name": "admin", "E-mail": "a@example.jp", Password: "tsubame-yuugata" })) {
      await userEvent.type(await screen.findByLabelText(label), text);
    }
    expect(router.state.location.pathname).toBe("/setup");
    await userEvent.click(screen.getByRole("button", { name: "Make the administrator" }));
    expect(await screen.findByText(/This code is not right/)).toBeVisible();
    await userEvent.clear(screen.getByLabelText("Setup code"));
    await userEvent.type(screen.getByLabelText("Setup code"), "7K3QX");
    await userEvent.click(screen.getByRole("button", { name: "Make the administrator" }));
    expect(await screen.findByRole("navigation", { name: "Main" })).toBeVisible();
  });

  it("is over for good once there is somebody", async () => {
    const { router } = renderApp("/setup");
    expect(await screen.findByLabelText("User name or e-mail")).toBeVisible();
    expect(router.state.location.pathname).toBe("/sign-in");
  });
});

describe("sign-in", () => {
  beforeEach(() => signInAs(null));

  it("says how long to wait after too many attempts", async () => {
    const body = { code: "too-many-requests", title: "Too many requests", status: 429 };
    server.use(http.post("*/api/auth/sign-in", () => HttpResponse.json(body, { status: 429, headers: { "Retry-After": "90" } })));
    renderApp("/sign-in?ended=true&from=%2Ftrips");
    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
    await userEvent.type(await screen.findByLabelText("User name or e-mail"), "takanashi");
    await userEvent.type(screen.getByLabelText("Password"), "guess");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Please try again in 2 min.");
    expect(screen.getByRole("button", { name: /Possible in/ })).toBeDisabled();
    expect(screen.getByLabelText("Password")).toHaveValue("guess");
  });

  it("offers no passwords where they are switched off", async () => {
    server.use(http.get("*/api/auth/providers", () => HttpResponse.json({ password: false, items: [] })));
    renderApp("/sign-in");
    expect(await screen.findByText(/nobody can sign in/)).toBeVisible();
    expect(screen.queryByLabelText("Password")).not.toBeInTheDocument();
  });
});
