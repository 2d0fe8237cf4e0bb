import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";

import { ask, lastRun } from "@/test/asking";
import { assistant, propose, write } from "@/test/mocks/assistant";
import { signInAs } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

describe("proposals", () => {
  afterEach(() => localStorage.clear());

  it("are edited, saved and left, and lead to their records", async () => {
    renderApp("/assistant");
    await ask("Note: visited Sakuma");
    const inflow = await screen.findByRole("group", { name: "Proposal: Cash inflow" });
    await userEvent.click(within(inflow).getByRole("button", { name: "Edit" }));
    const amount = await screen.findByRole("textbox", { name: "Amount" });
    await userEvent.clear(amount);
    await userEvent.type(amount, "4M");
    await userEvent.click(screen.getByRole("button", { name: "Keep the changes" }));
    await waitFor(() => expect(assistant().proposals.find((one) => one.draft.type === "inflow")?.draft).toMatchObject({ amount: "4000000", confidence: "0.7" }));
    await userEvent.click(within(inflow).getByRole("button", { name: "Approve and save" }));
    expect(await within(inflow).findByText("✓ Saved")).toBeVisible();
    expect(within(inflow).getByRole("link", { name: "Open the record" })).toHaveAttribute("href", "/customers/C001#inflow-N1");
    const note = screen.getByRole("group", { name: "Proposal: Note" });
    await userEvent.click(within(note).getByRole("button", { name: "Reject" }));
    expect(await within(note).findByText("Rejected. Nothing was written.")).toBeVisible();
  });

  it("draw a plan once, with its stops, and move a stop by asking", async () => {
    renderApp("/assistant");
    await ask("Make a plan");
    const plan = await screen.findByRole("group", { name: "Plan" });
    const stops = await within(plan).findAllByRole("button", { name: /Change the stop at/ });
    await userEvent.click(stops[0] as HTMLElement);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Move later" }));
    await waitFor(() => expect(assistant().asked.at(-1)?.text).toMatch(/^Move .+ after /));
    expect(screen.queryByRole("group", { name: "Proposal: Trip" })).toBeNull();
  });

  it("say when they have expired or were decided elsewhere", async () => {
    assistant().answers = false;
    renderApp("/assistant");
    await ask("Tell me");
    const draft = { type: "visit", customer_id: "C001", on: "2026-12-01" } as const;
    const late = propose(draft, { expires_at: "2020-01-01T00:00:00Z" });
    const taken = propose(draft);
    write(lastRun(), ["proposal.created", { proposal_id: late.proposal_id }], ["proposal.created", { proposal_id: taken.proposal_id }], ["run.completed", {}]);
    const [first, second] = await screen.findAllByRole("group", { name: "Proposal: Visit" });
    expect(await within(first as HTMLElement).findByText("Expired after a day. Please ask again.")).toBeVisible();
    const button = await within(second as HTMLElement).findByRole("button", { name: "Approve and save" });
    assistant().proposals.splice(1, 1, { ...taken, state: "rejected" });
    await userEvent.click(button);
    expect(await within(second as HTMLElement).findByText("This proposal was decided elsewhere.")).toBeVisible();
    expect(await within(second as HTMLElement).findByText("Rejected. Nothing was written.")).toBeVisible();
  });

  it("are not for viewers to write", async () => {
    signInAs("viewer");
    renderApp("/assistant");
    await ask("Note: visited Sakuma");
    expect((await screen.findAllByText("Viewers cannot write records."))[0]).toBeVisible();
    expect(screen.queryByRole("button", { name: "Approve and save" })).toBeNull();
  });
});
