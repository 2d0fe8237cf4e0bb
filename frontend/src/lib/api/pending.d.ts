import type { components } from "./schema";

/** Answers that the backend does not describe yet; each moves to schema.d.ts when it does. */
type S = components["schemas"];
type Json<T> = { content: { "application/json": T } };
type Op<R, Q = never, P = never, B = never> = {
  parameters: { query?: Q; header?: never; cookie?: never } & ([P] extends [never] ? { path?: never } : { path: P });
  responses: { 200: Json<R> };
} & ([B] extends [never] ? { requestBody?: never } : { requestBody: { content: { "multipart/form-data": B } } });

export interface Briefing {
  customer: { customer_id: string; name: string; kana: string | null; kind: "individual" | "corporate"; age: number | null; occupation: string | null; city: string | null; risk_level: number; purpose: string | null };
  as_of: string;
  since: string | null;
  sections: { kind: "who" | "changed" | "why_now" | "talk" | "unknown"; title: S["LabelBody"]; items: { text: S["RichBody"] }[] }[];
  holdings: S["ValuedHoldingBody"][];
  figures: { total: number; linked: number };
  excluded_products: number;
}

export interface ImportReport {
  import_id: string | null;
  dry_run: boolean;
  status: "preview" | "applying" | "applied" | "undone" | "failed";
  created_at: string;
  files: {
    name: string; kind: string | null; encoding: string; delimiter: string; rows: number; created: number; updated: number; unchanged: number; rejected: number; unknown_columns: string[];
    errors: { line: number; column: string | null; value: string | null; code: string; message: S["LabelBody"] }[];
    errors_total: number;
  }[];
  totals: { rows: number; created: number; updated: number; unchanged: number; rejected: number };
}

export interface PendingPaths {
  "/api/customers/{customer_id}/briefing": { get: Op<Briefing, never, { customer_id: string }> };
  "/api/trips/{trip_id}/briefings": { get: Op<{ items: Briefing[] }, never, { trip_id: string }> };
  "/api/imports": { get: Op<{ items: ImportReport[]; next_cursor: string | null }>; post: Op<ImportReport, { dry_run?: boolean }, never, { files: string[] }> };
  "/api/imports/{import_id}": { get: Op<ImportReport, never, { import_id: string }> };
  "/api/imports/{import_id}/undo": { post: Op<ImportReport, never, { import_id: string }> };
}
