import { http, HttpResponse, type HttpHandler } from "msw";

import type { Alarm, Device, DeviceCreate, DeviceImport, DeviceKey, Metric } from "@/lib/api";

import { problem, signedIn, versioned } from "./answers";
import { book } from "./book";
import { stamp, wave } from "./deviceData";

const found = (id: unknown) => book.devices.find((device) => device.device_id === id);

/** A full device of what was asked for. */
function created(body: DeviceCreate): Device {
  const customer = book.rows.find((row) => row.customer_id === body.customer_id);
  const thresholds = body.thresholds ?? [];
  return {
    device_id: body.device_id ?? `d-${book.devices.length + 1}`, name: body.name, kind: body.kind ?? "thermo-hygrometer", customer_id: body.customer_id, customer_name: customer?.name ?? "", owner_id: null, place: body.place ?? null, metrics: body.metrics ?? [],
    units: { temperature: "°C", humidity: "%" }, expected_interval_seconds: body.expected_interval_seconds ?? 60, thresholds, detect_anomalies: body.detect_anomalies ?? true, latest: null, state: "new", open_alarms: 0, ...stamp,
  };
}

function report(dry_run: boolean): DeviceImport {
  const errors = [{ line: 3, column: "customer_id", value: "C999", code: "no-customer", message: { ja: "この顧客はありません。", en: "There is no such customer." } }];
  const totals = { rows: 3, created: 2, updated: 0, unchanged: 0, rejected: 1 };
  return { dry_run, totals, files: [{ ...totals, name: "devices.csv", usable: true, encoding: "utf-8", delimiter: ",", unknown_columns: [], errors, errors_total: 1 }] };
}

export const deviceHandlers: HttpHandler[] = [
  http.get("*/api/devices", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const q = asked.get("q") ?? "";
    const items = book.devices.filter((one) => (asked.get("customer_id") ?? one.customer_id) === one.customer_id && (asked.get("state") ?? one.state) === one.state && [one.name, one.customer_name, one.place].some((text) => text?.includes(q)));
    return HttpResponse.json({ items, next_cursor: null, total: items.length });
  })),
  http.post("*/api/devices", async ({ request }) => {
    if (request.headers.get("Idempotency-Key") === null) return problem(428, "precondition-required");
    const made = created((await request.json()) as DeviceCreate);
    if (found(made.device_id) !== undefined) return problem(409, "already-exists");
    book.devices.unshift(made);
    return HttpResponse.json(made, { status: 201 });
  }),
  http.get("*/api/devices/:id", ({ params }) => signedIn(() => {
    const device = found(params["id"]);
    return device === undefined ? problem(404, "not-found") : HttpResponse.json(device);
  })),
  http.patch("*/api/devices/:id", async ({ request, params }) => versioned(request, found(params["id"]), (await request.json()) as Partial<Device>)),
  http.delete("*/api/devices/:id", ({ params }) => {
    book.devices = book.devices.filter((one) => one.device_id !== params["id"]);
    return new HttpResponse(null, { status: 204 });
  }),
  http.get("*/api/devices/:id/keys", () => signedIn(() => HttpResponse.json({ items: book.keys, next_cursor: null }))),
  http.post("*/api/devices/:id/keys", async ({ request, params }) => {
    const body = (await request.json()) as Pick<DeviceKey, "label" | "expires_at">;
    if (book.keys.length >= 2) return problem(409, "too-many-keys");
    const key: DeviceKey = { key_id: `k${book.keys.length + 1}a7f`, label: body.label, device_ids: [String(params["id"])], other_devices: 0, created_at: new Date().toISOString(), created_by: "高梨 遥", expires_at: body.expires_at, expired: false, last_used_at: null };
    book.keys.unshift(key);
    return HttpResponse.json({ ...key, secret: `otk_${key.key_id}_invented-secret` }, { status: 201 });
  }),
  http.delete("*/api/devices/:id/keys/:key", ({ params }) => {
    book.keys = book.keys.filter((key) => key.key_id !== params["key"]);
    return new HttpResponse(null, { status: 204 });
  }),
  http.post("*/api/imports/devices", ({ request }) => HttpResponse.json(report(new URL(request.url).searchParams.get("dry_run") === "true"))),
  http.get("*/api/metrics/series", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const [from, to, points] = [Number(asked.get("from")), Number(asked.get("to")), Number(asked.get("max_points"))];
    const ids = asked.getAll("device_id").filter((id) => found(id)?.latest != null);
    return HttpResponse.json({ from, to, stat: "minmax", series: ids.flatMap((id) => asked.getAll("metric").map((metric) => wave(id, metric as Metric, from, to, points))) });
  })),
  http.get("*/api/alarms", ({ request }) => signedIn(() => {
    const asked = new URL(request.url).searchParams;
    const state = (alarm: Alarm) => (alarm.cleared_at === null ? "open" : "cleared");
    const items = book.alarms.filter((one) => (asked.get("state") ?? state(one)) === state(one) && (asked.get("device_id") ?? one.device_id) === one.device_id && (asked.get("customer_id") ?? one.customer_id) === one.customer_id);
    return HttpResponse.json({ items, next_cursor: null });
  })),
  http.get("*/api/alarms/:device/:alarm", ({ params }) => signedIn(() => {
    const alarm = book.alarms.find((one) => one.alarm_id === params["alarm"]);
    return alarm === undefined ? problem(404, "not-found") : HttpResponse.json(alarm);
  })),
  http.post("*/api/alarms/:device/:alarm/:what", async ({ request, params }) => {
    const alarm = book.alarms.find((one) => one.alarm_id === params["alarm"]);
    const body = (await request.json()) as { note?: string | null; text?: string };
    if (alarm === undefined) return problem(404, "not-found");
    const acknowledging = params["what"] === "acknowledge";
    if (acknowledging && alarm.acknowledged_at !== null) return problem(409, "already-acknowledged");
    const at = new Date().toISOString();
    if (acknowledging) Object.assign(alarm, { acknowledged_at: at, acknowledged_by: "高梨 遥" });
    const text = body.note ?? body.text ?? "";
    if (text !== "") alarm.notes = [...alarm.notes, { at, by: "高梨 遥", text }];
    return HttpResponse.json(alarm);
  }),
];
