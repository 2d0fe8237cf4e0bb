import { expect, it } from "vitest";

import type { ChatMessage } from "@/lib/api";

import { exchangesOf } from "./tree";

const message = (message_id: string, parent_id: string | null, role: ChatMessage["role"]) => ({ message_id, parent_id, role }) as ChatMessage;
const all = [message("q1", null, "user"), message("a1", "q1", "assistant"), message("a1b", "q1", "assistant"), message("q2", "a1", "user"), message("a2", "q2", "assistant"), message("q1b", null, "user"), message("x", "q1b", "assistant")];
const shown = (leaf: string | null, chosen = {}) => exchangesOf(all, leaf, chosen).flatMap(({ question, answer }) => [question.message_id, answer?.message_id]);

it("shows the way to the newest message", () => {
  expect(shown("a2")).toEqual(["q1", "a1", "q2", "a2"]);
  expect(shown("x")).toEqual(["q1b", "x"]);
});

it("shows what was chosen, and its newest continuation", () => {
  expect(shown("x", { "": "q1" })).toEqual(["q1", "a1b"]);
  expect(shown("x", { "": "q1", q1: "a1" })).toEqual(["q1", "a1", "q2", "a2"]);
});

it("counts what lies beside", () => {
  const [first] = exchangesOf(all, "a2", {});
  expect(first?.questions.map((one) => one.message_id)).toEqual(["q1", "q1b"]);
  expect(first?.answers.map((one) => one.message_id)).toEqual(["a1", "a1b"]);
});
