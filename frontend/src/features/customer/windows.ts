import type { Customer } from "@/lib/api";
import { useLocale } from "@/lib/i18n";

export type Window = Customer["visit_windows"][number];

/** 2024-01-01 was a Monday, which the API counts as 0. */
export function weekday(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));
}

/** Runs of days as people say them: 月–金 10:00–12:00. */
export function useWindowText(): (window: Window) => string {
  const locale = useLocale();
  return ({ weekdays, start, end }) => {
    const runs: number[][] = [];
    for (const day of [...weekdays].sort((a, b) => a - b)) {
      const run = runs.at(-1);
      if (run?.at(-1) === day - 1) run.push(day);
      else runs.push([day]);
    }
    const names = runs.map((run) => {
      const [first = 0, last = first] = [run[0], run.at(-1)];
      if (run.length <= 2) return run.map((day) => weekday(day, locale)).join("・");
      return `${weekday(first, locale)}–${weekday(last, locale)}`;
    });
    return `${names.join("・")} ${start}–${end}`;
  };
}

/** A form keeps windows as text. */
export function windowsText({ visit_windows }: Customer): string {
  return JSON.stringify(visit_windows);
}

export function windowsOf(text: string): Window[] {
  return JSON.parse(text) as Window[];
}

/** The windows; undefined while one has no day, or does not begin before it ends. */
export function readWindows(text: string): Window[] | undefined {
  const windows = windowsOf(text);
  return windows.every(({ weekdays, start, end }) => weekdays.length > 0 && start !== "" && start < end) ? windows : undefined;
}
