import type { Customer } from "@/lib/api";
import { useLocale } from "@/lib/i18n";

/** 2024-01-01 was a Monday, which the API counts as 0. */
function weekday(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));
}

/** Runs of days as people say them: 月–金 10:00–12:00. */
export function useWindowText(): (window: Customer["visit_windows"][number]) => string {
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
