import type { ChatMessage, Fact, Label, SharedConversation } from "@/lib/api";

import type { ShownFact } from "../text/parse";
import type { Missing, Mode, RunEvent, WireFact } from "./events";

export interface Step {
  key: number;
  kind: "plan" | "tool";
  /** The tool's name, or the intent. */
  name: string;
  words: Label | null;
  args: Record<string, unknown>;
  /** Null while it works. */
  facts: number | null;
  ms: number | null;
  missing: Missing[];
}

/** An answer as far as it is known, from its events or from its message. */
export interface Draft {
  text: string;
  /** Whether every sentence shown has been compared with the records. */
  verified: boolean;
  facts: Map<string, ShownFact>;
  cards: ChatMessage["cards"];
  proposals: string[];
  checks: ChatMessage["checks"];
  mode: Mode | null;
  model: string | null;
  /** Why a live answer was finished by rules. */
  fallback: string | null;
  steps: Step[];
  state: "writing" | "done" | "stopped" | "failed";
  failure: { code: string; retryable: boolean } | null;
}

export const EMPTY: Draft = {
  text: "", verified: true, facts: new Map(), cards: [], proposals: [], checks: null, mode: null, model: null, fallback: null, steps: [], state: "writing", failure: null,
};

const STATES = { partial: "writing", done: "done", stopped: "stopped", failed: "failed" } as const;

export function draftOf(message: ChatMessage): Draft {
  const { text, facts, cards, proposals, checks, mode, model, fallback, status } = message;
  return { ...EMPTY, text, facts: new Map(facts.map((fact) => [fact.id, fact])), cards, proposals, checks, mode, model, fallback, state: STATES[status], failure: status === "failed" ? { code: "", retryable: true } : null };
}

/** An answer as it was when it was shared. */
export function draftOfShared({ text, facts, cards, checks, mode, model, fallback }: SharedConversation["messages"][number]): Draft {
  return { ...EMPTY, text, facts: new Map(facts.map((fact) => [fact.id, fact])), cards, checks, mode, model, fallback, state: "done" };
}

function whole(fact: WireFact): Fact {
  return { ...fact, trust: fact.trust ?? "record", source_ref: { ...fact.source_ref, customer_id: fact.source_ref.customer_id ?? null } };
}

function words(text: unknown): string {
  return typeof text === "string" ? text : "";
}

/** The draft after one more event. */
export function next(draft: Draft, { number, type, data }: RunEvent): Draft {
  switch (type) {
    case "run.started":
      return { ...draft, mode: data.mode ?? null, model: data.model ?? null };
    case "mode.changed":
      return { ...draft, mode: data.mode ?? draft.mode, model: data.model ?? null, fallback: data.mode === "live" ? null : (data.reason ?? null) };
    case "plan.step":
      return { ...draft, steps: [...draft.steps, step(number, "plan", data.intent ?? "", typeof data.text === "object" ? data.text : null)] };
    case "tool.started":
      return { ...draft, steps: [...draft.steps, { ...step(number, "tool", data.name ?? "", null), args: data.args ?? {} }] };
    case "tool.finished":
      return { ...draft, steps: finished(draft.steps, data) };
    case "facts.added":
      return { ...draft, facts: new Map([...draft.facts, ...(data.facts ?? []).map((fact): [string, ShownFact] => [fact.id, whole(fact)])]) };
    case "text.delta":
      return { ...draft, text: draft.text + words(data.text), verified: draft.verified && data.verified !== false };
    case "text.replaced":
      return { ...draft, text: words(data.text), verified: true };
    case "card": {
      const { type: kind = "", ...rest } = data;
      return { ...draft, cards: [...draft.cards, { type: kind, data: rest }] };
    }
    case "proposal.created":
      return { ...draft, proposals: [...draft.proposals, data.proposal_id ?? ""] };
    case "check.result":
      return { ...draft, checks: { figures_ok: data.figures_ok ?? false, sentences: data.sentences ?? 0, dropped: data.dropped ?? [] } };
    case "run.completed":
      return { ...draft, state: "done" };
    case "run.cancelled":
      return { ...draft, state: "stopped" };
    case "run.failed":
      return { ...draft, state: "failed", failure: { code: data.code ?? "", retryable: data.retryable ?? false } };
    default:
      return draft;
  }
}

function step(key: number, kind: Step["kind"], name: string, text: Label | null): Step {
  return { key, kind, name, words: text, args: {}, facts: null, ms: null, missing: [] };
}

/** The last step of this tool that still works has come to its end. */
function finished(steps: Step[], data: RunEvent["data"]): Step[] {
  const at = steps.findLastIndex((one) => one.kind === "tool" && one.name === data.name && one.facts === null);
  return steps.map((one, index) => (index === at ? { ...one, facts: data.n_facts ?? 0, ms: data.ms ?? null, missing: data.missing ?? [] } : one));
}
