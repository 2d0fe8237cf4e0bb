import type { ChatMessage, Fact, Label } from "@/lib/api";

/** What the server tells about a run; unknown types are passed over, so that a newer server may say more. */
export interface RunEvent {
  number: number;
  type: string;
  data: Partial<EventData>;
}

export interface Missing {
  what: Label;
  why: Label;
}

/** All fields of all events; each has some. */
interface EventData {
  mode: Mode;
  model: string | null;
  reason: string;
  name: string;
  args: Record<string, unknown>;
  n_facts: number;
  ms: number;
  missing: Missing[];
  facts: WireFact[];
  /** Of a `plan.step` also both languages. */
  text: string | Label;
  intent: ChatMessage["intent"];
  verified: boolean;
  type: string;
  proposal_id: string;
  state: string;
  figures_ok: boolean;
  sentences: number;
  dropped: { sentence: string; why: string }[];
  code: string;
  retryable: boolean;
}

/** Facts travel without what goes without saying. */
export type WireFact = Omit<Fact, "trust" | "source_ref"> & { trust?: Fact["trust"]; source_ref: Omit<Fact["source_ref"], "customer_id"> & { customer_id?: string | null } };

export type Mode = NonNullable<ChatMessage["mode"]>;

export function isLast({ type }: RunEvent): boolean {
  return type === "run.completed" || type === "run.cancelled" || type === "run.failed";
}
