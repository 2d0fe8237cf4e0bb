import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { afterEach, describe, expect, it } from "vitest";

import { ask, lastRun, questionBox } from "@/test/asking";
import { assistant, FACTS, write } from "@/test/mocks/assistant";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

const answers = () => screen.findAllByRole("article", { name: "Answer" });

describe("assistant", () => {
  afterEach(() => localStorage.clear());

  it("begins with the questions that are answered in every mode, and asks one", async () => {
    const { router } = renderApp("/assistant");
    await userEvent.click(await screen.findByRole("button", { name: "Brief me on Sakuma" }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/assistant\/ch_/));
    expect(await screen.findByText("✓ 3 figures, all linked to records", { exact: false })).toBeVisible();
    expect(screen.getByRole("heading", { level: 1, name: "Brief me on Sakuma" })).toBeVisible();
    expect(screen.getByText("By rules")).toBeVisible();
  });

  it("shows facts as links to their records, with what they are and of when", async () => {
    renderApp("/assistant");
    await ask("What does he hold?");
    const amount = await screen.findByRole("link", { name: "¥30.0M" });
    expect(amount).toHaveAttribute("href", "/customers/C001#holding-H1");
    await userEvent.hover(amount);
    const tip = await screen.findByRole("tooltip");
    expect(tip).toHaveTextContent("Holding: amount");
    expect(tip).toHaveTextContent("¥30,000,000");
    expect(tip).toHaveTextContent("as of Thu 12 Nov · as recorded");
    expect(screen.getByText("be careful").closest("a")).toBeNull();
    expect(screen.getByText(/Oldest value:/)).toBeVisible();
  });

  it("makes no link or image of what a model writes", async () => {
    assistant().answers = false;
    renderApp("/assistant");
    await ask("Go");
    write(lastRun(), ["text.delta", { text: "[click](https://evil.example) ![x](https://evil.example/x.png) <b>https://evil.example</b>\n" }], ["run.completed", {}]);
    const article = within((await answers())[0] as HTMLElement);
    expect(await article.findByText(/evil\.example/)).toBeVisible();
    expect(article.queryByRole("link")).toBeNull();
    expect(article.queryByRole("img")).toBeNull();
  });

  it("sends on Enter, but not with Shift and not while an IME composes", async () => {
    renderApp("/assistant");
    const input = await questionBox();
    await userEvent.type(input, "one{Shift>}{Enter}{/Shift}two");
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    expect(input).toHaveValue("one\ntwo");
    expect(assistant().asked).toEqual([]);
    await userEvent.type(input, "{Enter}");
    await waitFor(() => expect(assistant().asked).toMatchObject([{ text: "one\ntwo", parent_id: null }]));
  });

  it("keeps what is not sent, and says when it is too long", async () => {
    const first = renderApp("/assistant");
    await userEvent.type(await questionBox(), "half a thou");
    first.unmount();
    renderApp("/assistant");
    const input = await questionBox();
    expect(input).toHaveValue("half a thou");
    fireEvent.change(input, { target: { value: "x".repeat(4003) } });
    expect(await screen.findByText("3 characters too many")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
  });

  it("goes on with an answer after a reload, and stops it", async () => {
    assistant().answers = false;
    const first = renderApp("/assistant");
    await ask("Tell me");
    write(lastRun(), ["tool.started", { name: "rank_visits", args: { areas: "Shizuoka" } }], ["facts.added", { facts: FACTS }], ["text.delta", { text: "He holds ¥30.0M[f:2].\n" }]);
    expect(await screen.findByText("Ranking whom to visit…")).toBeVisible();
    const { pathname } = first.router.state.location;
    first.unmount();
    renderApp(pathname);
    expect(await screen.findByRole("link", { name: "¥30.0M" })).toBeVisible();
    write(lastRun(), ["text.delta", { text: "And more.\n" }]);
    expect(await screen.findByText("And more.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Stopped. What was said is kept.")).toBeVisible();
    expect(screen.getByText("And more.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeVisible();
  });

  it("marks a model's draft until it is compared with the records", async () => {
    assistant().answers = false;
    renderApp("/assistant");
    await ask("Tell me");
    write(lastRun(), ["run.started", { mode: "live", model: "m1" }], ["facts.added", { facts: FACTS }], ["text.delta", { text: "He holds 99 million", verified: false }]);
    expect(await screen.findByText("Draft, not compared with the records yet")).toBeVisible();
    write(lastRun(), ["text.replaced", { text: "He holds ¥30.0M[f:2].", reason: "dropped" }], ["check.result", { figures_ok: false, sentences: 2, dropped: [{ sentence: "He holds 99 million[f:2].", why: "figure: 99 million" }] }], ["run.completed", {}]);
    await userEvent.click(await screen.findByRole("button", { name: "1 sentence left out" }));
    expect(screen.getByText(/He holds 99 million\. — a figure that no record has: 99 million/)).toBeVisible();
    expect(screen.queryByText("Draft, not compared with the records yet")).toBeNull();
  });

  it("says after a reload why rules answered instead of the model", async () => {
    assistant().answers = false;
    const first = renderApp("/assistant");
    await ask("Tell me");
    write(lastRun(), ["mode.changed", { mode: "rules", model: null, reason: "timeout" }], ["text.delta", { text: "By rules.\n" }], ["run.completed", {}]);
    expect(await screen.findByText("By rules: the model took too long")).toBeVisible();
    const { pathname } = first.router.state.location;
    first.unmount();
    renderApp(pathname);
    expect(await screen.findByText("By rules: the model took too long")).toBeVisible();
  });

  it("says that an answer failed, and tries again beside it", async () => {
    assistant().answers = false;
    renderApp("/assistant");
    await ask("Tell me");
    write(lastRun(), ["run.failed", { code: "interrupted", retryable: true }]);
    expect(await screen.findByText("The answer could not be given.")).toBeVisible();
    assistant().answers = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("link", { name: "¥30.0M" })).toBeVisible();
    await userEvent.click(within(screen.getByRole("group", { name: "Versions of this answer" })).getByRole("button", { name: "Previous version" }));
    expect(await screen.findByText("The answer could not be given.")).toBeVisible();
  });

  it("gives a rules answer again by the model, where there is one", async () => {
    assistant().live = true;
    renderApp("/assistant");
    await ask("Tell me");
    await screen.findByRole("link", { name: "¥30.0M" });
    await userEvent.click(await screen.findByRole("button", { name: "Answer with the model" }));
    await waitFor(() => expect(assistant().again).toEqual(["live"]));
    expect(await screen.findByRole("group", { name: "Versions of this answer" })).toHaveTextContent("2/2");
  });

  it("takes the next question as soon as an answer has ended", async () => {
    renderApp("/assistant");
    await ask("One");
    await screen.findByRole("link", { name: "¥30.0M" });
    server.use(http.get("*/api/assistant/chats/:id", () => new Promise<never>(() => undefined)));
    await ask("Two");
    await waitFor(() => expect(assistant().asked.map(({ text }) => text)).toEqual(["One", "Two"]));
    expect(await screen.findAllByRole("link", { name: "¥30.0M" })).toHaveLength(2);
    await ask("Three");
    await waitFor(() => expect(assistant().asked).toHaveLength(3));
  });

  it("keeps a model's sentences whole and folds the lists behind them", async () => {
    assistant().answers = false;
    renderApp("/assistant");
    await ask("Tell me");
    const rows = [{ customer_id: "C001", name: "佐久間 恒一", score: "57", reasons: ["He holds ¥30.0M[f:2]."] }];
    write(lastRun(), ["run.started", { mode: "live", model: "m1" }], ["facts.added", { facts: FACTS }], ["text.replaced", { text: "He holds ¥30.0M[f:2]." }], ["card", { type: "visit_list", rows }], ["run.completed", {}]);
    const article = within((await answers())[0] as HTMLElement);
    const [said] = await article.findAllByText(/He holds/);
    expect(said).toBeVisible();
    const folded = article.getByText("The list behind this answer");
    expect(folded.closest("details")).not.toHaveAttribute("open");
  });

  it("asks the same place of the chat differently, as a branch", async () => {
    renderApp("/assistant");
    await ask("First");
    await screen.findByRole("link", { name: "¥30.0M" });
    await userEvent.click(screen.getByRole("button", { name: "Ask differently" }));
    const edit = screen.getByRole("textbox", { name: "The question" });
    await userEvent.clear(edit);
    server.use(http.post("*/api/assistant/chats/:id/messages", () => HttpResponse.error(), { once: true }));
    await userEvent.type(edit, "Second{Enter}");
    expect(await screen.findByText(/^The network cannot be reached/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "The question" })).toHaveValue("Second");
    await userEvent.type(edit, "{Enter}");
    await waitFor(() => expect(assistant().asked.at(-1)).toMatchObject({ text: "Second", parent_id: null }));
    const versions = await screen.findByRole("group", { name: "Versions of this question" });
    expect(versions).toHaveTextContent("2/2");
    await userEvent.click(within(versions).getByRole("button", { name: "Previous version" }));
    expect(within(screen.getByRole("main")).getByText("First", { selector: "p" })).toBeVisible();
    await ask("After the first");
    expect(assistant().asked.at(-1)?.parent_id).toBe(assistant().messages.find((one) => one.role === "assistant")?.message_id);
  });

  it("judges an answer, with words when it was not helpful", async () => {
    renderApp("/assistant");
    await ask("Tell me");
    await userEvent.click(await screen.findByRole("button", { name: "Not helpful" }));
    await userEvent.type(await screen.findByRole("textbox", { name: "What was wrong? (optional)" }), "too short");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Send" }));
    await waitFor(() => expect(assistant().messages.at(-1)?.feedback).toEqual({ vote: "down", comment: "too short" }));
    await userEvent.click(screen.getByRole("button", { name: "Not helpful" }));
    await waitFor(() => expect(assistant().messages.at(-1)?.feedback).toBeNull());
  });

  it("finds, renames and deletes conversations", async () => {
    const { router } = renderApp("/assistant");
    await ask("Alpha");
    const list = await screen.findByRole("region", { name: "Conversations" });
    await within(list).findByRole("link", { name: /Alpha/ });
    await userEvent.click(within(list).getByRole("button", { name: "More about “Alpha”" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Rename" }));
    const title = await screen.findByRole("textbox", { name: "Title" });
    await userEvent.clear(title);
    await userEvent.type(title, "Beta");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await within(list).findByRole("link", { name: /Beta/ });
    await userEvent.type(within(list).getByRole("searchbox"), "zzz");
    expect(await within(list).findByText("No conversation matches.")).toBeVisible();
    await userEvent.clear(within(list).getByRole("searchbox"));
    await userEvent.click(await within(list).findByRole("button", { name: "More about “Beta”" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/assistant"));
    expect(assistant().chats).toEqual([]);
  });
});
