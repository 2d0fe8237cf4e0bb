import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";

import { book, signInAs } from "@/test/mocks/book";
import { renderApp } from "@/test/render";

describe("alarms", () => {
  it("shows what is wrong, since when, and leads to the readings around it", async () => {
    renderApp("/alarms");
    const alarm = within(await screen.findByRole("list", { name: "Alarms" })).getByRole("listitem");
    expect(alarm).toHaveTextContent("Critical");
    expect(alarm).toHaveTextContent("三好精工株式会社");
    expect(alarm).toHaveTextContent("29.4 °Climit 28.0 °C");
    const { from, to } = book.alarms[0]!.window;
    expect(within(alarm).getByRole("link", { name: "See the readings" })).toHaveAttribute("href", `/devices/mishima-cold-1?from=${Date.parse(from)}&to=${Date.parse(to)}`);
  });

  it("is acknowledged with a note", async () => {
    renderApp("/alarms");
    await userEvent.click(await screen.findByRole("button", { name: "Acknowledge: 冷蔵倉庫 1号" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Acknowledge the alarm" }));
    await userEvent.type(dialog.getByLabelText("Note (optional)"), "Called them");
    await userEvent.click(dialog.getByRole("button", { name: "Acknowledge" }));
    await screen.findByText("The alarm is acknowledged.");
    expect(book.alarms[0]).toMatchObject({ acknowledged_by: "高梨 遥", notes: [{ text: "Called them" }] });
    expect(await screen.findByText(/✓ 高梨 遥/)).toBeVisible();
    expect(screen.getByText("1 note")).toBeVisible();
  });

  it("makes a note of the words when somebody was faster", async () => {
    renderApp("/alarms");
    await userEvent.click(await screen.findByRole("button", { name: "Acknowledge: 冷蔵倉庫 1号" }));
    await userEvent.type(screen.getByLabelText("Note (optional)"), "On my way");
    Object.assign(book.alarms[0]!, { acknowledged_at: "2026-11-20T07:00:00Z", acknowledged_by: "佐藤 健" });
    await userEvent.click(screen.getByRole("button", { name: "Acknowledge" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Somebody has acknowledged this alarm before.");
    expect(screen.getByLabelText("Note")).toHaveValue("On my way");
    await userEvent.click(screen.getByRole("button", { name: "Add the note" }));
    await screen.findByText("The note is saved.");
    expect(book.alarms[0]).toMatchObject({ acknowledged_by: "佐藤 健", notes: [{ text: "On my way" }] });
  });

  it("gives the focus back to the button when the dialog is closed", async () => {
    renderApp("/alarms");
    const button = await screen.findByRole("button", { name: "Acknowledge: 冷蔵倉庫 1号" });
    await userEvent.click(button);
    await waitFor(() => expect(screen.getByLabelText("Note (optional)")).toHaveFocus());
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(button).toHaveFocus());
  });

  it("keeps those that are over, with their notes", async () => {
    const { router } = renderApp("/alarms");
    await userEvent.click(await screen.findByRole("radio", { name: "Over" }));
    await screen.findByText("The device fell silent.");
    expect(router.state.location.search).toEqual({ state: "cleared" });
    await userEvent.click(screen.getByRole("button", { name: "Notes: 冷蔵倉庫 1号" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Notes to the alarm" }));
    expect(dialog.getByText("停電との連絡あり。")).toBeVisible();
    await userEvent.type(dialog.getByLabelText("Note"), "UPS ordered");
    await userEvent.click(dialog.getByRole("button", { name: "Add the note" }));
    await waitFor(() => expect(book.alarms[1]!.notes).toHaveLength(2));
  });

  it("opens the alarm of a link", async () => {
    renderApp(`/alarms?open=${encodeURIComponent(`mishima-cold-1/${book.alarms[0]!.alarm_id}`)}`);
    expect(await screen.findByRole("dialog", { name: "Acknowledge the alarm" })).toHaveTextContent("The temperature is at 28 °C or more.");
  });

  it("says that all is well, and offers those that are over", async () => {
    book.alarms = book.alarms.filter((alarm) => alarm.cleared_at !== null);
    renderApp("/alarms");
    await userEvent.click(await screen.findByRole("button", { name: "See those that are over" }));
    expect(await screen.findByText("The device fell silent.")).toBeVisible();
  });

  it("lets a viewer read only", async () => {
    signInAs("viewer");
    renderApp("/alarms");
    await screen.findByText("The temperature is at 28 °C or more.");
    expect(screen.queryByRole("button", { name: /^Acknowledge/ })).not.toBeInTheDocument();
  });
});
