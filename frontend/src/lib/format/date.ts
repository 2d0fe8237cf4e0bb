import type { Locale } from "@/lib/api";

const ZONE = "Asia/Tokyo";
const DAY = 86_400_000;

/** A plain date as UTC midnight, so that no browser zone can move it. */
function utc(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

function part(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions, zone = "UTC"): string {
  // en-GB writes "Sept"; the server and every other month have three letters.
  return new Intl.DateTimeFormat(locale === "ja" ? "ja-JP" : "en-GB", { ...options, timeZone: zone }).format(date).replace(/\bSept\b/, "Sep");
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);
}

/** Today in Japan, where the book is kept. */
export function todayInJapan(now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(now);
}

export function addDays(date: string, days: number): string {
  return new Date(utc(date).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** 11月25日 水 / Wed 25 Nov; with the year (2033年4月15日 / 15 Apr 2033) when it is not this year's. */
export function formatDay(date: string, locale: Locale, today = todayInJapan()): string {
  const day = utc(date);
  if (date.slice(0, 4) !== today.slice(0, 4)) return part(day, locale, { year: "numeric", month: locale === "ja" ? "long" : "short", day: "numeric" });
  if (locale === "ja") return `${part(day, locale, { month: "long", day: "numeric" })} ${part(day, locale, { weekday: "short" })}`;
  return `${part(day, locale, { weekday: "short" })} ${part(day, locale, { day: "numeric", month: "short" })}`;
}

/** 11月20日（金） / Friday 20 November. */
export function formatLongDay(date: string, locale: Locale): string {
  const day = utc(date);
  if (locale === "ja") return `${part(day, locale, { month: "long", day: "numeric" })}（${part(day, locale, { weekday: "short" })}）`;
  return part(day, locale, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
}

/** 9/7 in this year, 2025/9/7 otherwise; 7 Sep / 7 Sep 2025. */
export function formatShortDay(date: string, locale: Locale, today = todayInJapan()): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return part(utc(date), locale, locale === "ja" ? { ...year, month: "numeric", day: "numeric" } : { ...year, month: "short", day: "numeric" });
}

/** 今日, 明日, 18日後, 74日前 / today, tomorrow, in 18 days, 74 days ago. */
export function formatRelativeDays(days: number, locale: Locale): string {
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
  if (locale === "ja") return days > 0 ? `${formatCount(days)}日後` : `${formatCount(-days)}日前`;
  return days > 0 ? `in ${formatCount(days)} days` : `${formatCount(-days)} days ago`;
}

function formatCount(value: number): string {
  return value.toLocaleString("en-US");
}

/** 11/20 07:40, in Japan. */
export function formatDateTime(instant: string, locale: Locale): string {
  const options = locale === "ja" ? ({ month: "numeric", day: "numeric" } as const) : ({ month: "short", day: "numeric" } as const);
  return part(new Date(instant), locale, { ...options, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, ZONE).replace(",", "");
}

/** 2時間37分, 45分 / 2 h 37 min. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const [h, m] = locale === "ja" ? ["時間", "分"] : [" h ", " min"];
  if (hours === 0) return `${rest}${m}`;
  return `${hours}${h}${rest === 0 ? "" : `${rest}${m}`}`.trim();
}

/** Completed years on `today`. */
export function ageOn(birth: string, today = todayInJapan()): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** How long ago an instant was, in the largest sensible unit: 3分前 / 3 min ago. */
export function formatAge(instant: string | number, locale: Locale, now = Date.now()): string {
  const minutes = Math.round((new Date(instant).getTime() - now) / 60_000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
  if (Math.abs(minutes) < 2880) return relative.format(Math.round(minutes / 60), "hour");
  return relative.format(Math.round(minutes / 1440), "day");
}

export function isPast(instant: string, now = Date.now()): boolean {
  return new Date(instant).getTime() <= now;
}
