import type { ProposalPatch } from "@/lib/api";
import { parseAmount } from "@/lib/format";

import type { Draft } from "./words";

/** What the form holds, as text; a field the draft has not is absent. */
export type Fields = Partial<Record<
  "title" | "body" | "noted_on" | "channel" | "priority" | "follow_up_on" | "due_on" | "expected_on" | "amount" | "currency" | "confidence" | "source" | "note" | "on",
  string
>>;

const REQUIRED = ["body", "noted_on", "due_on", "expected_on", "amount", "on"] as const;

export function fieldsOf(draft: Draft): Fields {
  switch (draft.type) {
    case "note":
      return { body: draft.body, noted_on: draft.noted_on, channel: draft.channel ?? "", priority: draft.priority ?? "", follow_up_on: draft.follow_up_on ?? "" };
    case "task":
      return { body: draft.body, due_on: draft.due_on, priority: draft.priority ?? "" };
    case "inflow":
      return {
        expected_on: draft.expected_on, amount: draft.amount, currency: draft.currency, source: draft.source ?? "", note: draft.note ?? "",
        confidence: draft.confidence === null ? "" : String(Math.round(Number(draft.confidence) * 100)),
      };
    case "visit":
      return { on: draft.on };
    case "trip":
      return { title: draft.title ?? "" };
    case "stops":
      return {};
  }
}

/** What the user has changed; null while something is missing or not a number. */
export function changeOf(draft: Draft, fields: Fields): ProposalPatch | null {
  if (REQUIRED.some((name) => fields[name]?.trim() === "")) return null;
  const before = fieldsOf(draft);
  const change: Record<string, string | null> = {};
  for (const [name, text] of Object.entries(fields)) {
    if (text === before[name as keyof Fields]) continue;
    const value = name === "amount" ? amountOf(text) : name === "confidence" ? ratioOf(text) : text.trim() === "" ? null : text;
    if (value === undefined) return null;
    change[name] = value;
  }
  return change;
}

function amountOf(text: string): string | undefined {
  const amount = parseAmount(text);
  return amount === null ? undefined : String(amount);
}

function ratioOf(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const percent = Number(text);
  return percent >= 0 && percent <= 100 ? String(percent / 100) : undefined;
}
