import type { components } from "./schema";

type Schemas = components["schemas"];
type Answer<T, S extends number = 200> = { responses: { [status in S]: { headers: Record<string, unknown>; content: { "application/json": T } } } };

export interface WordedBriefing {
  mode: "rules" | "live";
  model: string | null;
  fallback: { reason: string } | null;
  sections: { title: Schemas["LabelBody"]; items: { text: Schemas["RichBody"] }[] }[];
  checks: { figures_ok: boolean; sentences: number; dropped: { sentence: string; why: string }[] };
}

declare module "./schema" {
  interface paths {
    "/api/trips/{trip_id}/briefings/{customer_id}/worded": { get: { parameters: { path: { trip_id: string; customer_id: string } } } & Answer<WordedBriefing> };
  }
}
