import type { Alarm, CustomerRow, Device, Metric, Series } from "@/lib/api";

const HOUR = 3_600_000;
export const stamp = { created_at: "2026-11-01T00:00:00Z", updated_at: "2026-11-01T00:00:00Z", version: 1 };

const HOT: Device["thresholds"][number] = { metric: "temperature", direction: "above", set_at: 28, clear_at: 26, minimum_seconds: 300, cooldown_seconds: 1800, severity: "critical" };
type Row = [id: string, name: string, at: number, place: string | null, state: Device["state"], minutes: number, thresholds: Device["thresholds"]];
const ROWS: Row[] = [
  ["mishima-cold-1", "冷蔵倉庫 1号", 1, "第二倉庫 2階", "alarm", 1, [HOT]],
  ["mishima-cold-2", "冷蔵倉庫 2号", 1, null, "ok", 1, [HOT]],
  ["iida-line", "組立ライン", 5, "工場 A棟", "offline", 190, []],
  ["fujieda-new", "応接室", 8, null, "new", 0, []],
];

function customerOf(rows: CustomerRow[], at: number) {
  const row = rows[at];
  return { customer_id: row?.customer_id ?? "C001", customer_name: row?.name ?? "", owner_id: row?.owner_id ?? null };
}

export function makeDevices(rows: CustomerRow[]): Device[] {
  return ROWS.map(([device_id, name, at, place, state, minutes, thresholds]) => ({
    device_id, name, kind: "thermo-hygrometer", place, metrics: ["temperature", "humidity"], units: { temperature: "°C", humidity: "%" }, expected_interval_seconds: 60, thresholds, detect_anomalies: true, state,
    latest: state === "new" ? null : { timestamp: Date.now() - minutes * 60_000, temperature: state === "alarm" ? 29.4 : 4.2, humidity: 51, status: "ok" }, open_alarms: state === "alarm" ? 1 : 0, ...customerOf(rows, at), ...stamp,
  }));
}

export function makeAlarms(rows: CustomerRow[]): Alarm[] {
  const opened = Date.now() - 2 * HOUR;
  const iso = (at: number) => new Date(at).toISOString();
  const base = { device_id: "mishima-cold-1", device_name: "冷蔵倉庫 1号", place: "第二倉庫 2階", customer_id: customerOf(rows, 1).customer_id, customer_name: customerOf(rows, 1).customer_name, unit: "°C", fault: null, notes: [], version: 1 };
  return [
    {
      ...base, alarm_id: `${opened}-above`, kind: "threshold", metric: "temperature", direction: "above", severity: "critical", opened_at: iso(opened), since: iso(opened - 5 * 60_000), cleared_at: null, acknowledged_at: null, acknowledged_by: null,
      value: 28.3, limit: 28, peak: 29.4, window: { from: iso(opened - HOUR), to: iso(Date.now()) }, text_ja: "温度が 28 °C 以上です。", text_en: "The temperature is at 28 °C or more.",
    },
    {
      ...base, alarm_id: "1760000000000-offline", kind: "offline", metric: null, unit: null, direction: null, severity: "warning", opened_at: "2026-10-09T08:53:20Z", since: "2026-10-09T08:50:00Z", cleared_at: "2026-10-09T10:00:00Z", acknowledged_at: "2026-10-09T09:00:00Z", acknowledged_by: "高梨 遥",
      value: null, limit: null, peak: null, window: { from: "2026-10-09T07:50:00Z", to: "2026-10-09T11:00:00Z" }, notes: [{ at: "2026-10-09T09:00:00Z", by: "高梨 遥", text: "停電との連絡あり。" }], text_ja: "送信が途絶えました。", text_en: "The device fell silent.",
    },
  ];
}

const BASE: Record<Metric, number> = { temperature: 21, humidity: 48 };

/** A daily wave with two silent hours each day, in spans of the asked number of points. */
export function wave(device_id: string, metric: Metric, from: number, to: number, points: number): Series {
  const end = Math.min(to, Date.now());
  const step = Math.max(60_000, Math.ceil((to - from) / points / 60_000) * 60_000);
  const series: Series = { device_id, metric, source: to - from > 8 * 24 * HOUR ? "1h" : "chunk", timestamps: [], values: [], minimum: [], maximum: [], gaps: [] };
  for (let at = Math.ceil(from / step) * step; at < end; at += step) {
    const hour = (at / HOUR) % 24;
    if (hour >= 3 && hour < 5) {
      const last = series.timestamps.at(-1);
      if (last !== undefined && series.gaps.at(-1)?.[0] !== last) series.gaps.push([last, Math.floor(at / HOUR) * HOUR + 2 * HOUR]);
      continue;
    }
    const value = BASE[metric] + 4 * Math.sin((hour / 24) * 2 * Math.PI) + 3 * Math.sin(at / (40 * 24 * HOUR)) + Math.sin(at / 420_000) * 0.4;
    series.timestamps.push(at);
    series.values.push(Number(value.toFixed(2)));
    series.minimum?.push(Number((value - step / (12 * HOUR) - 0.2).toFixed(2)));
    series.maximum?.push(Number((value + step / (12 * HOUR) + 0.2).toFixed(2)));
  }
  return series;
}
