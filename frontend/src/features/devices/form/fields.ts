import type { Device, DeviceCreate, Metric, Threshold } from "@/lib/api";

/** The text of a number field until it is one. */
export interface LimitFields {
  id: number;
  metric: Metric;
  direction: Threshold["direction"];
  set_at: string;
  clear_at: string;
  minutes: string;
  severity: NonNullable<Threshold["severity"]>;
  cooldown: string;
}

export interface DeviceFields {
  device_id: string;
  name: string;
  customer_id: string | null;
  place: string;
  kind: string;
  metrics: Metric[];
  interval: string;
  limits: LimitFields[];
  detect_anomalies: boolean;
}

const MINUTE = 60;
let made = 0;

export function newLimit(metric: Metric): LimitFields {
  made += 1;
  return { id: made, metric, direction: "above", set_at: "", clear_at: "", minutes: "5", severity: "warning", cooldown: "30" };
}

export function fieldsOf(device: Device | null, customerId: string | null): DeviceFields {
  return {
    device_id: device?.device_id ?? "",
    name: device?.name ?? "",
    customer_id: device?.customer_id ?? customerId,
    place: device?.place ?? "",
    kind: device?.kind ?? "thermo-hygrometer",
    metrics: device?.metrics ?? ["temperature", "humidity"],
    interval: String(device?.expected_interval_seconds ?? MINUTE),
    limits: (device?.thresholds ?? []).map((threshold) => ({
      ...newLimit(threshold.metric), direction: threshold.direction, set_at: String(threshold.set_at), clear_at: String(threshold.clear_at),
      minutes: String(threshold.minimum_seconds / MINUTE), severity: threshold.severity, cooldown: String(threshold.cooldown_seconds / MINUTE),
    })),
    detect_anomalies: device?.detect_anomalies ?? true,
  };
}

/** A number as people type it, also in full width; null when it is none. */
export function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").replace("−", "-").trim();
  return plain === "" || !Number.isFinite(Number(plain)) ? null : Number(plain);
}

/** Whether the value at which an alarm ends lies on the right side of the one that sets it. */
export function inOrder({ direction, set_at, clear_at }: LimitFields): boolean {
  const [set, clear] = [numberOf(set_at), numberOf(clear_at)];
  if (set === null || clear === null) return true;
  return direction === "above" ? clear <= set : clear >= set;
}

function thresholdOf(limit: LimitFields): Threshold | null {
  const [set_at, clear_at, minutes, cooldown] = [limit.set_at, limit.clear_at, limit.minutes, limit.cooldown].map(numberOf);
  if (set_at == null || clear_at == null || minutes == null || cooldown == null || !inOrder(limit)) return null;
  return { metric: limit.metric, direction: limit.direction, set_at, clear_at, minimum_seconds: Math.round(minutes * MINUTE), cooldown_seconds: Math.round(cooldown * MINUTE), severity: limit.severity };
}

/** What is sent; null while something is missing. */
export function bodyOf(fields: DeviceFields): DeviceCreate | null {
  const interval = numberOf(fields.interval);
  const thresholds = fields.limits.map(thresholdOf);
  if (fields.name.trim() === "" || fields.customer_id === null || fields.kind.trim() === "" || fields.metrics.length === 0 || interval === null || thresholds.includes(null)) return null;
  return {
    device_id: fields.device_id.trim() === "" ? null : fields.device_id.trim(),
    name: fields.name.trim(),
    customer_id: fields.customer_id,
    place: fields.place.trim() === "" ? null : fields.place.trim(),
    kind: fields.kind.trim(),
    metrics: fields.metrics,
    expected_interval_seconds: Math.round(interval),
    thresholds: thresholds.filter((threshold) => threshold !== null),
    detect_anomalies: fields.detect_anomalies,
  };
}
