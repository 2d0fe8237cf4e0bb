import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect } from "vitest";

import { assistant } from "./mocks/assistant";

export const questionBox = () => screen.findByRole("textbox", { name: "Your question" });
export const lastRun = () => [...assistant().runs.keys()].at(-1) ?? "";

/** Types a question and sends it; ends when the server has it. */
export async function ask(text: string): Promise<void> {
  await userEvent.type(await questionBox(), `${text}{Enter}`);
  await waitFor(() => expect(assistant().asked.at(-1)?.text).toBe(text));
}
