/** What a model has cost, in US dollars: cents from a dollar on, below that two figures that mean something. */
export function formatCost(dollars: number): string {
  const digits = dollars === 0 || dollars >= 1 ? 2 : 4;
  return `US$${dollars.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: digits })}`;
}

/** The month `back` months before the one of a day, as `2026-11`. */
export function monthBefore(day: string, back: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
}

/** A month as people write it: 2026年11月, November 2026. */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(Date.parse(`${month}-01T00:00:00Z`));
}
