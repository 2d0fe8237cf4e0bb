import type { ChatMessage, Ref, TripPlan } from "@/lib/api";

type Card = ChatMessage["cards"][number];

export interface VisitRow {
  /** Null where the reader may not open the record. */
  customer_id: string | null;
  name: string;
  score: string;
  reasons: string[];
}

export interface BriefSection {
  kind: string;
  title: { ja: string; en: string };
  lines: string[];
}

export interface TableRow {
  ref: Ref | null;
  text: string;
}

export interface Suggestion {
  intent: string;
  ja: string;
  en: string;
}

/** The cards we can draw; a card of another type, or of another shape, is not drawn. */
export type KnownCard =
  | { type: "visit_list"; rows: VisitRow[] }
  | { type: "brief"; customerId: string | null; name: string; sections: BriefSection[] }
  | { type: "table"; title: string; rows: TableRow[] }
  | { type: "suggestions"; items: Suggestion[] }
  | { type: "route"; plan: TripPlan; proposalId: string | null };

interface Fields {
  rows: unknown;
  sections: unknown;
  items: unknown;
  plan: unknown;
  [name: string]: unknown;
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What changed comes first; to who only asked for that, it is all. */
const BRIEF_ORDER = ["changed", "why_now", "talk", "who", "unknown"];

function briefSections(found: unknown, intent: string | null): BriefSection[] {
  const rank = ({ kind }: BriefSection) => (BRIEF_ORDER.includes(kind) ? BRIEF_ORDER.indexOf(kind) : BRIEF_ORDER.length);
  const sections = list<BriefSection>(found).toSorted((a, b) => rank(a) - rank(b));
  return intent === "changed" ? sections.filter(({ kind }) => kind === "changed") : sections;
}

export function knownCard({ type, data }: Card, intent: string | null): KnownCard | null {
  const fields = data as Fields;
  switch (type) {
    case "visit_list":
      return { type, rows: list(fields.rows) };
    case "brief":
      return { type, customerId: typeof fields["customer_id"] === "string" ? fields["customer_id"] : null, name: words(fields["name"]), sections: briefSections(fields.sections, intent) };
    case "table":
      return { type, title: words(fields["title"]), rows: list(fields.rows) };
    case "suggestions":
      return { type, items: list(fields.items) };
    case "route": {
      const plan = fields.plan as Partial<TripPlan> | null | undefined;
      if (!Array.isArray(plan?.days)) return null;
      return { type, plan: plan as TripPlan, proposalId: typeof fields["proposal_id"] === "string" ? fields["proposal_id"] : null };
    }
    default:
      return null;
  }
}
