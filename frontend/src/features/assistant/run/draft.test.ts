import { expect, it } from "vitest";

import { EMPTY, next, type Draft } from "./draft";
import type { RunEvent } from "./events";

const after = (...events: [string, RunEvent["data"]][]): Draft => events.reduce((draft, [type, data], index) => next(draft, { number: index + 1, type, data }), EMPTY);

it("is a draft until its text is compared with the records", () => {
  const live = after(["run.started", { mode: "live", model: "m1" }], ["text.delta", { text: "He ", verified: false }], ["text.delta", { text: "holds", verified: false }]);
  expect(live).toMatchObject({ text: "He holds", verified: false, mode: "live", model: "m1" });
  expect(next(live, { number: 4, type: "text.replaced", data: { text: "He holds ¥30.0M[f:1].", reason: "verified" } })).toMatchObject({ text: "He holds ¥30.0M[f:1].", verified: true });
});

it("says when a model's answer is finished by rules", () => {
  expect(after(["run.started", { mode: "live" }], ["mode.changed", { mode: "rules", reason: "budget" }])).toMatchObject({ mode: "rules", fallback: "budget" });
});

it("keeps the steps, the facts, and how it ended", () => {
  const draft = after(["tool.started", { name: "a", args: { areas: "静岡" } }], ["tool.started", { name: "a" }], ["tool.finished", { name: "a", n_facts: 2, ms: 5, missing: [] }], ["run.failed", { code: "timeout", retryable: true }], ["from.the.future", {}]);
  expect(draft.steps.map(({ facts }) => facts)).toEqual([null, 2]);
  expect(draft).toMatchObject({ state: "failed", failure: { code: "timeout", retryable: true } });
});
