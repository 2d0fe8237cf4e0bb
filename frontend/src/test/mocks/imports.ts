import { http, HttpResponse, type HttpHandler } from "msw";

import type { ImportFile, ImportReport } from "@/lib/api";

import { problem, signedIn } from "./answers";
import { book } from "./book";

const KINDS: NonNullable<ImportFile["kind"]>[] = ["customers", "products", "holdings", "sales_notes", "cash_inflows", "economic_events"];

function report(names: string[], dry_run: boolean): ImportReport {
  const files = names.map((name) => {
    const kind = KINDS.find((one) => name.includes(one)) ?? null;
    const bad = kind === "customers" ? [{ line: 7, column: "risk_level", value: "9", code: "out-of-range", message: { ja: "リスク許容度は 1 から 5 です。", en: "The risk level is from 1 to 5." } }, { line: 9, column: "name", value: null, code: "missing", message: { ja: "氏名がありません。", en: "The name is missing." } }] : [];
    return { name, kind, usable: kind !== null, encoding: "cp932", delimiter: ",", rows: 12, created: 10 - bad.length, updated: 1, unchanged: 1, rejected: bad.length, unknown_columns: kind === "customers" ? ["備考"] : [], errors: bad, errors_total: bad.length };
  });
  const sum = (key: "rows" | "created" | "updated" | "unchanged" | "rejected") => files.reduce((total, file) => total + file[key], 0);
  return { import_id: dry_run ? null : `imp-${book.imports.length + 1}`, dry_run, status: dry_run ? "preview" : "applied", created_at: "2026-11-20T07:40:00Z", files, failure: null, totals: { rows: sum("rows"), created: sum("created"), updated: sum("updated"), unchanged: sum("unchanged"), rejected: sum("rejected") } };
}

export const importHandlers: HttpHandler[] = [
  http.post("*/api/imports", async ({ request }) => {
    const form = await request.formData();
    // jsdom loses the names of files on their way to fetch; there the content names the file.
    const names = await Promise.all(form.getAll("files").map(async (file) => (typeof file === "string" ? file : file.name === "blob" ? file.text() : file.name)));
    const dry = new URL(request.url).searchParams.get("dry_run") === "true";
    const made = report(names, dry);
    if (!dry) book.imports.unshift(made);
    return signedIn(() => HttpResponse.json(made));
  }),
  http.get("*/api/imports", () => signedIn(() => HttpResponse.json({ items: book.imports.map(({ import_id, created_at, status, totals, files }) => ({ import_id, created_at, status, totals, files: files.map((file) => file.name), undo_until: "2099-01-01T00:00:00Z", user_id: "usr_takanashi", username: "takanashi" })), next_cursor: null }))),
  http.post("*/api/imports/:id/undo", ({ params }) => {
    const found = book.imports.find((one) => one.import_id === params["id"]);
    if (found === undefined) return problem(404, "not-found");
    found.status = "undone";
    return HttpResponse.json(found);
  }),
];
