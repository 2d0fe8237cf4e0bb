import type { Locale, Metric } from "@/lib/api";

import { formatDateTime, todayInJapan } from "./date";

export const UNITS: Record<Metric, string> = { temperature: "°C", humidity: "%" };

/** 24.6 °C, 51 %: a tenth of a degree, whole percents. */
export function formatReading(value: number | null | undefined, metric: Metric): string {
  if (value === null || value === undefined) return "—";
  const text = value.toLocaleString("en-US", { minimumFractionDigits: metric === "temperature" ? 1 : 0, maximumFractionDigits: 1 });
  return `${text.replace("-", "−")} ${UNITS[metric]}`;
}

/** The minute an instant lies in. */
export function toMinute(at: number): number {
  return at - (at % 60_000);
}

/** 11/20 07:40:12, in Japan; with the year when it is not `now`'s. */
export function formatMoment(instant: number | string, locale: Locale, now = Date.now()): string {
  const date = new Date(instant);
  const seconds = date.getUTCSeconds() === 0 ? "" : `:${String(date.getUTCSeconds()).padStart(2, "0")}`;
  const year = todayInJapan(date).slice(0, 4);
  const shown = year === todayInJapan(new Date(now)).slice(0, 4) ? "" : `${year}${locale === "ja" ? "/" : " "}`;
  return `${shown}${formatDateTime(date.toISOString(), locale)}${seconds}`;
}

const STEPS: [seconds: number, ja: string, en: string][] = [[86_400, "日", "d"], [3600, "時間", "h"], [60, "分", "min"], [1, "秒", "s"]];

/** 90 → 90秒 / 90 s, 600 → 10分 / 10 min: the largest unit that divides it. */
export function formatDuration(seconds: number, locale: Locale): string {
  const [size, ja, en] = STEPS.find(([step]) => seconds >= step && seconds % step === 0) ?? [1, "秒", "s"];
  return locale === "ja" ? `${seconds / size}${ja}` : `${seconds / size} ${en}`;
}

/** How long somebody has to wait, rounded up: 42 → 42秒 / 42 s, 61 → 2分 / 2 min. */
export function formatWait(seconds: number, locale: Locale): string {
  return formatDuration(seconds < 60 ? Math.ceil(seconds) : Math.ceil(seconds / 60) * 60, locale);
}
