import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { enableShortcuts, listenForShortcuts, useShortcut } from "./shortcuts";

const onNote = vi.fn();
const onTrips = vi.fn();

function Screen() {
  useShortcut("n", onNote);
  useShortcut("g r", onTrips);
  return <input aria-label="name" />;
}

describe("shortcuts", () => {
  let stop: () => void;
  beforeEach(() => {
    vi.clearAllMocks();
    enableShortcuts(true);
    stop = listenForShortcuts();
    render(<Screen />);
  });
  afterEach(() => stop());

  it("calls for a key and for a sequence", async () => {
    await userEvent.keyboard("n");
    await userEvent.keyboard("gr");
    expect(onNote).toHaveBeenCalledOnce();
    expect(onTrips).toHaveBeenCalledOnce();
  });

  it("forgets a sequence that another key interrupts", async () => {
    await userEvent.keyboard("gxr");
    expect(onTrips).not.toHaveBeenCalled();
  });

  it("is silent while somebody types", async () => {
    await userEvent.type(screen.getByLabelText("name"), "n");
    expect(onNote).not.toHaveBeenCalled();
  });

  it("is silent while an IME composes, in both ways browsers say so", () => {
    fireEvent.keyDown(document.body, { key: "n", isComposing: true });
    fireEvent.keyDown(document.body, { key: "n", keyCode: 229 });
    expect(onNote).not.toHaveBeenCalled();
  });

  it("leaves Ctrl and Cmd to the browser", async () => {
    await userEvent.keyboard("{Control>}n{/Control}{Meta>}n{/Meta}");
    expect(onNote).not.toHaveBeenCalled();
  });

  it("can be switched off", async () => {
    enableShortcuts(false);
    await userEvent.keyboard("n");
    expect(onNote).not.toHaveBeenCalled();
  });
});
