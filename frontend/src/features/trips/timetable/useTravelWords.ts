import { useLingui } from "@lingui/react/macro";

import { formatMinutes } from "@/lib/format";
import { useLocale } from "@/lib/i18n";

import type { Lunch, Travel } from "../lib/timetable";

const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

/** A leg or the lunch between two stops, in words. */
export function useTravelWords(): (item: Travel | Lunch) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (item) => {
    if (item.type === "lunch") {
      const minutes = formatMinutes(minutesOf(item.end_at) - minutesOf(item.start_at), locale);
      const from = item.start_at;
      return t`Lunch ${minutes} from ${from}`;
    }
    const minutes = formatMinutes(item.minutes, locale);
    switch (item.mode) {
      case "walk":
        return t`Walk ${minutes}`;
      case "car":
        return t`Car ${minutes}`;
      case "train":
        return t`Train ${minutes}`;
      case "air":
        return t`Flight ${minutes}`;
    }
  };
}
