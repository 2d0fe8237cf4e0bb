import type { components } from "./schema";

type Schemas = components["schemas"];
type Answer<T, S extends number = 200> = { responses: { [status in S]: { headers: Record<string, unknown>; content: { "application/json": T } } } };
type Body<T> = { requestBody: { content: { "application/json": T } } };

interface NotesAnswer {
  proposals: Schemas["ProposalBody"][];
  missing: Schemas["LabelBody"][];
  facts: Schemas["FactBody"][];
}

export interface ReportVisit {
  customer_id: string;
  customer_name: string;
  city: string | null;
  date: string;
  planned_at: string | null;
  state: "planned" | "visited" | "moved" | "not_visited";
  moved_to: string | null;
  outcome: Schemas["RichBody"][];
  follow_ups: { on: string; text: Schemas["RichBody"] }[];
  inflows: { expected_on: string; amount: Schemas["MoneyBody-Output"]; confidence: string | null; ref: Schemas["RefBody"] }[];
  note: Schemas["RefBody"] | null;
}

export interface TripReport {
  trip: Schemas["TripSummary"];
  totals: { planned: number; visited: number; moved: number; not_visited: number; dropped: number; notes: number; follow_ups: number; inflows_expected: Schemas["MoneyBody-Output"] };
  visits: ReportVisit[];
  dropped: { customer_id: string; customer_name: string; text: Schemas["RichBody"] }[];
  lines: Schemas["RichBody"][];
}

export interface WordedBriefing {
  mode: "rules" | "live";
  model: string | null;
  fallback: { reason: string } | null;
  sections: { title: Schemas["LabelBody"]; items: { text: Schemas["RichBody"] }[] }[];
  checks: { figures_ok: boolean; sentences: number; dropped: { sentence: string; why: string }[] };
}

declare module "./schema" {
  interface paths {
    "/api/assistant/notes/structure": {
      post: { parameters: { header?: { "Idempotency-Key"?: string } } } & Body<{ customer_id: string; text: string; trip_id?: string | null; visit_date?: string | null }> & Answer<NotesAnswer>;
    };
    "/api/trips/{trip_id}/report": { get: { parameters: { path: { trip_id: string } } } & Answer<TripReport> };
    "/api/trips/{trip_id}/visits/{customer_id}": {
      put: { parameters: { path: { trip_id: string; customer_id: string } } } & Body<{ state: ReportVisit["state"]; note_id?: string | null; moved_to?: string | null }> & Answer<TripReport>;
    };
    "/api/trips/{trip_id}/briefings/{customer_id}/worded": { get: { parameters: { path: { trip_id: string; customer_id: string } } } & Answer<WordedBriefing> };
  }
}
