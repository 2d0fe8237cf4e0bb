import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { server } from "@/test/mocks/server";
import { renderApp } from "@/test/render";

async function card(name: string): Promise<HTMLElement> {
  return screen.findByRole("region", { name });
}

describe("customer page", () => {
  it("shows what to know before knocking", async () => {
    renderApp("/customers/C001");
    expect(await screen.findByRole("heading", { level: 1, name: /佐久間 恒一/ })).toHaveTextContent("さくま こういち");
    const holdings = within(await card("Holdings"));
    expect(holdings.getByRole("row", { name: /浜名精機 第4回社債/ })).toHaveTextContent("+¥180K");
    expect(holdings.getByRole("row", { name: /遠州電力/ })).toHaveTextContent("Above the risk tolerance");
    expect(within(await card("Suitability")).getByText("元本重視・年金補完")).toBeVisible();
    expect(within(await card("Reasons to visit now")).getByText("Matures in 18 d")).toBeVisible();
    expect(screen.getByRole("link", { name: "Add to a trip" })).toHaveAttribute("href", "/trips/new?customer=C001");
  });

  it("says that a customer is not there, or not yours", async () => {
    renderApp("/customers/C999");
    expect(await screen.findByRole("alert")).toHaveTextContent("This record does not exist, or it is not yours.");
  });

  it("writes a note once, with the key n", async () => {
    const keys: (string | null)[] = [];
    server.use(http.post("*/api/sales-notes", ({ request }) => void keys.push(request.headers.get("Idempotency-Key"))));
    renderApp("/customers/C001");
    await card("Notes");
    await userEvent.keyboard("n");
    const dialog = within(await screen.findByRole("dialog", { name: "Write a note" }));
    await userEvent.type(dialog.getByLabelText("Content"), "Call back about the bond");
    await userEvent.selectOptions(dialog.getByLabelText("Priority"), "High");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await within(await card("Notes")).findByText("Call back about the bond")).toBeVisible();
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it("shows the newer version when somebody changed a note first, and keeps the input", async () => {
    renderApp("/customers/C001");
    const notes = within(await card("Notes"));
    await userEvent.click(notes.getAllByRole("button", { name: "Change" })[0]!);
    const note = book.notes.find((one) => one.note_id === "NC001-1")!;
    Object.assign(note, { version: note.version + 1, body: "Written by a colleague" });
    const dialog = within(await screen.findByRole("dialog", { name: "Change the note" }));
    await userEvent.clear(dialog.getByLabelText("Content"));
    await userEvent.type(dialog.getByLabelText("Content"), "Mine");
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText("Written by a colleague")).toBeVisible();
    expect(dialog.getByLabelText("Content")).toHaveValue("Mine");
    server.use(http.patch("*/api/sales-notes/NC001-1", () => HttpResponse.error(), { once: true }));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText(/^The network cannot be reached/)).toBeVisible();
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    expect(await notes.findByText("Mine")).toBeVisible();
  });

  it("closes by Escape, but not over what was written", async () => {
    renderApp("/customers/C001");
    await card("Notes");
    await userEvent.keyboard("n");
    await screen.findByRole("dialog", { name: "Write a note" });
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await userEvent.keyboard("n");
    const content = await screen.findByLabelText("Content");
    await userEvent.type(content, "Call back{Escape}");
    await userEvent.click(document.querySelector(".mantine-Modal-overlay")!);
    expect(screen.getByLabelText("Content")).toHaveValue("Call back");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("asks before it deletes", async () => {
    renderApp("/customers/C001");
    const notes = within(await card("Notes"));
    await userEvent.click(notes.getAllByRole("button", { name: "Delete" })[1]!);
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    await screen.findByText("The note is deleted.");
    expect(book.notes.map((note) => note.note_id)).not.toContain("NC001-2");
  });

  it("adds an inflow, reading amounts as people type them", async () => {
    renderApp("/customers/C001");
    await userEvent.click(within(await card("Cash inflows")).getByRole("button", { name: "Add an inflow" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Add an inflow" }));
    const save = dialog.getByRole("button", { name: "Save" });
    await userEvent.type(dialog.getByLabelText("Amount"), "lots");
    expect(dialog.getByText("This is not an amount.")).toBeVisible();
    expect(save).toBeDisabled();
    await userEvent.clear(dialog.getByLabelText("Amount"));
    await userEvent.type(dialog.getByLabelText("Amount"), "2,150万");
    expect(dialog.getByText("¥21,500,000")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Expected on"), "2027-01-15");
    await userEvent.type(dialog.getByLabelText("Likelihood in %"), "60");
    await userEvent.click(save);
    await screen.findByText("The inflow is saved.");
    expect(book.inflows[0]).toMatchObject({ amount: { amount: "21500000", currency: "JPY" }, confidence: "0.6", expected_on: "2027-01-15" });
  });

  it("takes no arrival whose amount it does not understand", async () => {
    renderApp("/customers/C001");
    const inflows = within(await card("Cash inflows"));
    await userEvent.click(inflows.getAllByRole("button", { name: "Change" })[0]!);
    const dialog = within(await screen.findByRole("dialog", { name: "Change the inflow" }));
    await userEvent.selectOptions(dialog.getByLabelText("Status"), "Arrived");
    expect(dialog.getByRole("button", { name: "Save" })).toBeEnabled();
    await userEvent.type(dialog.getByLabelText("Amount that arrived"), "5,00O万");
    expect(dialog.getByText("This is not an amount.")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  });

  it("lets a viewer read only", async () => {
    signInAs("viewer");
    renderApp("/customers/C001");
    await card("Notes");
    expect(screen.queryByRole("button", { name: /Write a note|Change|Delete|Add an inflow/ })).not.toBeInTheDocument();
  });

  it("marks the record that a link names", async () => {
    renderApp("/customers/C001#note-NC001-2");
    await card("Notes");
    expect(document.getElementById("note-NC001-2")).toHaveAttribute("data-found", "true");
  });
});
